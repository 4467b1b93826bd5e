import { subjectDocument } from '../../../cards/papers/subject-access.ts';
import { withEvent } from '../../../src/record/audit.ts';
import type { Case, Contact, Fit } from '../../../src/case/case.ts';
import { caseSchema } from '../../../src/case/case.ts';
import { questionIds, questionOf, type Answers, type QuestionId } from '../../../src/referral/questions.ts';
import { aCase, coordinator, entry, noon, operative, referrer } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';

type Private = Required<Case['private']>;
const isChosen = (id: QuestionId) => ['choice', 'choices', 'date'].includes(questionOf(id).kind);
const typedQuestions = questionIds.filter((id) => !isChosen(id));
/** Half of the questions have an answer, of the other half only what was typed stands there. */
const [answered, onlyTyped] = [0, 1].map((half) => typedQuestions.filter((_, at) => at % 2 === half)) as [QuestionId[], QuestionId[]];
const marked = (part: string, ids: QuestionId[]) => Object.fromEntries(ids.map((id) => [id, `⟦${part}.${id}⟧`]));

// A field that comes to the personal part, to a fit or to a contact does not compile here until it has a mark.
const fit: Required<Fit> = {
  results: [{ measure: '⟦fit.measure⟧', fitted: true, quantity: 7, product: '⟦fit.product⟧', because: '⟦fit.because⟧' }],
  ...{ extra: '⟦fit.extra⟧', goods: 1_234, time: 5_678, weakDoor: '⟦fit.weakDoor⟧' },
  fire: { post: '⟦fire.post⟧', alarm: '⟦fire.alarm⟧', escape: '⟦fire.escape⟧', arson: '⟦fire.arson⟧' },
};
const contact: Required<Contact> = {
  ...{ at: noon, by: { ...coordinator, name: '⟦contact.by⟧' }, outcome: 'reached', before: 1, after: 4 },
  ...{ worked: '⟦contact.worked⟧', text: '⟦contact.text⟧' },
};
const everything: Private = {
  typed: marked('typed', onlyTyped),
  answers: marked('answers', answered) as Answers,
  texts: { 3: '⟦texts⟧' },
  ...{ checkedLog: '⟦checkedLog⟧', agreement: '⟦agreement⟧', escort: '⟦escort⟧', fit, contacts: [contact] },
  amendments: [{ version: 3, changes: [{ id: 'address', old: '⟦amendment.old⟧', new: '⟦amendment.new⟧' }] }],
  legalHolds: [{ did: 'legal hold', at: noon, by: { ...coordinator, name: '⟦hold.by⟧' }, text: '⟦hold.text⟧' }],
  looks: { '7.1': { same: [{ what: 'name', as: 'recipient' }], cleared: ['a hash'] } },
};
const full = aCase({
  status: 'follow-up',
  escort: { decision: 'escort arranged', by: operative, at: noon },
  installedAt: noon,
  costs: { goods: 1_234, time: 5_678 },
  private: everything,
});
const toldOf = (current: Case, events: Parameters<typeof subjectDocument>[0]['held'][number]['events'] = []) =>
  JSON.stringify(subjectDocument({ refs: [], alike: [], unreadable: [], held: [{ current, events, postings: [] }] }, noon));
const marksIn = (text: string): string[] => [...new Set(text.match(/⟦[^⟧]*⟧/g))].sort();

it('tells every personal field of a case, each with a mark of its own', () => {
  expect(Object.keys(everything).sort()).toEqual(Object.keys(caseSchema.shape.private.shape).sort());
  expect(marksIn(JSON.stringify(everything)).length).toBeGreaterThan(35);
  expect(marksIn(toldOf(full))).toEqual(marksIn(JSON.stringify(everything)));
});

it('marks the words of a legal hold as free text that may name others', () => {
  const document = subjectDocument({ refs: [], alike: [], unreadable: [], held: [{ current: full, events: [], postings: [] }] }, noon);
  const row = document.parts.flatMap(({ rows }) => rows).find(({ text }) => text.includes('⟦hold.text⟧'));
  expect(row?.mark).toContain('free text that may name others');
});

it('tells what only the record still holds, also of what had no value before; what stands in the case is told once', () => {
  const said = { ...full, version: 4, history: [...full.history, entry(4, 'hold', coordinator, 'ready', 'on hold')] };
  const first = withEvent(undefined, full, 'send', referrer, noon);
  const spoken = { ...first.next, ...without(said, 'events', 'head'), private: { ...everything, texts: { 3: '⟦texts⟧', 4: '⟦spoken⟧' } } };
  const second = withEvent(first.next, spoken, 'hold', coordinator, noon);
  const events = [first.event, second.event];
  const words = toldOf({ ...second.next, private: everything }, events);
  expect(words).toContain('⟦spoken⟧');
  expect(words.match(/⟦hold\.text⟧/g)).toHaveLength(1);
});
