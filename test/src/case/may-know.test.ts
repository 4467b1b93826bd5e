import { parsePeople } from '../../../bot/people-file.ts';
import type { Actor } from '../../../src/case/case.ts';
import type { Message } from '../../../src/delivery/message.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import { sendDraft } from '../../../src/case/draft.ts';
import { takeStep } from '../../../src/case/take-step.ts';
import {
  aCase,
  administrator,
  aDraft,
  answers,
  aReadyCase,
  aTypedReferral,
  coordinator,
  desk,
  entry,
  inspector,
  operative,
  referrer,
  secondInspector,
} from '../../builders.ts';
import { pressOn } from './presses.ts';
import { openService, type Service } from './service.ts';

const everybody = [inspector, secondInspector, coordinator, desk, operative, administrator];
const flags = (messages: Message[]) =>
  messages.flatMap(({ trouble, to }) =>
    trouble?.why === 'may know someone'
      ? [`${to && 'name' in to ? to.name : ''}: ${trouble.name}, ${trouble.same ? `same ${trouble.same}` : 'nothing more'}`]
      : [],
  );
const nobody = () => [];

/** A case whose recipient has this name, which the police desk has just confirmed as medium: both Inspectors are asked. */
async function asked(service: Service, recipientName: string): Promise<string[]> {
  const history = [entry(1, 'start', referrer, 'draft', 'draft'), entry(2, 'send', referrer, 'draft', 'awaiting police check')];
  const { check, ...unchecked } = aCase({ status: 'awaiting police check', version: 2, history });
  expect(check).toBeDefined();
  const current = await service.keep({ ...unchecked, private: { typed: {}, answers: answers({ recipientName }), texts: {} } });
  await takeStep(service.deps, { ...pressOn(current, 'confirm medium', desk), ref: current.ref });
  return flags(await service.outbox());
}

it('An Inspector who is asked and has the recipient’s name is named to the co-ordinator', async () => {
  expect(await asked(openService({ people: everybody }), 'Alex Example')).toEqual(['Chris Co-ordinator: Insp. Alex Example, same name']);
});

it('Nobody is named when no name is the same', async () => {
  expect(await asked(openService({ people: everybody }), 'Jo Invented')).toEqual([]);
});

it('A referrer who sends is named, by the name in Teams or as it was written', async () => {
  for (const typed of [{ recipientName: 'robin referrer' }, { recipientName: 'Bobby Birthname', referrerName: 'Bobby Birthname' }]) {
    const service = openService({ people: everybody });
    await service.keep(aDraft(aTypedReferral(typed), { section: 'check answers' }));
    await sendDraft(service.deps, { ref: 'TH-4F7K2M', version: 1, by: referrer }, nobody);
    expect(flags(await service.outbox())).toEqual([`Chris Co-ordinator: ${typed.referrerName ?? 'Robin Referrer'}, same name`]);
  }
});

it('An operative who takes a job is named', async () => {
  const service = openService({ people: everybody });
  const current = await service.keep(
    aReadyCase({ private: { typed: {}, answers: answers({ recipientName: 'Fitter, Fran' }), texts: {} } }),
  );
  await takeStep(service.deps, { ...pressOn(current, 'take', operative), ref: current.ref });
  expect(flags(await service.outbox())).toEqual(['Chris Co-ordinator: Fran Fitter, same name']);
});

it('A co-ordinator is named to the others, and to the administrators, without a word on why, where there is no other', async () => {
  const service = openService({ people: everybody });
  const history = [...aCase().history.slice(0, 2)];
  const { check, ...unchecked } = aCase({ status: 'awaiting police check', version: 2, history });
  expect(check).toBeDefined();
  const doubtful = answers({ recipientName: 'Chris Co-ordinator', postCode: 'DN21 4ZZ' });
  const current = await service.keep({ ...unchecked, private: { typed: {}, answers: doubtful, texts: {} } });
  await takeStep(service.deps, { ...pressOn(current, 'confirm medium', desk), ref: current.ref });
  expect(flags(await service.outbox())).toEqual(['Ada Administrator: Chris Co-ordinator, nothing more']);
});

it('Who lives at the recipient’s address is named; the people file’s address is kept nowhere', async () => {
  const service = openService({ people: everybody });
  const file = (all: Actor[]) =>
    JSON.stringify({
      people: all.map(({ id, name, roles }) => ({
        ...{ id, name, roles, agency: 'Humberside Police' },
        ...(id === inspector.id && { address: '4 Invented Lane, Sampleton', postCode: 'dn15 9zz' }),
      })),
    });
  const people = parsePeople(file(everybody), 'people.json');
  expect(JSON.stringify(people)).not.toMatch(/Invented|9zz/i);
  service.deps.people = fixedPeople(people);
  expect(await asked(service, 'Jo Invented')).toEqual(['Chris Co-ordinator: Insp. Alex Example, same address']);
});
