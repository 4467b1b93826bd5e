import { recordFaults } from '../../../src/record/chain.ts';
import { openCase } from '../../../src/acts/open-case.ts';
import type { CaseCard } from '../../../src/case/cards.ts';
import { asRecipient, messageTo } from '../../../src/delivery/message.ts';
import { aCase, anAllocatedCase, coordinator, inspector, noon, officer, operative, referrer, secondOperative } from '../../builders.ts';
import { openService } from '../case/service.ts';

const as = (card: CaseCard) => () => card;

describe('opening a case', () => {
  it('a co-ordinator gets the whole case, and it is recorded who read it and when', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(aCase());
    const opened = await openCase(deps, 'TH-4F7K2M', coordinator, as('whole case'));
    expect(opened?.card).toBe('whole case');
    expect(opened?.case).toEqual((await read()).case);
    expect(opened?.case).toEqual({ ...current, events: 2, head: expect.not.stringMatching(current.head) });
    const events = await deps.store.eventsOf('TH-4F7K2M');
    expect(events.at(-1)).toMatchObject({
      did: 'open',
      by: coordinator,
      at: noon,
      from: 'awaiting Inspector',
      to: 'awaiting Inspector',
      version: 3,
    });
    expect(recordFaults(events, (await read()).case)).toEqual([]);
  });

  it.each([
    ['authorisation', inspector],
    ['whole case', coordinator],
  ] as const)('each reading of a %s is recorded', async (card, by) => {
    const { deps, keep } = openService();
    await keep(aCase());
    await openCase(deps, 'TH-4F7K2M', by, as(card));
    await openCase(deps, 'TH-4F7K2M', by, as(card));
    expect((await deps.store.eventsOf('TH-4F7K2M')).map(({ did }) => did)).toEqual(['send', 'open', 'open']);
  });

  it('each reading of an address by who holds the job is recorded', async () => {
    const { deps, keep } = openService();
    await keep(anAllocatedCase());
    await openCase(deps, 'TH-4F7K2M', operative, as('allocated job'));
    expect((await deps.store.eventsOf('TH-4F7K2M')).at(-1)).toMatchObject({ did: 'open', by: operative });
  });

  it('a referrer who looks at their own referral is not recorded', async () => {
    const { deps, keep, read } = openService();
    const current = await keep(aCase());
    expect(await openCase(deps, 'TH-4F7K2M', referrer, as('referral'))).toEqual({ case: current, card: 'referral' });
    expect((await read()).case).toEqual(current);
  });

  it('sends what it was given to send, recorded or not', async () => {
    const { deps, keep, outbox } = openService();
    await keep(aCase());
    const message = (card: CaseCard) => (current: Parameters<typeof messageTo>[0]) => [
      messageTo(current, card, asRecipient(coordinator), noon),
    ];
    await openCase(deps, 'TH-4F7K2M', coordinator, as('whole case'), message('whole case'));
    await openCase(deps, 'TH-4F7K2M', referrer, as('referral'), message('referral'));
    expect((await outbox()).map(({ card }) => card).sort()).toEqual(['referral', 'whole case']);
  });

  it('that is not there, that one may not see, and that has no card for one look alike', async () => {
    const { deps, keep, read, outbox } = openService();
    const current = await keep(anAllocatedCase());
    expect(await openCase(deps, 'TH-000000', coordinator, as('whole case'))).toBeUndefined();
    expect(await openCase(deps, 'TH-4F7K2M', officer, as('whole case'))).toBeUndefined();
    expect(await openCase(deps, 'TH-4F7K2M', secondOperative, as('allocated job'))).toBeUndefined();
    expect(await openCase(deps, 'TH-4F7K2M', coordinator, () => undefined)).toBeUndefined();
    expect((await read()).case).toEqual(current);
    expect(await outbox()).toEqual([]);
  });

  it('by many at once records every one of them', async () => {
    const { deps, keep, read } = openService();
    await keep(aCase());
    await Promise.all(Array.from({ length: 10 }, () => openCase(deps, 'TH-4F7K2M', coordinator, as('whole case'))));
    const events = await deps.store.eventsOf('TH-4F7K2M');
    expect(events).toHaveLength(11);
    expect(recordFaults(events, (await read()).case)).toEqual([]);
  });
});
