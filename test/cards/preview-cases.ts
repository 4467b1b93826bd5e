import type { Seen } from '../../cards/words/seen.ts';
import { asTyped } from '../../src/acts/answer.ts';
import { applyStep, withSending } from '../../src/step/apply-step.ts';
import type { Press } from '../../src/step/press.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { openSection, readAnswers } from '../../src/referral/check.ts';
import type { Typed } from '../../src/referral/questions.ts';
import * as people from '../builders.ts';
import {
  aDraft,
  aTypedReferral,
  coordinator,
  desk,
  entry,
  inspector,
  noon,
  northLincolnshire,
  operative,
  referrer,
  today,
} from '../builders.ts';
import { longestTyped, longText } from './typed-text.ts';

/** All previews are seen at the builders' noon; what happened, happened in the hour before. */
export const seen: Seen = { scheme: northLincolnshire, now: new Date(noon) };
export const seenWith = (notice: string): Seen => ({ ...seen, notice });
export const seenNextDay: Seen = { ...seen, now: new Date('2026-03-05T14:30:00.000Z') };
export const seenWithoutDesk: Seen = { ...seen, scheme: { ...northLincolnshire, policeDesk: false } };

/** The case after a step that the rules allow, so that no preview shows a case that cannot be. */
export function after(
  current: Case,
  step: Press['step'],
  by: Actor,
  said: Partial<Pick<Press, 'reason' | 'text' | 'details' | 'at'>> = {},
): Case {
  const at = new Date(Date.parse('2026-03-04T11:20:00.000Z') + current.version * 300_000).toISOString();
  const outcome = applyStep(current, { step, by, at, version: current.version, ...said }, northLincolnshire);
  if (!outcome.ok) throw new Error(`A preview cannot be made: ${step}: ${outcome.no.why}`);
  return outcome.case;
}

/** A referral that was typed and sent. `known` is what the service finds of earlier cases. */
export function sent(typed: Typed = {}, by: Actor = referrer, known: Pick<Case, 'continues' | 'continuesAfter' | 'repeats'> = {}): Case {
  const startedAt = '2026-03-04T11:10:00.000Z';
  const history = [entry(1, 'start', by, 'draft', 'draft', startedAt)];
  const draft = aDraft(aTypedReferral(typed), { referrer: by, startedAt, history, ...known });
  const { answers, errors } = readAnswers(draft.private.typed, { scheme: northLincolnshire, today });
  if (openSection({ answers, errors }))
    throw new Error(`A preview cannot be sent: ${errors.map(({ id, problem }) => `${id} ${problem}`).join(', ')}`);
  const complete = { ...draft, private: { typed: {}, answers, texts: {} } };
  return after(withSending(complete, { by, at: '2026-03-04T11:25:00.000Z' }, northLincolnshire), 'send', by);
}

export const domesticAbuse: Typed = { ...asTyped(people.domesticAbuse), riskDate: '3/3/2026', maracDate: '12/3/2026' };
export const both = { ...domesticAbuse, grounds: 'both' };
export const under18 = {
  ...{ dateOfBirth: '12/3/2010', safeToCall: 'no', leaveMessage: 'no', whenToCall: 'never' },
  ...{ recipientAgreed: 'not safe to ask', notAgreedReason: 'He reads her messages.' },
};
const inDoubt = { postCode: 'DN9 1ZZ', recipientAgreed: 'not safe to ask', notAgreedReason: 'He reads her messages.' };

export const toCheck = sent();
export const toAuthorise = after(toCheck, 'confirm medium', desk);
export const authorised = after(toAuthorise, 'authorise', inspector);
export const taken = after(authorised, 'take', operative);
export const handBack = { reason: 'not safe for one person', text: 'The dog is loose in the yard. Two of us should go.' };
export const handedBack = after(taken, 'hand back', operative, handBack);

export const refusal = { reason: 'another measure fits better', text: 'The recipient moves tomorrow. Please refer the new home.' };
export const refused = after(toAuthorise, 'refuse', inspector, refusal);
export const inspectorAsks = { text: 'Does his brother still live next door? Has he made threats as well?' };
export const asked = after(toAuthorise, 'ask', inspector, inspectorAsks);
export const answered = after(asked, 'answer', referrer, { text: 'He moved out in January. He has made no threats.' });
export const noRecord = after(toCheck, 'no record', desk);

export const inDoubtCase = sent(inDoubt);
export const decline = { reason: 'outside the area', text: 'The house lies west of the river, in Doncaster’s area.' };
export const declined = after(inDoubtCase, 'decline', coordinator, decline);
export const accepted = after(inDoubtCase, 'accept', coordinator);
export const coordinatorAsks = after(inDoubtCase, 'ask', coordinator, { text: 'Is the house east or west of the river?' });

export const under18Case = after(after(sent(under18), 'accept', coordinator), 'confirm medium', desk);
export const under18Taken = after(after(under18Case, 'authorise', inspector), 'take', operative);
export const bothToCheck = sent({ ...both, victimRisk: 'not assessed' });
export const bothCase = after(bothToCheck, 'confirm medium', desk);
export const domesticAbuseCase = sent(domesticAbuse);
export const notEligible = sent({
  ...domesticAbuse,
  ...{ perpetratorLivesThere: 'yes', ownerAgreed: 'no', victimRisk: 'medium', reported: 'no', wouldBeCrime: 'yes' },
  measures: 'replace door locks,CCTV',
});
/** What the scheme does not cover: beyond the first section nothing is asked. */
const firstSection = ['agency', 'referrerName', 'referrerTelephone', 'referralDate'];
export const notCovered = (grounds: 'residential burglary' | 'something else'): Typed => ({
  ...Object.fromEntries(Object.entries(aTypedReferral()).map(([id, text]) => [id, firstSection.includes(id) ? text : ''])),
  grounds,
});
export const burglary = sent(notCovered('residential burglary'));
export const needsInformation = sent({
  ...domesticAbuse,
  ...{ perpetratorMayRemain: 'not known', ownerAgreed: 'not asked yet', victimRisk: 'not assessed' },
});

/** Everything typed to its limit, on both grounds, by people with names as long as the platform allows. */
export const longNamed = (by: Actor): Actor => ({ ...by, name: longText(`name of ${by.name}`, 100) });
export const longestOfficer = longNamed(inspector);
const says = (what: string) => ({ text: longText(what, 1_000) });
export const longestQuestion = longText('question', 1_000);
export const longestInDoubt = sent(longestTyped, longNamed(referrer));
export const longestAccepted = after(longestInDoubt, 'accept', longNamed(coordinator));
export const longestToAuthorise = after(longestAccepted, 'confirm medium', longNamed(desk));
export const longestAsked = after(longestToAuthorise, 'ask', longestOfficer, says('question'));
export const longestAnswered = after(longestAsked, 'answer', longNamed(referrer), says('reply'));
export const longestRefused = after(longestAnswered, 'refuse', longestOfficer, { ...refusal, ...says('refusal') });
const longestAuthorised = after(longestAnswered, 'authorise', longestOfficer);
export const longestTaken = after(longestAuthorised, 'take', longNamed(operative));
export const longestDeclined = after(longestInDoubt, 'decline', longNamed(coordinator), { ...decline, ...says('decline') });
