import { chaos, seed, type Ground, type Left } from './chaos.ts';
import { forgotten, repeated, stale, stuck, undelivered, unmarked } from './verdict-cards.ts';
import { gaps, lost, readAll, silent, type Kept } from './verdict.ts';

/** Let people work through all journeys on one store while the bot is killed, then hold the three promises against what is left. */
export function describeChaos(name: string, ground: (folder: string, seed: number) => Promise<Ground>): void {
  describe(`the bot on ${name}, killed again and again`, () => {
    let left: Left;
    let kept: Map<string, Kept>;
    let missing: string[];
    beforeAll(async () => {
      process.stderr.write(`Chaos on ${name}. To play it again: CHAOS_SEED=${seed}\n`);
      left = await chaos(ground);
      ({ kept, missing } = await readAll(left));
      process.stderr.write(`${JSON.stringify(left.figures, undefined, 1)}\n`);
    }, 600_000);
    afterAll(() => left?.remove());

    /** The seed stands in every failure. Five faults are enough to read. */
    const none = (faults: string[]) =>
      expect({ seed, faults: faults.length, first: faults.slice(0, 5) }).toEqual({ seed, faults: 0, first: [] });

    it('let everybody do what they set out to do', () => none(left.ledger.stuck));
    it('comes to rest with an empty outbox', () => none(left.restless));
    it('has lost nothing that it acknowledged, and did nothing twice', () => none([...missing, ...lost(left, kept)]));
    it('has a record without a gap of every case', () => none(gaps(kept)));
    it('repeats a card once at most', () => none(repeated(left, kept)));
    it('says of every repeat that it may be a second copy', () => none(unmarked(left, kept)));
    it('knows every card of which it was told that it stands', () => none(forgotten(left, kept)));
    it('shows on every card how the case stands now', () => none(stale(left, kept)));
    it('has given everybody their card, or has told the co-ordinator', () => none(undelivered(left, kept)));
    it('leaves no open case without somebody who can move it on, and a clock that reminds', () =>
      none([...stuck(left, kept), ...silent(kept)]));
  });
}
