import { canonical, sha256 } from '../case/canonical.ts';

/** What every event of a record has, whatever it is about. `private` is not part of `hash`: it may be erased, and its hash stays. */
export interface Link {
  seq: number;
  did: string;
  /** SHA-256 over `private`. */
  privateHash?: string;
  private?: unknown;
  /** The hash of the event before it; empty for the first. */
  previous: string;
  hash: string;
}

/** Where a record ends: how many events it has, and the hash of the last. */
export interface End {
  events: number;
  head: string;
}

export const hashOf = (link: object): string => sha256(JSON.stringify(Object.entries(link).sort(([a], [b]) => (a < b ? -1 : 1))));
export const hashOfPrivate = (hidden: unknown): string => sha256(canonical(hidden));

/** What does not fit together in a record, and at which event. */
export interface RecordFault {
  seq: number;
  what:
    | 'out of its place'
    | 'does not follow the event before it'
    | 'was changed'
    | 'its personal part was changed'
    | 'its personal part is gone, and no erasure follows'
    | 'the record does not end where it should';
}

function faultOf(link: Link, before: Link | undefined, at: number, isErased: boolean): RecordFault['what'] | undefined {
  const { hash, private: hidden, ...open } = link;
  if (link.seq !== at + 1) return 'out of its place';
  if (hashOf(open) !== hash) return 'was changed';
  if (link.previous !== (before?.hash ?? '')) return 'does not follow the event before it';
  if (hidden) return hashOfPrivate(hidden) === open.privateHash ? undefined : 'its personal part was changed';
  return open.privateHash && !isErased ? 'its personal part is gone, and no erasure follows' : undefined;
}

/** The faults of a record, at most one for each event and one for its end. Empty when the record is whole. */
export function recordFaults(links: Link[], end: End): RecordFault[] {
  const erasure = links.findLastIndex(({ did }) => did === 'erase');
  const broken = links.flatMap((link, at): RecordFault[] => {
    const what = faultOf(link, links[at - 1], at, at < erasure);
    return what ? [{ seq: link.seq, what }] : [];
  });
  const ends = links.length === end.events && (links.at(-1)?.hash ?? '') === end.head;
  return ends ? broken : [...broken, { seq: end.events, what: 'the record does not end where it should' }];
}
