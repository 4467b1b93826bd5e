import { toChangeFormView } from '../../cards/change-form.ts';
import { toChangeView } from '../../cards/change.ts';
import { render } from '../../cards/render.ts';
import { mayOpen } from '../../src/case/access.ts';
import { isKeptFrom } from '../../src/step/apply-step.ts';
import { changeFacts } from '../../src/acts/change-facts.ts';
import type { Case } from '../../src/case/case.ts';
import { openCase } from '../../src/acts/open-case.ts';
import { mayBeHeld, steps } from '../../src/case/steps.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import type { Section, Typed } from '../../src/referral/questions.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn/turn.ts';
import { answerTo, cardOr, type OnCase } from './step.ts';

type OnCard = OnCase & { card: CaseCard };
type OnSection = OnCard & { section: Section };

const seenNow = ({ scheme, now }: BotDeps, notice?: string) => ({ scheme, now: now(), ...(notice && { notice }) });

/** Facts are changed by the referrer and by a co-ordinator, in their own chat, on a card that is not out of date. */
async function changeable(deps: BotDeps, turn: Turn, { ref, version, card }: OnCard): Promise<{ current: Case } | { answer: Answer }> {
  const current = (await deps.store.find(ref))?.case;
  const may =
    current &&
    turn.isPersonal &&
    !isKeptFrom(current, turn.by, 'change facts') &&
    (current.referrer.id === turn.by.id || turn.by.roles.includes('co-ordinator'));
  const possible = may && current.version === version && steps[current.status]['change facts'] && mayOpen(card, turn.by, current);
  return possible
    ? { current }
    : {
        answer: await cardOr(
          deps,
          turn,
          card,
          current,
          current && 'That cannot be changed now. Here is the case as it is. Nothing was changed.',
        ),
      };
}

export async function openChange(deps: BotDeps, turn: Turn, data: OnCard): Promise<Answer> {
  const found = await changeable(deps, turn, data);
  return 'answer' in found ? found.answer : render('change', toChangeView(found.current, data.card));
}

/** Somebody else was on the job: who changes its facts must not wonder whether they know. */
const holderTold = ({ holder, status }: Case, { by }: Turn): string | undefined =>
  holder && holder.id !== by.id && mayBeHeld.includes(status) ? 'Saved. Whoever holds the job was told to stop.' : undefined;

/** Opens one section with its present answers. For whom they are not their own, that is a reading of the whole case. */
export async function openChangeForm(deps: BotDeps, turn: Turn, data: OnSection): Promise<Answer> {
  const found = await changeable(deps, turn, data);
  if ('answer' in found) return found.answer;
  const { ref, section, card } = data;
  const isOwn = card === 'referral' || !mayOpen('whole case', turn.by, found.current);
  const read = isOwn ? undefined : await openCase(deps, ref, turn.by, () => 'whole case', undefined, pressedBy(turn).origin);
  const current = isOwn ? found.current : read?.case;
  if (!current) return cardOr(deps, turn, card, current);
  return render('change-form', toChangeFormView(current, section, card, seenNow(deps)));
}

export async function saveChanges(
  deps: BotDeps,
  turn: Turn,
  { inputs, ...data }: OnSection & { inputs: Record<string, string> },
): Promise<Answer> {
  const { ref, version, card, section } = data;
  const found = await changeable(deps, turn, data);
  if ('answer' in found) return found.answer;
  const text = inputs['text'] ?? '';
  const changing = { ref, version, ...pressedBy(turn), section, typed: inputs as Typed, text };
  const changed = await changeFacts(deps, changing, pressedPosting(turn, card));
  if ('outcome' in changed) return answerTo(deps, turn, card, changed.outcome, holderTold(found.current, turn));
  const { current, nothing, ...attempt } = changed;
  const notice = nothing ? 'Nothing is different yet. Change an answer, or press Back.' : undefined;
  return render('change-form', toChangeFormView(current, section, card, seenNow(deps, notice), { ...attempt, text }));
}
