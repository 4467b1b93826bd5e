import type { AuditEvent } from '../../src/record/event.ts';
import { recordFaults } from '../../src/record/chain.ts';
import type { Case } from '../../src/case/case.ts';
import { isOpen } from '../../src/case/steps.ts';
import type { Posting } from '../../src/delivery/message.ts';
import type { Left } from './chaos.ts';

/** One case as the store has it. */
export interface Kept {
  current: Case;
  events: AuditEvent[];
  postings: Posting[];
}
/** Everything that the store has of the refs that anybody was shown; a ref without a case is missing. */
export async function readAll({ store, ledger }: Left): Promise<{ kept: Map<string, Kept>; missing: string[] }> {
  const kept = new Map<string, Kept>();
  const missing: string[] = [];
  for (const ref of ledger.refs) {
    const found = await store.find(ref);
    if (found) kept.set(ref, { current: found.case, events: await store.eventsOf(ref), postings: await store.postingsOf(ref) });
    else missing.push(`${ref} was shown to somebody and is not in the store`);
  }
  return { kept, missing };
}

/** What was acknowledged and is not there, or is there more often than somebody meant it. */
export function lost({ ledger }: Left, kept: Map<string, Kept>): string[] {
  const notKept = ledger.acknowledged.filter(({ ref, step, by, version }) => {
    const { current, events = [] } = kept.get(ref) ?? {};
    const done =
      step === 'save' ? events.filter((event) => event.did === 'save') : (current?.history ?? []).filter((entry) => entry.step === step);
    return done.filter((one) => one.version === version && one.by.id === by).length !== 1;
  });
  const tooOften = [...kept.values()].flatMap(({ current: { ref, history } }) =>
    history
      .filter(
        ({ step, by }) =>
          step !== 'start' && history.filter((one) => one.step === step && one.by.id === by.id).length > ledger.meantOf(ref, step, by.id),
      )
      .map(({ step, by }) => `${ref}: ${by.name} did not mean to ${step} so often`),
  );
  const changed = [...kept.values()].filter(
    ({
      current: {
        ref,
        sentAt,
        private: { answers },
      },
    }) => sentAt && answers.prompt !== ledger.prompts.get(ref),
  );
  return [
    ...notKept.map(({ ref, step, by, version }) => `${ref}: ${step} by ${by} made version ${version}, and the store does not know it once`),
    ...new Set(tooOften),
    ...changed.map(({ current: { ref } }) => `${ref}: what was typed is not what is kept`),
  ];
}

/** Records with a gap, or that tell another story than the history. */
export function gaps(kept: Map<string, Kept>): string[] {
  return [...kept.values()].flatMap(({ current, events }) => {
    const { ref, history, version, status } = current;
    const told = events.filter(({ did }) => !['save', 'open', 'notice'].includes(did));
    const story = (all: { version: number; by: { id: string }; from: string; to: string; at: string }[], did: string[]) =>
      all.map(({ version: of, by, from, to, at }, n) => [of, did[n], by.id, from, to, at].join(' ')).join('\n');
    const steps = events.filter(({ did }) => !['open', 'notice'].includes(did));
    const wrong: [string, boolean][] = [
      [
        `its record is broken at ${recordFaults(events, current)
          .map(({ seq }) => seq)
          .join(', ')}`,
        recordFaults(events, current).length > 0,
      ],
      [
        'its record and its history differ',
        story(
          told,
          told.map(({ did }) => did),
        ) !==
          story(
            history,
            history.map(({ step }) => step),
          ),
      ],
      ['its record leaves out a version', steps.some(({ version: of }, at) => of !== at + 1) || steps.length !== version],
      ['its status is not where the last step led', events.at(-1)?.to !== status],
    ];
    return wrong.flatMap(([words, is]) => (is ? [`${ref}: ${words}`] : []));
  });
}

/** Open cases of which no clock will ever remind anybody. */
export const silent = (kept: Map<string, Kept>): string[] =>
  [...kept.values()]
    .filter(({ current }) => isOpen(current.status) && current.nextNoticeAt === undefined)
    .map(({ current }) => `${current.ref}: it is ${current.status}, and nobody will be reminded`);
