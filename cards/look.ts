import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import type { LookShown } from '../src/delivery/lookers.ts';
import type { Same } from '../src/case/may-know.ts';
import { caseView, rowOf, toCaseView } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { momentWords } from './words/time-words.ts';
import { mayWords, oneOf } from './words/words.ts';

export const lookView = caseView.extend({ look: z.string(), canOpen: z.boolean() });

const doNotAsk = 'Do not ask this person or their team. Ask their manager, or the professional standards contact.';
const outcomes = '“Not the same person” shows them the case again, as far as their role allows. “The same” hides it from them for good.';

/** "has the same name and address as the perpetrator". Facts may have changed since the look was opened. */
function sameWords(same: Same[]): string {
  const [first] = same;
  if (!first) return 'had something the same as somebody in this case. The facts were changed since, and nothing is the same now';
  const what = same.filter(({ as }) => as === first.as).map((one) => one.what);
  return `has the same ${oneOf(what, 'and')} as the ${first.as}`;
}

/**
 * Somebody may be, or may know, a person of the case: whoever looks reads who it is and what is the same, and says whether it is one person.
 * `minds`: a co-ordinator reads it, who may open the case.
 */
export function toLookView(current: Case, seen: Seen, { look, same }: LookShown, minds = false): z.infer<typeof lookView> {
  const {
    ref,
    referrer,
    private: { answers },
  } = current;
  const { who, readAt, held } = look;
  const roles = who.roles.map((role) => mayWords[role].replace(/^an? /, ''));
  const isReferrer = who.id === referrer.id;
  const unseen = isReferrer
    ? 'They referred it, so they see what they sent and how it stands, and nothing else until you answer.'
    : 'They see nothing of this case until you answer, and do not know why.';
  const read = readAt && `${who.name} could read this case from ${momentWords(readAt, seen.now).replace(/^on /, '')}.`;
  const view = toCaseView(current, seen, {
    title: `${ref}: is this the same person?`,
    status: `${who.name} ${sameWords(same)}.`,
    why: `${unseen} ${doNotAsk} ${outcomes}`,
    warnings: read
      ? ['First: is the recipient safe? Have the police been told?', read, ...(held ? ['They held the job. It went back.'] : [])]
      : [],
    rows: [
      rowOf('They are', [...roles, ...(isReferrer ? ['the referrer'] : [])].join(', ') || 'without a role'),
      same.some(({ as }) => as === 'perpetrator') ? rowOf('Who is the perpetrator', answers.perpetratorName) : undefined,
      same.some(({ as }) => as === 'recipient') ? rowOf('Recipient', answers.recipientName) : undefined,
    ],
  });
  // A name as somebody gave it to Teams is shown as text only: what is spoken, or stands in place of a card, may be read as Markdown.
  const said = `${view.title}. Somebody may know someone in this case.`;
  return { ...view, speak: said, fallbackText: `${said} Type: case ${ref}`, look: look.id, canOpen: minds };
}
