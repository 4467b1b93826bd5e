import { chaos, seed, type Ground, type Left } from './chaos.ts';

export function describeChaos(name: string, ground: (folder: string, seed: number) => Promise<Ground>): void {
  describe(`the bot on ${name}, killed again and again`, () => {
    let left: Left;
    beforeAll(async () => {
      process.stderr.write(`Chaos on ${name}. Play it again with CHAOS_SEED=${seed}\n`);
      left = await chaos(ground);
      process.stderr.write(JSON.stringify(left.figures, undefined, 1) + '\n');
    }, 400_000);
    afterAll(() => left?.remove());
    it('comes to rest', () => expect({ seed, restless: left.restless, stuck: left.ledger.stuck }).toEqual({ seed, restless: [], stuck: [] }));
  });
}
