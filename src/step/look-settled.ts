import type { Press } from './press.ts';
import type { Case, Settlement } from '../case/case.ts';
import type { No } from './no.ts';

/** What a co-ordinator said of somebody who may know someone. It holds for what was compared, and for nothing else. */
export function settled(current: Case, { by, at, details: { look: id = '', bothSides: cleared = [] } = {} }: Press, did: Settlement): Case {
  const { version, looks = [] } = current;
  const found = current.private.looks?.[id];
  return {
    ...current,
    looks: looks.map((one) => (one.id === id ? { ...one, settled: { did, by, at, version } } : one)),
    private: {
      ...current.private,
      ...(found && { looks: { ...current.private.looks, [id]: { ...found, ...(did === 'not the same person' && { cleared }) } } }),
    },
  };
}
/** Nobody looks into themselves, and what was settled stays so. */
export const unsettledLook = ({ ref, status, looks = [] }: Case, { step, by, details }: Press): No | undefined => {
  const look = looks.find(({ id }) => id === details?.look);
  return look && !look.settled && look.who.id !== by.id ? undefined : { why: 'not possible now', ref, status, step };
};
