import type { FoundSubject } from '../../src/privacy/find-subject.ts';
import type { Held } from '../../src/privacy/subject-access.ts';
import type { Document, Part } from './document.ts';
import { exactTime } from './case-record.ts';
import { answerRows, caseRows, eventRows, historyRows, postingRows, workRows } from './held-rows.ts';

const listed = (refs: string[]) => refs.join(', ');

function heldParts(held: Held): Part[] {
  const { current } = held;
  const parts: Part[] = [
    { heading: `${current.ref}: the case`, rows: caseRows(current) },
    { heading: `${current.ref}: the answers of the form`, rows: answerRows(current) },
    { heading: `${current.ref}: what was done`, rows: workRows(current) },
    { heading: `${current.ref}: the steps`, rows: historyRows(current) },
    { heading: `${current.ref}: who did or read what`, rows: eventRows(held) },
    { heading: `${current.ref}: cards in chats`, rows: postingRows(held) },
  ];
  return parts.filter(({ rows }) => rows.length > 0);
}

/** All that is held on a recipient, as one document. What is about somebody else, or may name them, is marked; nothing is left out. */
export function subjectDocument({ held, alike, unreadable }: FoundSubject & { held: Held[] }, made: string): Document {
  return {
    title: 'Subject access: what is held on a recipient',
    made,
    intro: [
      `Made on ${exactTime(made)}. Cases: ${listed(held.map(({ current }) => current.ref))}.`,
      'Rows with a mark are about somebody else, or may name them. Look at each of them before you disclose it. Giving away where the perpetrator is, who referred, or what was said in confidence can put people in danger.',
      ...(alike.length > 0
        ? [`Not in here, but with the same name or the same date of birth: ${listed(alike)}. Look whether they are about the same person.`]
        : []),
      ...(unreadable.length > 0 ? [`Not in here, because they could not be read: ${listed(unreadable)}.`] : []),
    ],
    parts: held.flatMap(heldParts),
  };
}
