import type { Deps } from '../../../src/acts/deps.ts';
import { openCase } from '../../../src/acts/open-case.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { shownFacts } from '../../../cards/shown-facts.ts';
import { northLincolnshire, coordinator, inspector, noon, operative, aCase, aChange } from '../../builders.ts';

const pressed = { place: 'own chat', posting: 'posting-1' } as const;

/** A case that waited for an Inspector, was read, authorised, taken and read again: five events. */
export async function aLivedCase(deps: Pick<Deps, 'store'>, ref = 'TH-4F7K2M'): Promise<void> {
  const service = { ...deps, scheme: northLincolnshire, people: { find: async () => undefined, withRole: async () => [] } };
  const all = { ...service, now: () => new Date(noon), newRef: () => ref };
  await deps.store.save(aChange(aCase({ ref })));
  await openCase(all, ref, inspector, () => 'authorisation', undefined, pressed);
  const shows = (current: Parameters<typeof shownFacts>[1]) =>
    shownFacts('authorise', current, { scheme: northLincolnshire, now: new Date(noon) });
  await takeStep(all, { ref, version: 3, step: 'authorise', by: inspector, origin: pressed, shows });
  await takeStep(all, { ref, version: 4, step: 'take', by: operative, origin: { place: 'channel', posting: 'posting-2' } });
  await openCase(all, ref, coordinator, () => 'whole case', undefined, { place: 'own chat' });
}
