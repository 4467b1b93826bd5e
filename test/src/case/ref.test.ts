import { newRef, readRef } from '../../../src/case/ref.ts';

describe('a ref', () => {
  it('is TH and six letters or figures that cannot be mistaken for each other', () => {
    const refs = Array.from({ length: 10_000 }, newRef);
    expect(refs.filter((ref) => !/^TH-[0123456789ABCDEFGHJKMNPQRSTVWXYZ]{6}$/.test(ref))).toEqual([]);
  });

  it('is drawn from all of them: no counter, nothing to guess', () => {
    const refs = Array.from({ length: 10_000 }, newRef);
    // Among 10,000 of a thousand million, five pairs that are alike are already as good as impossible.
    expect(new Set(refs).size).toBeGreaterThan(9_995);
    for (const place of [3, 4, 5, 6, 7, 8]) expect(new Set(refs.map((ref) => ref[place])).size).toBe(32);
    expect(refs).not.toEqual([...refs].sort());
  });

  it.each(['TH-4F7K2M', 'th-4f7k2m', 'TH4F7K2M', '4F7K2M', 'th 4f7 k2m', ' TH - 4F7K2M ', 'TH–4F7K2M', 'TH—4F7K2M', 'TH\u20114F7K2M'])(
    'is read as people type it: %s',
    (typed) => {
      expect(readRef(typed)).toBe('TH-4F7K2M');
    },
  );

  it.each([
    ['TH-OI7K2L', 'TH-017K21'],
    ['oil000', 'TH-011000'],
    ['TH-THTHTH', 'TH-THTHTH'],
    ['THTHTH', 'TH-THTHTH'],
  ])('%s is %s', (typed, ref) => {
    expect(readRef(typed)).toBe(ref);
  });

  it.each(['', 'TH-', 'TH-4F7K2', 'TH-4F7K2MX', 'TH-4F7K2U', 'TH-4F7K2!', 'XX-4F7K2M', '../TH-4F7K2M', "4F7K2M'", '😀', 'x'.repeat(5_000)])(
    '%.20j is none',
    (typed) => {
      expect(readRef(typed)).toBeUndefined();
    },
  );
});
