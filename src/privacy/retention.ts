import type { Deps } from '../acts/deps.ts';
import type { Status } from '../case/steps.ts';
import { erasureOf } from '../clock/erasure.ts';
import { everyRef } from '../case/every-ref.ts';
import { eraseCase } from '../acts/erase-case.ts';

/** A case that has ended and is not erased yet, without a word about anybody. */
export interface Kept {
  ref: string;
  status: Status;
  endedAt: string;
  eraseAt: string;
  held: boolean;
  /** Its time is over and no legal hold stands. */
  due: boolean;
  /** It was erased just now. */
  erased: boolean;
}

const page = 100;

/**
 * Goes through all cases of the scheme and gives those that have ended, by ref. Unless it is `dry`, those that are due are erased. The
 * clocks do the same by themselves; this finds also what came into the store without a clock. Rejects as the store does.
 */
export async function* retention(deps: Pick<Deps, 'store' | 'scheme' | 'now'>, dry: boolean): AsyncGenerator<Kept> {
  const { store, scheme, now } = deps;
  for await (const ref of everyRef((after) => store.refs(scheme.name, after, page))) {
    const read = await store.find(ref);
    const times = read && erasureOf(read.case, scheme.retention);
    if (!times) continue;
    const held = read.case.legalHold !== undefined;
    const due = !held && times.eraseAt <= now().toISOString();
    yield {
      ref,
      status: read.case.status,
      ...times,
      held,
      due,
      erased: due && !dry && (await eraseCase(deps, read, { place: 'command line' })),
    };
  }
}
