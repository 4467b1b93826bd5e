import { changeFacts } from '../../../src/acts/change-facts.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import { keepBack } from '../../../src/step/keep-back.ts';
import { lookFor } from '../../../src/delivery/lookers.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import { sendDraft } from '../../../src/acts/draft.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import {
  aCase,
  administrator,
  aDraft,
  anAllocatedCase,
  answers,
  aTypedReferral,
  coordinator,
  desk,
  inspector,
  noon,
  operative,
  referrer,
  secondInspector,
} from '../../builders.ts';
import { typedIn } from './drafts.ts';
import { pressOn } from './presses.ts';
import { openService } from './service.ts';
import { asked, everybody, flags, nobody, withAnswers, withHomes } from './flags.ts';

it('An Inspector who is asked and has the recipient’s name is named to the co-ordinator', async () => {
  expect(await asked(openService({ people: everybody }), { recipientName: 'Alex Example' })).toEqual([
    'Chris Co-ordinator: Insp. Alex Example, same name as the recipient',
  ]);
});

it('Nobody is named when no name is the same', async () => {
  expect(await asked(openService({ people: everybody }), {})).toEqual([]);
});

it('A referrer who sends is named, by the name in Teams or as it was written', async () => {
  for (const typed of [{ recipientName: 'robin referrer' }, { recipientName: 'Bobby Birthname', referrerName: 'Bobby Birthname' }]) {
    const service = openService({ people: everybody });
    await service.keep(aDraft(aTypedReferral(typed), { section: 'check answers' }));
    await sendDraft(service.deps, { ref: 'TH-4F7K2M', version: 1, by: referrer }, nobody);
    expect(await flags(service)).toEqual(['Chris Co-ordinator: Robin Referrer, same name as the recipient']);
  }
});

it('A co-ordinator is named to the others, and to the administrators where there is no other', async () => {
  const service = openService({ people: everybody });
  const history = [...aCase().history.slice(0, 2)];
  const { check, ...unchecked } = aCase({ status: 'awaiting police check', version: 2, history });
  expect(check).toBeDefined();
  const doubtful = answers({ recipientName: 'Chris Co-ordinator', postCode: 'DN21 4ZZ' });
  const current = await service.keep({ ...unchecked, private: { typed: {}, answers: doubtful, texts: {} } });
  await takeStep(service.deps, { ...pressOn(current, 'confirm medium', desk), ref: current.ref });
  expect(await flags(service)).toEqual(['Ada Administrator: Chris Co-ordinator, same name as the recipient']);
});

it('Who lives at the recipient’s address is named; the people file’s address is kept nowhere', async () => {
  const service = openService({ people: everybody });
  const people = withHomes({ [inspector.id]: ['4 Invented Lane, Sampleton', 'dn15 9zz'] });
  expect(JSON.stringify(people)).not.toMatch(/Invented|9zz/i);
  service.deps.people = fixedPeople(people);
  expect(await asked(service, {})).toEqual(['Chris Co-ordinator: Insp. Alex Example, same address as the recipient']);
});

it('Who has said that they know someone is not named again when facts change', async () => {
  const service = openService({ people: everybody });
  const current = await service.keep(anAllocatedCase({ ...withAnswers({}), recused: [inspector.id] }));
  const typed = { ...typedIn('risk'), perpetratorName: 'Alex Example' };
  const press = { ref: current.ref, version: current.version, by: referrer, section: 'risk' as const, typed, text: 'We know more.' };
  expect(await changeFacts(service.deps, press, () => [])).toMatchObject({ outcome: { ok: true } });
  expect(await flags(service)).toEqual([]);
});

describe('with whom somebody has something in common', () => {
  const current = (change: Partial<Case> = {}) =>
    keepBack(aCase({ ...withAnswers({ perpetratorName: 'Fran Fitter' }), ...change }), [operative], noon);
  const told = async (reader: Actor, looked = current(), at = noon) =>
    (await lookFor(reader.id, looked, operative.id, openService({ people: everybody }).deps, at))?.same;

  it('is told to a co-ordinator who may see the case, while it is open, and to nobody else', async () => {
    expect(await told(coordinator)).toEqual([{ what: 'name', as: 'perpetrator' }]);
    for (const reader of [administrator, inspector, desk, operative, referrer]) expect(await told(reader)).toBeUndefined();
    const restricted = { by: secondInspector, at: noon, people: [inspector.id] };
    expect(await told(coordinator, current({ restricted }))).toBeUndefined();
    expect(await told(coordinator, current({ recused: [coordinator.id] }))).toBeUndefined();
    expect(await told(coordinator, { ...current(), status: 'cancelled' })).toBeUndefined();
  });

  it('is told to an administrator once nobody has looked for as long as an Inspector is waited for', async () => {
    const same = [{ what: 'name', as: 'perpetrator' }];
    expect(await told(administrator, current(), '2026-03-04T12:59:00.000Z')).toBeUndefined();
    expect(await told(administrator, current(), '2026-03-04T13:00:00.000Z')).toEqual(same);
    expect(await told(inspector, current(), '2026-03-04T13:00:00.000Z')).toBeUndefined();
  });

  it('is told to the Inspectors where no co-ordinator and no administrator is left', async () => {
    const { deps } = openService({ people: [inspector, operative] });
    expect(await lookFor(inspector.id, current(), operative.id, deps, noon)).toMatchObject({ same: [{ what: 'name', as: 'perpetrator' }] });
  });

  it('stands in no message: neither the name on the form, nor what is the same', async () => {
    const service = openService({ people: everybody });
    await service.keep(
      aDraft(aTypedReferral({ perpetratorName: 'Bobby Birthname', referrerName: 'Bobby Birthname' }), { section: 'check answers' }),
    );
    await sendDraft(service.deps, { ref: 'TH-4F7K2M', version: 1, by: referrer }, nobody);
    const sent = JSON.stringify(await service.outbox());
    expect(sent).toContain('may know someone');
    expect(sent).not.toMatch(/Birthname|perpetrator|same/);
  });
});
