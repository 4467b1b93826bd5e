import { dateWords, hourWords } from '../../cards/words/time-words.ts';
import { telephoneWords } from '../../cards/words/telephone-words.ts';
import { toQuestionInput } from '../../cards/rows/question-inputs.ts';
import { capital } from '../../cards/words/words.ts';
import { londonTime } from '../../src/typed/london.ts';
import { questionOf, type QuestionId } from '../../src/referral/questions.ts';
import { readUntil } from '../../src/typed/duty-until.ts';
import { plainText } from '../../src/typed/plain-text.ts';
import { readField, type Field } from '../../src/typed/read-field.ts';
import { northLincolnshire, today } from '../builders.ts';
import { seeded } from '../src/life/random.ts';

type Shown = (answer: string) => string;
const inOneLine = (field: Field): Field => ({ ...field, longest: 100 });
const asIs: Shown = (answer) => answer;
/** Each kind of answer, and how it is shown to whoever gave it. */
const kinds: Record<string, [Field, Shown]> = {
  day: [{ kind: 'date', lies: 'ahead' }, dateWords],
  'day that lies back': [{ kind: 'date' }, dateWords],
  'day of a meeting': [{ kind: 'date', lies: 'either', mayBeNotKnown: true }, (answer) => capital(dateWords(answer))],
  birth: [questionOf('dateOfBirth'), (answer) => capital(dateWords(answer))],
  time: [{ kind: 'time' }, (answer) => hourWords(londonTime('2026-03-05', answer))],
  telephone: [questionOf('recipientTelephone'), (answer) => capital(telephoneWords(answer))],
  'post code': [questionOf('postCode'), capital],
  count: [{ kind: 'count' }, asIs],
  amount: [{ kind: 'amount' }, (pence) => `£${(Number(pence) / 100).toFixed(2)}`],
  choice: [{ kind: 'choice', choices: ['yes', 'no', 'not known'] }, capital],
  choices: [inOneLine(questionOf('operativeRisks')), asIs],
  name: [questionOf('recipientName'), asIs],
  address: [questionOf('address'), asIs],
  'log numbers': [questionOf('logNumber'), asIs],
};
const answerOf = (typed: string, field: Field): string | undefined => {
  const read = readField(typed, field, today);
  return 'answer' in read ? [read.answer].flat().join(',') : undefined;
};

/** What people type, in pieces: put together at random they are now and then an answer, and mostly nearly one. */
const pieces = [
  ...[
    '07700',
    '900123',
    '07700 910001',
    '01632 960123',
    '+44',
    '(0)',
    'ext 4',
    'DN15',
    '9ZZ',
    '0',
    '1',
    '2',
    '12',
    '31',
    '1985',
    '26',
    '4/3',
    '9',
  ],
  ...['March', 'Friday', 'next week', 'tomorrow', 'today', 'aged', 'years old', 'am', 'pm', 'half', 'past', 'one', 'noon', 'yes', 'no'],
  ...['not known', 'none', 'tbc', 'dogs', 'weapons', 'Jo', 'Invented', 'Lane', 'ring', 'after', 'or', 'and', '£', 'on', 'at', 'in'],
  ...[
    '/',
    '-',
    '.',
    ':',
    ',',
    ';',
    '\n',
    '(',
    ')',
    '–',
    '’',
    '“',
    '#',
    '*',
    '😀',
    '👩‍👧',
    '\u202E',
    '\u200F',
    '\u0000',
    '\u200B',
    '１２',
    '０',
    'é',
    '陈',
  ],
];
const random = seeded(13);
const drawn = Array.from({ length: 2_000 }, () =>
  Array.from({ length: random.between(1, 6) }, () => random.pick(pieces)).join(random.pick(['', ' ', ' '])),
);
const nasty = [
  '😀'.repeat(50),
  '\u202E321 009 00770\u202C',
  'x'.repeat(5_000),
  '1'.repeat(5_000),
  '\u0000',
  '７７００９００１２３',
  'ring 07700 900123 after 3',
];

describe.each(Object.entries(kinds))('a %s', (_, [field, shown]) => {
  const read = [...drawn, ...nasty].flatMap((typed) => {
    const answer = answerOf(typed, field);
    return answer === undefined ? [] : [{ typed, answer }];
  });

  it('is read now and then', () => expect(read.length).toBeGreaterThan(5));

  it('that is shown back reads the same again', () => {
    expect(read.filter(({ answer }) => answerOf(shown(answer), field) !== answer)).toEqual([]);
  });
});

it('a telephone has every figure that was typed, in the same order', () => {
  const figures = (text: string) =>
    plainText(text)
      .normalize('NFKC')
      .replace(/\(please check\)/, '')
      .replace(/^\s*(?:\+|00)\s*44/, '')
      .replace(/\D/g, '')
      .replace(/^0+/, '');
  const read = drawn.flatMap((typed) => {
    const answer = answerOf(typed, questionOf('recipientTelephone'));
    return answer === undefined || !/\d/.test(answer) ? [] : [[figures(typed), figures(answer)]];
  });
  expect(read.length).toBeGreaterThan(5);
  expect(read.filter(([typed, answer]) => typed !== answer)).toEqual([]);
});

it('until when somebody is off duty is read or not, and never thrown', () => {
  const now = new Date('2026-03-04T12:00:00.000Z');
  const read = [...drawn, ...nasty].map((typed) => readUntil(typed, now));
  expect(read.filter(Boolean).length).toBeGreaterThan(20);
  expect(read.filter((at) => at !== undefined && !(at > now.toISOString()))).toEqual([]);
});

it('what stands in an input again is read as it was, whatever was typed', () => {
  const ids: QuestionId[] = ['dateOfBirth', 'referralDate', 'maracDate', 'recipientTelephone', 'postCode', 'disabled', 'measures'];
  const other = ids.flatMap((id) =>
    [...drawn, ...nasty].filter((text) => {
      const typed = { [id]: plainText(text) };
      const { value } = toQuestionInput(id, typed, [], northLincolnshire, typed);
      return answerOf(text, questionOf(id)) !== undefined && answerOf(value, questionOf(id)) !== answerOf(text, questionOf(id));
    }),
  );
  expect(other).toEqual([]);
});
