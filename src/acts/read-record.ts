import { StaleCase } from '../store/case-store.ts';
import type { AuditEvent } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';

/**
 * Reads a case with its whole record, for somebody at the command line. That they do is an event of the record itself, written before
 * anything is handed out. Nothing when the scheme has no such case.
 */
export async function readRecord(
  { store, scheme, now }: Pick<Deps, 'store' | 'scheme' | 'now'>,
  ref: string,
  did: 'export' | 'subject access',
  by: Actor,
): Promise<{ current: Case; events: AuditEvent[] } | undefined> {
  for (;;) {
    const read = await store.find(ref);
    if (read?.case.scheme !== scheme.name) return undefined;
    try {
      const at = now().toISOString();
      const current = await commit({ store }, { read, next: read.case, did, by, at, origin: { place: 'command line' } });
      // A step that somebody takes meanwhile comes after what is handed out.
      const events = (await store.eventsOf(ref)).filter(({ seq }) => seq <= current.events);
      return { current, events };
    } catch (error) {
      if (!(error instanceof StaleCase)) throw error;
    }
  }
}
