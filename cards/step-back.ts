import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { mayBeHeld } from '../src/case/steps.ts';
import type { CaseCard } from '../src/case/cards.ts';
import { point, points } from './rows/case-view.ts';

export const stepBackView = z.strictObject({
  ...{ ref: z.string(), card: z.string(), title: z.string(), intro: z.string(), losses: z.array(point) },
  ...{ speak: z.string(), fallbackText: z.string() },
});

/** Asks once more whether somebody knows someone in the case, and says what will be hidden and lost. `card` is where Back leads. */
export function toStepBackView({ ref, holder, status, visit }: Case, card: CaseCard, to: string): z.infer<typeof stepBackView> {
  const title = `${ref}: do you know someone in it?`;
  const intro = 'Press it again, and this case is hidden from you at once and for good. Nobody can show it to you again.';
  const holds = holder?.id === to && mayBeHeld.includes(status);
  return {
    ...{ ref, card, title, intro },
    losses: points([
      'Its cards, its reminders and its place in your lists go.',
      ...(holds ? ['The job that you hold goes back, so that somebody else can take it, and its address goes from this chat.'] : []),
      ...(holds && visit ? ['The visit that is planned is off.'] : []),
      'Those who look after the case read your name and the ref, and nothing else.',
    ]),
    ...{ speak: `${title} ${intro}`, fallbackText: `${title} Type: I know someone in ${ref}` },
  };
}
