import { personalFields, type FieldChange } from '../../src/record/audit-changes.ts';
import type { AuditEvent } from '../../src/record/event.ts';
import type { Case } from '../../src/case/case.ts';
import { canonical } from '../../src/case/canonical.ts';
import { questionIds, type QuestionId } from '../../src/referral/questions.ts';
import type { Row } from './document.ts';
import type { Held } from '../../src/privacy/subject-access.ts';
import { becauseWords } from '../words/because.ts';
import { eventWords, exactTime, originWords, whoWords } from './case-record.ts';
import { questionWords } from '../words/form-words.ts';
import { answerWords, gradeWords } from '../rows/referral-rows.ts';
import { answersAbout, markWords, type ThirdParty } from '../words/third-party.ts';
import { costWords, feltWords, fitWords, visitWords } from '../words/visit-words.ts';
import { capital, statusWords } from '../words/words.ts';

const about = (text: string | undefined, label: string, whom?: ThirdParty): Row[] =>
  text ? [{ label, text, ...(whom && { mark: markWords(whom) }) }] : [];
const time = (at: string | undefined): string | undefined => at && exactTime(at);
const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const isQuestion = (id: string): id is QuestionId => questionIds.some((one) => one === id);

/** The case in short: where it stands, who has to do with it, and when. */
export function caseRows(current: Case): Row[] {
  const { status, sentAt, startedAt, dueAt, district, assessment, referrer, check, authorised, holder, visit, escort, reviewAt } = current;
  const { agreement, checkedLog, escort: escortText } = current.private;
  return [
    ...about(statusWords[status], 'Status'),
    ...about(time(startedAt), 'Started'),
    ...about(time(sentAt), 'Sent'),
    ...about(time(dueAt), 'Due'),
    ...about(district, 'Post code district'),
    ...about(assessment && [capital(assessment.verdict), ...becauseWords(assessment)].join('. '), 'What the criteria say'),
    ...about(referrer.name, 'Sent by', 'the referrer'),
    ...about(gradeWords(current), 'Threat to life', check && 'staff'),
    ...about(checkedLog, 'Log number that was looked up'),
    ...about(authorised && `${authorised.by.name}, ${exactTime(authorised.at)}`, 'Authorised by', 'staff'),
    ...about(holder?.name, 'Job held by', 'staff'),
    ...about(visit && visitWords(current), 'Visit'),
    ...about(agreement, 'Landlord and owner agreed', 'the owner'),
    ...about(
      escort && `${capital(escort.decision)}: ${escort.by.name}, ${exactTime(escort.at)}. ${escortText ?? ''}`,
      'Police escort',
      'staff',
    ),
    ...about(time(reviewAt), 'To be looked at again'),
    ...about(current.failedVisits === undefined ? undefined : String(current.failedVisits), 'Failed visits'),
    ...about(time(current.updatedAt), 'Recipient last told how things stand'),
    ...about(time(current.updateDueAt), 'To be told again'),
    ...about(current.victimSupport && exactTime(current.victimSupport.openedAt), 'Victim Support: task since'),
    ...about(current.victimSupport?.done?.name, 'Victim Support told by', 'staff'),
    ...legalHoldRows(current),
    ...about([current.continues ?? [], current.repeats ?? []].flat().join(', '), 'Other cases of this recipient or home'),
  ];
}

/** Who put the case under legal hold, or ended that, and in which words. */
const legalHoldRows = ({ private: { legalHolds = [] } }: Case): Row[] =>
  legalHolds.flatMap(({ did, by, at, text }) => [
    ...about(`${by.name} ${eventWords(did)}`, exactTime(at), 'staff'),
    ...about(text, `In their words (${eventWords(did)})`, 'free text that may name others'),
  ]);

/** Every answer of the form as it stands now; of a draft as it was typed. */
export const answerRows = ({ private: { answers, typed } }: Case): Row[] =>
  questionIds.flatMap((id) => about(answerWords(id, answers) || typed[id], questionWords[id].label.replace(/[?:]$/, ''), answersAbout[id]));

