import type { Case, HistoryEntry } from '../../src/case/case.ts';
import type { QuestionId } from '../../src/referral/questions.ts';
import { throughReferrer } from './arranging.ts';
import { firstAndLast } from './earlier-rows.ts';
import { momentWords } from '../words/time-words.ts';
import { visitWords } from '../words/visit-words.ts';
import { cut, oneOf } from '../words/words.ts';

/** What stands on the card of whoever holds the job, as it is named there: of any other fact they read neither what it was nor that it was this one. */
const shownThere: Partial<Record<QuestionId, string>> = {
  ...{ recipientName: 'Recipient', address: 'Address', postCode: 'Post Code', recipientTelephone: 'Contact Telephone' },
  ...{ safeToCall: 'Safe to call', whenToCall: 'When to call', leaveMessage: 'Leave a message' },
  ...{ accessNeeds: 'Access needs', accessRestrictions: 'Access restrictions', propertyType: 'Property Type' },
  ...{ operativeSafety: 'Safety of operatives', operativeRisks: 'Risks', operativeRisksMore: 'What you should know' },
  ...{ escortLikely: 'Police escort likely', measures: 'What is needed', measuresMore: 'What else is needed' },
};
/** These stand there only where the visit is arranged through the referrer. */
const ofReferrer: Partial<Record<QuestionId, string>> = { referrerName: 'Referrer', referrerTelephone: 'Referrer’s telephone' };
const longestOld = 100;

/** After one of these whoever holds the job has gone by the facts as they are. */
const goesByThem = ['take', 'assign', 'schedule'];

function changesSince(current: Case): HistoryEntry[] {
  const last = current.history.findLast(({ step }) => goesByThem.includes(step))?.version ?? 0;
  return current.history.filter(({ step, version }) => step === 'change facts' && version > last);
}

function shownChanges({ private: { amendments = [], answers } }: Case, steps: HistoryEntry[]): { label: string; old: string }[] {
  const versions = steps.map(({ version }) => version);
  const changes = firstAndLast(amendments.filter(({ version }) => versions.includes(version)));
  return Object.entries({ ...shownThere, ...(throughReferrer(answers) && ofReferrer) }).flatMap(([id, label]) => {
    const change = changes.get(id);
    return change && change.old !== change.new ? [{ label, old: change.old }] : [];
  });
}

const fell = ({ from, to }: HistoryEntry): boolean => from === 'scheduled' && to === 'allocated';

/** What changed since the holder last took the job or planned, and whether the visit stands. */
export function changedLines(current: Case, now: Date): string[] {
  const steps = changesSince(current);
  const last = steps.at(-1);
  if (!last) return [];
  const when = momentWords(last.at, now);
  const found = shownChanges(current, steps).map(
    ({ label, old }) => `${label}, was ${old ? `“${cut(oneLine(old), longestOld)}”` : 'not given'}`,
  );
  return [
    found.length > 0 ? `Changed ${when}: ${found.join('; ')}.` : `Facts were changed ${when}, but none that stands here.`,
    ...(steps.some(fell) ? ['Agree the visit again: the one that was planned is off.'] : []),
    ...(current.status === 'scheduled' ? [`The visit stands: ${visitWords(current, now)}`] : []),
  ];
}

/** The same in short, for the word to stop: which facts one change was about, and what becomes of the visit. */
export function changedInShort(current: Case, told: HistoryEntry): string {
  const labels = shownChanges(current, [told]).map(({ label }) => label);
  const what = labels.length > 0 ? `Changed: ${oneOf(labels, 'and')}.` : 'Facts of this job have changed.';
  return `${what}${fell(told) ? ' The visit that was planned is off.' : told.to === 'scheduled' ? ' The visit stands.' : ''}`;
}

const oneLine = (text: string) => text.replace(/\n+/g, ', ');
