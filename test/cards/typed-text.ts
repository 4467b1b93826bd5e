import { londonDay } from '../../src/typed/london.ts';
import { noRisks, otherAgency, questionIds, questionOf, type Answers, type QuestionId, type Typed } from '../../src/referral/questions.ts';
import { choicesOf, readAnswers } from '../../src/referral/check.ts';
import { noon, northLincolnshire } from '../builders.ts';

/** Begins every text that a person types in the longest previews, so that it is known again wherever it turns up. */
export const markOf = (what: string): string => `⟦${what}⟧`;
export const marks = /⟦[^⟧]*⟧/g;

/** What people paste, and what an attacker would try: wide, right to left, Markdown, HTML, and the template's own language. */
const awkward = [
  'W'.repeat(44),
  '![p](http://a.example/p.png)',
  '[link](http://a.example/x)',
  '<img src=x onerror=alert(1)>',
  '${1+1} ${title}',
  `"it's" “quoted”`,
  'שלום مرحبا',
  '👩‍🚒👨‍👩‍👧‍👦',
  '<script>alert(1)</script> <b>bold</b>',
  '# **strong** _slanted_ `code`',
  'http://a.example/bare',
  '- one\\',
  '漢字と仮名',
].join(' ');

/** Typed text may look like the template's own language. Without it, whatever looks so on a card comes from the template. */
export const withoutBraces = (view: unknown): unknown => JSON.parse(JSON.stringify(view).replaceAll('${', '§{'));

/** Text of exactly this length, filled up with characters that take most bytes. */
export function longText(what: string, longest: number): string {
  const start = `${markOf(what)} ${awkward}`;
  const segments = new Intl.Segmenter('en-GB').segment(start);
  const kept = [...segments].filter(({ index, segment }) => index + segment.length <= longest).map(({ segment }) => segment);
  return kept.join('').trimEnd().padEnd(longest, '漢');
}

const isFree = (id: QuestionId) => ['text', 'lines', 'long text'].includes(questionOf(id).kind);

/** The choices that bring the most questions, and what stands in the inputs that take no free text. */
const chosen: Typed = {
  ...{ agency: otherAgency, referrerTelephone: '01632 960123', referralDate: '4/3/2026', grounds: 'both' },
  ...{ dateOfBirth: '12/3/2010', disabled: 'yes', postCode: 'DN15 9ZZ', recipientTelephone: '07700 900123' },
  ...{ safeToCall: 'no', leaveMessage: 'no', recipientAgreed: 'not safe to ask', propertyOwner: 'social housing' },
  ...{ propertyType: 'semi-detached house or bungalow', reported: 'no', wouldBeCrime: 'yes', perpetratorWhere: 'other' },
  ...{ conditions: 'yes', perpetratorLivesThere: 'not known', perpetratorMayRemain: 'not known', ownerAgreed: 'yes' },
  ...{ victimRisk: 'high', riskDate: '3/3/2026', marac: 'referred', maracDate: '12/3/2026', threatGrade: 'medium' },
  ...{ operativeSafety: 'high', escortLikely: 'not known', urgency: 'immediate' },
};

/** A referral on both grounds with every question asked and every text filled to its limit. */
export const longestTyped: Typed = Object.fromEntries(
  questionIds.map((id) => {
    const { kind, longest = 100 } = questionOf(id);
    if (kind === 'choices') return [id, allOf(id).join(',')];
    return [id, isFree(id) ? longText(id, longest) : chosen[id]];
  }),
);

function allOf(id: QuestionId): string[] {
  return choicesOf(id, northLincolnshire).filter((choice) => choice !== noRisks);
}

const read = readAnswers(longestTyped, { scheme: northLincolnshire, today: londonDay(noon) });
/** Empty unless the form has changed and `chosen` has not followed. */
export const longestErrors = read.errors;
export const longestAnswers: Answers = read.answers;

/** More than any input takes, in every free text: as somebody pastes it past the client. */
export const tooLongTyped: Typed = Object.fromEntries(
  Object.entries(longestTyped).map(([id, text]) => [id, isFree(id as QuestionId) ? longText(id, 5_000) : text]),
);