/** Every step with its reason and its words: feedback, questions, refusals and what was met at the door are among them. */
export const historyRows = ({ history, private: { texts } }: Case): Row[] =>
  history.flatMap(({ version, step, by, at, from, to, reason }) => [
    ...about(`${by.name} ${eventWords(step)}: from “${statusWords[from]}” to “${statusWords[to]}”`, exactTime(at), 'staff'),
    ...about(reason, 'Reason'),
    ...about(texts[version], `In their words (${eventWords(step)})`, 'free text that may name others'),
  ]);

/** What was done at the address, the contacts afterwards, and facts that were changed. */
export function workRows(current: Case): Row[] {
  const { fit, contacts = [], amendments = [] } = current.private;
  const results = (fit?.results ?? []).map(({ measure, fitted, quantity, product, because }) =>
    [`${measure}: ${fitted ? `fitted (${quantity ?? 1})` : 'not fitted'}`, product, because].filter(Boolean).join('. '),
  );
  return [
    ...about(fitWords(current), 'What was done'),
    ...about(results.join('\n'), 'Item by item', 'free text that may name others'),
    ...about(fit?.extra, 'Beside that', 'free text that may name others'),
    ...about(fit?.weakDoor, 'Weak or damaged door'),
    ...about(
      fit?.fire &&
        Object.entries(fit.fire)
          .map(([what, answer]) => `${what}: ${answer}`)
          .join('. '),
      'Fire safety',
    ),
    ...about(costWords(current), 'Cost'),
    ...contacts.flatMap((contact) => [
      ...about(`${capital(contact.outcome)}. ${feltWords(contact)}`, `Contact, ${exactTime(contact.at)}`),
      ...about(contact.by.name, 'Contact made by', 'staff'),
      ...about(contact.text, 'What was said', 'free text that may name others'),
    ]),
    ...amendments.flatMap(({ changes }) =>
      changes.flatMap((change) => changeRow(change.id, change.old || 'no answer', change.new || 'no answer')),
    ),
  ];
}

function changeRow(id: string, old: string, now: string): Row[] {
  const isKnown = isQuestion(id);
  const label = isKnown ? questionWords[id].label.replace(/[?:]$/, '') : id;
  return about(`from “${old}” to “${now}”`, `Changed: ${label}`, isKnown ? answersAbout[id] : 'free text that may name others');
}

/** Who did or read what, when; and what the record keeps of earlier facts. */
export const eventRows = ({ current, events }: Held): Row[] =>
  events.flatMap((event) => [
    ...about(`${whoWords(event)} ${eventWords(event.did)}. From: ${originWords(event)}`, `${event.seq}. ${exactTime(event.at)}`, 'staff'),
    ...keptRows(event, personalFields(current)),
  ]);

/** What stands in the case as it was written then is told above; everything else is told here. */
function keptRows({ private: hidden }: AuditEvent, now: Map<string, unknown>): Row[] {
  const isTold = ({ field, old, new: written }: FieldChange) => old === undefined && canonical(now.get(field)) === canonical(written);
  const changes = (hidden?.changes ?? []).filter((change) => !isTold(change));
  return [
    ...about(hidden?.facts?.join('\n'), 'What the card said then', 'the perpetrator'),
    ...changes.flatMap(({ field, old, new: after }) =>
      changeRow(
        field.replace(/^private\.(answers\.)?/, ''),
        old === undefined ? 'nothing' : plain(old),
        after === undefined ? 'nothing' : plain(after),
      ),
    ),
  ];
}

/** Cards of the case that still stand in chats. */
export const postingRows = ({ postings }: Held): Row[] =>
  postings.flatMap(({ card, to }) => about('person' in to ? to.name : `the channel for ${to.channel}`, `Card in a chat: ${card}`, 'staff'));
