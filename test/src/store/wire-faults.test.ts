import { asked, batchError, codeOf, create, item, open } from './wire/opened.ts';

// The stand-in for Cosmos DB, checked through the real SDK: what the store's tests rest on must itself be true.

describe('a fault that was asked for', () => {
  const onCreate = ({ operation }: { operation: string }) => operation === 'create';

  it('429 is tried again by the SDK as long as it may, and then thrown', async () => {
    const { wire, cases } = await open();
    wire.faults.add({ when: onCreate, times: 2, trouble: { answer: 429, retryAfterMs: 5 } });
    expect(await codeOf(cases.items.create(item()))).toBe('done');
    wire.faults.add({ when: onCreate, trouble: { answer: 429, retryAfterMs: 5 } });
    wire.requests.splice(0);
    await expect(cases.items.create(item({ id: 'late' }))).rejects.toMatchObject({ code: 429, retryAfterInMs: 5 });
    expect(asked(wire)).toEqual(['create 429', 'create 429', 'create 429']);
    wire.faults.clear();
    expect(wire.dump()['test']?.['cases']).toHaveLength(1);
  });

  it('a write whose answer was lost is kept, one that never came is not, and neither is sent again', async () => {
    const { wire, cases } = await open();
    wire.requests.splice(0);
    wire.faults.add({ times: 1, trouble: { drop: 'after' } });
    expect(await batchError(cases.items.batch([create(item({ id: 'kept' }))], 'TH-1'))).toBe('ECONNRESET');
    wire.faults.add({ times: 1, trouble: { drop: 'before' } });
    expect(await batchError(cases.items.batch([create(item({ id: 'never' }))], 'TH-1'))).toBe('ECONNRESET');
    expect(asked(wire)).toEqual(['batch 0', 'batch 0']);
    expect(wire.dump()['test']?.['cases']).toMatchObject([{ id: 'kept' }]);
  });

  it.each([408, 449, 503] as const)('%i on a write is thrown at once, whether or not the write was kept', async (answer) => {
    const { wire, cases } = await open();
    wire.requests.splice(0);
    wire.faults.add({ times: 1, trouble: { answer } });
    expect(await batchError(cases.items.batch([create(item({ id: 'not kept' }))], 'TH-1'))).toBe(answer);
    wire.faults.add({ times: 1, trouble: { answer, committed: true } });
    expect(await codeOf(cases.items.create(item({ id: 'kept' })))).toBe(answer);
    expect(asked(wire)).toEqual([`batch ${answer}`, `create ${answer}`]);
    expect(wire.dump()['test']?.['cases']).toMatchObject([{ id: 'kept' }]);
  });

  it('a read is tried again by the SDK', async () => {
    const { wire, cases } = await open();
    await cases.items.create(item());
    wire.faults.add({ when: ({ operation }) => operation === 'read', times: 1, trouble: { answer: 503 } });
    expect((await cases.item('case', 'TH-1').read()).resource).toMatchObject({ id: 'case' });
  });

  it('meets what it was told to, and a delay only delays', async () => {
    const { wire, cases } = await open();
    const away = wire.faults.add({
      when: ({ link, partitionKey }) => link.endsWith('docs') && partitionKey === '["TH-9"]',
      trouble: { answer: 409 },
    });
    expect(await codeOf(cases.items.create(item()))).toBe('done');
    expect(await codeOf(cases.items.create(item({ ref: 'TH-9' })))).toBe(409);
    away();
    wire.faults.add({ times: 1, trouble: { delayMs: 80 } });
    const before = performance.now();
    expect(await codeOf(cases.items.create(item({ ref: 'TH-9' })))).toBe('done');
    expect(performance.now() - before).toBeGreaterThan(75);
  });

  it('a write that the SDK no longer waits for is kept in the end', async () => {
    const { wire, cases } = await open();
    wire.faults.add({ times: 1, trouble: { delayMs: 2_200 } });
    expect(await batchError(cases.items.batch([create(item())], 'TH-1'))).toBe('TimeoutError');
    await new Promise((wake) => setTimeout(wake, 400));
    expect(wire.dump()['test']?.['cases']).toHaveLength(1);
  });

  it('comes by chance when it shall, the same with the same seed', async () => {
    const told = async (seed: number) => {
      const { wire, cases } = await open({ seed });
      wire.faults.add({ when: onCreate, rate: 0.3, trouble: [{ answer: 503 }, { drop: 'before' }] });
      const codes: unknown[] = [];
      for (let at = 0; at < 40; at += 1) codes.push(await codeOf(cases.items.create(item({ id: `event:${at}` }))));
      return codes;
    };
    const [first, again, other] = [await told(7), await told(7), await told(8)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set(['done', 503, 'ECONNRESET']));
  });
});
