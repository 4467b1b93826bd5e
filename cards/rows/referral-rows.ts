import type { Case } from '../../src/case/case.ts';
import { answersNow, unsafeVisit } from '../../src/case/unsafe-visit.ts';
import { askedIn } from '../../src/referral/asked.ts';
import { noRisks, questionOf, type Answers, type QuestionId, type Section } from '../../src/referral/questions.ts';
import { sinceVisit } from './at-the-door.ts';
import { longestText, rowOf, quoteOf, type Row } from './case-view.ts';
import { questionWords } from '../words/form-words.ts';
import { telephoneWords } from '../words/telephone-words.ts';
import { dateWords } from '../words/time-words.ts';
import { capital, oneOf } from '../words/words.ts';

/** A checked answer as it is read: dates in words, several choices with commas, lines as one line. */
export function answerWords(id: QuestionId, answers: Answers): string {
  const answer = answers[id];
  if (answer === undefined) return '';
  if (Array.isArray(answer)) return capital(oneOf(answer, 'and'));
  const { kind } = questionOf(id);
  if (kind === 'date' || kind === 'birth') return capital(dateWords(answer));
  if (kind === 'telephone') return capital(telephoneWords(answer));
  return kind === 'choice' ? capital(answer) : answer;
}

/** What is at stake may stand in the last line of these. */
export const riskTexts: QuestionId[] = ['prompt', 'details', 'operativeRisksMore'];

/** One row for each question of a section that applies, of so many characters; those to be read whole are not cut. */
export const sectionRows = (section: Section, answers: Answers, longest: number, readWhole: QuestionId[] = []): Row[] =>
  askedIn(answers, section)
    .map((id) =>
      rowOf(questionWords[id].label.replace(/[?:]$/, ''), answerWords(id, answers), readWhole.includes(id) ? longestText : longest),
    )
    .filter((one) => one !== undefined);

export const addressWords = ({ address, postCode }: Answers): string =>
  [address?.replace(/\n+/g, ', '), postCode].filter(Boolean).join(', ');

/** How the recipient may be called. Where there is no telephone nothing is said about calling. */
export function callRows({ recipientTelephone, safeToCall, whenToCall, leaveMessage }: Answers): (Row | undefined)[] {
  const telephone = rowOf('Contact Telephone', recipientTelephone && capital(telephoneWords(recipientTelephone)));
  if (recipientTelephone === 'none') return [telephone];
  return [
    telephone,
    rowOf('Safe to call', capital(safeToCall ?? 'not known')),
    rowOf('When to call', whenToCall),
    rowOf('Leave a message', capital(leaveMessage ?? 'not known')),
  ];
}

/** Who the perpetrator is, and where. Only for those who check, authorise or decide: never for a job. */
export const perpetratorRows = ({ perpetratorName, perpetratorWhere, perpetratorWhereMore }: Answers): (Row | undefined)[] => [
  rowOf('Perpetrator', perpetratorName === 'not known' ? 'Not known' : perpetratorName),
  rowOf('Where the perpetrator is', [perpetratorWhere && capital(perpetratorWhere), perpetratorWhereMore].filter(Boolean).join(': ')),
];

/** The safety of those who go, as it counts now: the grade, since when where a visit has raised it, and the risks that were named. */
export function safetyWords(current: Case, now: Date): string {
  const { operativeSafety = 'not known', operativeRisks = [] } = answersNow(current);
  const visit = unsafeVisit(current);
  // A referral of before may say both: of a high danger nobody reads that there is none.
  const risks = operativeRisks.filter((risk) => operativeSafety !== 'high' || risk !== noRisks).join(', ');
  return `${capital(operativeSafety)}${visit ? ` ${sinceVisit(visit, now)}` : ''}${risks ? ` (${risks})` : ''}`;
}

export function gradeWords(current: Case): string | undefined {
  const {
    check,
    private: { answers },
  } = current;
  const { threatGrade } = answers;
  // Of a threat that the police do not know, what the referrer says is all that there is.
  const claim = check?.grade === 'no record' && threatGrade ? `. The referrer says: ${threatGrade}` : '';
  if (check) return `${capital(check.grade)}, checked by ${check.by.name}${claim}`;
  return threatGrade && `${capital(threatGrade)}, as the referrer says. ${notLookedUp(current) ?? 'Not checked yet'}`;
}

export const logWords = (current: Case): string | undefined => notLookedUp(current) ?? current.private.answers.logNumber;

/** After "no record" the referrer was asked for the number, and nobody has looked it up since: what was found goes for the old one. */
function notLookedUp({ check, askedAgain, private: { checkedLog, answers } }: Case): string | undefined {
  const { logNumber } = answers;
  if (check || !askedAgain || !checkedLog || !logNumber) return undefined;
  const isNone = /^none\.?$/i;
  const old = isNone.test(checkedLog) ? 'No record without a number' : `No record for ${checkedLog}`;
  if (isNone.test(logNumber)) return `${old}; no new number`;
  return checkedLog === logNumber ? `${old}; the same number is given again` : `${old}; new number ${logNumber} not looked up yet`;
}

/** What was asked by an Inspector or a co-ordinator, and what the referrer answered. */
export function questionQuotes(current: Case): Row[] {
  const {
    history,
    private: { texts },
  } = current;
  return history
    .filter(({ step }) => step === 'ask' || step === 'answer')
    .slice(-4)
    .flatMap(({ step, version, by }) => quoteOf(step === 'ask' ? `${by.name} asked` : `${by.name} answered`, texts[version]));
}
