import type { AuditEvent } from '../../src/record/event.ts';
import { london } from '../../src/typed/london.ts';
import type { CaseRecord, Decision } from '../../src/record/audit-export.ts';
import type { Document, Part, Row } from './document.ts';
import { didWords, mayWords, oneOf, statusWords } from '../words/words.ts';

/** "Wednesday 4 March 2026, 12:00:05 GMT (2026-03-04T12:00:05.000Z)". */
export function exactTime(at: string): string {
  const time = london(at);
  return `${time.toFormat('cccc d LLLL yyyy, HH:mm:ss')} ${time.offset === 0 ? 'GMT' : 'BST'} (${at})`;
}

const otherWords: Record<Exclude<AuditEvent['did'], keyof typeof didWords>, string> = {
  open: 'read it',
  notice: 'sent a reminder',
  export: 'wrote this record out',
  'subject access': 'wrote out what is held on the recipient',
  'legal hold': 'put it under legal hold',
  'end legal hold': 'ended the legal hold',
  erase: 'erased what was personal',
};
export const eventWords = (did: AuditEvent['did']): string => ({ ...didWords, ...otherWords })[did];

export const whoWords = ({ by }: AuditEvent): string => {
  const roles = by.roles.map((role) => mayWords[role].replace(/^an? /, ''));
  return `${by.name}${roles.length > 0 ? ` (${oneOf(roles, 'and')})` : ''}`;
};
export const originWords = ({ origin }: AuditEvent): string =>
  origin ? `${origin.place}${origin.posting ? `, card ${origin.posting}` : ''}` : 'not recorded';

const digestWords = 'It is the SHA-256 of the salt and the lines below, with a line feed between each and none at the end (UTF-8).';
const rowsOf = (rows: [label: string, text: string | undefined][]): Row[] =>
  rows.flatMap(([label, text]) => (text ? [{ label, text }] : []));

function factRows({ facts, event }: Decision): Row[] {
  if (facts === 'not kept') return rowsOf([['What was shown', 'The facts were not kept with this decision.']]);
  if (facts === 'erased') return rowsOf([['Digest of what was shown', `${event.digest ?? ''}. The facts themselves were erased.`]]);
  return [
    ...rowsOf([
      [
        'Digest of what was shown',
        `${event.digest ?? ''}. ${facts.digestHolds ? 'The facts below fit it.' : 'THE FACTS BELOW DO NOT FIT IT.'} ${digestWords}`,
      ],
      ['Salt', facts.salt],
    ]),
    ...facts.lines.map((line, at) => ({ label: `Shown, line ${at + 1}`, text: line })),
  ];
}

function decisionPart(decision: Decision): Part {
  const { event, reason, isUnproven, text } = decision;
  return {
    heading: `${event.by.name} ${eventWords(event.did)}`,
    rows: [
      ...rowsOf([
        ['When', exactTime(event.at)],
        ['Who', `${whoWords(event)}, id ${event.by.id}`],
        ['Tenant', event.by.tenant],
        ['From which posting', originWords(event)],
        ['Decision', `${eventWords(event.did)}: from “${statusWords[event.from]}” to “${statusWords[event.to]}”`],
        [isUnproven ? 'Reason, as the case says; the chain does not prove it' : 'Reason', reason],
        ['In their words', text],
        ['Event', `${event.seq}, hash ${event.hash}`],
      ]),
      ...factRows(decision),
    ],
  };
}

const chainPart = ({ events, chain }: CaseRecord): Part => ({
  heading: 'The chain of events',
  rows: [
    {
      label: 'Is the record whole?',
      text:
        chain.faults.length === 0
          ? `Yes: ${chain.events} events, each with the hash of the one before it. The last is ${chain.head}.`
          : `NO. ${chain.faults.map(({ seq, what }) => `Event ${seq}: ${what}`).join('. ')}.`,
    },
    ...events.map((event) => ({
      label: `${event.seq}. ${exactTime(event.at)}`,
      text: `${whoWords(event)} ${eventWords(event.did)}${event.card ? `: ${event.card}` : ''}. From: ${originWords(event)}. Hash ${event.hash}`,
    })),
  ],
});

/** The record of a case for people: each decision with the facts as they were shown, then the chain. */
export function recordDocument(record: CaseRecord, made: string): Document {
  const { ref, status, decisions } = record;
  return {
    title: `${ref}: record of an authorisation`,
    made,
    intro: [
      `Made on ${exactTime(made)}. The case is now: ${statusWords[status]}.`,
      'Facts stand as the card showed them to whoever decided, not as they may have become since.',
      ...(decisions.length === 0 ? ['Nobody has decided on this case yet.'] : []),
    ],
    parts: [...decisions.map(decisionPart), chainPart(record)],
  };
}
