import { parsePeople } from '../../../bot/people-file.ts';
import { changeFacts } from '../../../src/case/change-facts.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import { mayKnow, sameFor } from '../../../src/case/may-know.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { sendDraft } from '../../../src/case/draft.ts';
import { takeStep } from '../../../src/case/take-step.ts';
import {
  aCase,
  administrator,
  aDraft,
  anAllocatedCase,
  answers,
  aReadyCase,
  aTypedReferral,
  coordinator,
  desk,
  entry,
  inspector,
  noon,
  operative,
  referrer,
  secondInspector,
} from '../../builders.ts';
import { typedIn } from './drafts.ts';
import { pressOn } from './presses.ts';
import { openService, type Service } from './service.ts';

const everybody = [inspector, secondInspector, coordinator, desk, operative, administrator];
/** To whom somebody is named, and what each of them will read. */
async function flags(service: Service): Promise<string[]> {
  const told = (await service.outbox()).flatMap(({ trouble, to, ref }) =>
    trouble?.why === 'may know someone' && to && 'person' in to ? [{ trouble, to, ref }] : [],
  );
  const lines = told.map(async ({ trouble, to, ref }) => {
    const same = await sameFor(to.person, (await service.read(ref)).case, trouble, service.deps.people);
    return `${to.name}: ${trouble.name}, ${same ? `same ${same.what} as the ${same.as}` : 'nothing more'}`;
  });
  return Promise.all(lines);
}
const nobody = () => [];

/** A case with these answers, which the police desk has just confirmed as medium: both Inspectors are asked. */
async function asked(service: Service, change: Answers): Promise<string[]> {
  const history = [entry(1, 'start', referrer, 'draft', 'draft'), entry(2, 'send', referrer, 'draft', 'awaiting police check')];
  const { check, ...unchecked } = aCase({ status: 'awaiting police check', version: 2, history });
  expect(check).toBeDefined();
  const current = await service.keep({ ...unchecked, private: { typed: {}, answers: answers(change), texts: {} } });
  await takeStep(service.deps, { ...pressOn(current, 'confirm medium', desk), ref: current.ref });
  return flags(service);
}
const withAnswers = (change: Answers): Partial<Case> => ({ private: { typed: {}, answers: answers(change), texts: {} } });

/** Everybody, with homes as the people file has them. */
const withHomes = (homes: Record<string, [string, string]>) => {
  const one = ({ id, name, roles }: Actor) => {
    const [address, postCode] = homes[id] ?? [];
    return { id, name, roles, agency: 'Humberside Police', ...(address && { address, postCode }) };
  };
  return parsePeople(JSON.stringify({ people: [...everybody, referrer].map(one) }), 'people.json');
};

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

it('An operative who takes a job is named', async () => {
  const service = openService({ people: everybody });
  const current = await service.keep(
    aReadyCase({ private: { typed: {}, answers: answers({ recipientName: 'Fitter, Fran' }), texts: {} } }),
  );
  await takeStep(service.deps, { ...pressOn(current, 'take', operative), ref: current.ref });
  expect(await flags(service)).toEqual(['Chris Co-ordinator: Fran Fitter, same name as the recipient']);
});

it('A co-ordinator is named to the others, and to the administrators, without a word on why, where there is no other', async () => {
  const service = openService({ people: everybody });
  const history = [...aCase().history.slice(0, 2)];
  const { check, ...unchecked } = aCase({ status: 'awaiting police check', version: 2, history });
  expect(check).toBeDefined();
  const doubtful = answers({ recipientName: 'Chris Co-ordinator', postCode: 'DN21 4ZZ' });
  const current = await service.keep({ ...unchecked, private: { typed: {}, answers: doubtful, texts: {} } });
  await takeStep(service.deps, { ...pressOn(current, 'confirm medium', desk), ref: current.ref });
  expect(await flags(service)).toEqual(['Ada Administrator: Chris Co-ordinator, nothing more']);
});

it('Who lives at the recipient’s address is named; the people file’s address is kept nowhere', async () => {
  const service = openService({ people: everybody });
  const people = withHomes({ [inspector.id]: ['4 Invented Lane, Sampleton', 'dn15 9zz'] });
  expect(JSON.stringify(people)).not.toMatch(/Invented|9zz/i);
  service.deps.people = fixedPeople(people);
  expect(await asked(service, {})).toEqual(['Chris Co-ordinator: Insp. Alex Example, same address as the recipient']);
});

describe('the perpetrator', () => {
  it('who is an Inspector is named to the co-ordinator when the Inspectors are asked', async () => {
    expect(await asked(openService({ people: everybody }), { perpetratorName: 'EXAMPLE, Alex (her ex-husband)' })).toEqual([
      'Chris Co-ordinator: Insp. Alex Example, same name as the perpetrator',
    ]);
  });

  it('who refers is named when the referral is sent, by the name in Teams or as it was written', async () => {
    for (const typed of [{ perpetratorName: 'robin referrer' }, { perpetratorName: 'Bobby Birthname', referrerName: 'Bobby Birthname' }]) {
      const service = openService({ people: everybody });
      await service.keep(aDraft(aTypedReferral(typed), { section: 'check answers' }));
      await sendDraft(service.deps, { ref: 'TH-4F7K2M', version: 1, by: referrer }, nobody);
      expect(await flags(service)).toEqual(['Chris Co-ordinator: Robin Referrer, same name as the perpetrator']);
    }
  });

  it('who takes the job is named', async () => {
    const service = openService({ people: everybody });
    const current = await service.keep(aReadyCase(withAnswers({ perpetratorName: 'Max Madeup and Fran Fitter' })));
    await takeStep(service.deps, { ...pressOn(current, 'take', operative), ref: current.ref });
    expect(await flags(service)).toEqual(['Chris Co-ordinator: Fran Fitter, same name as the perpetrator']);
  });

  it('at whose address somebody lives: they are named, whoever they are', async () => {
    const lives: Answers = { perpetratorWhereMore: '9 Faraway Road, Sampleton, dn15 8zz' };
    const people = fixedPeople(
      withHomes({
        [referrer.id]: ['9 Faraway Rd', 'DN15 8ZZ'],
        [inspector.id]: ['9 Faraway Road', 'DN15 8ZZ'],
        [operative.id]: ['9, Faraway Road', 'DN158ZZ'],
        [desk.id]: ['8 Faraway Road', 'DN15 8ZZ'],
      }),
    );
    const current = aReadyCase(withAnswers(lives));
    const at = { what: 'address', as: 'perpetrator' };
    const found = await Promise.all([referrer, inspector, operative, desk, coordinator].map((one) => mayKnow(current, one, people)));
    expect(found).toEqual([at, at, at, undefined, undefined]);
    const service = openService({ people: everybody });
    service.deps.people = people;
    expect(await asked(service, lives)).toEqual(['Chris Co-ordinator: Insp. Alex Example, same address as the perpetrator']);
  });

  it('is told before the recipient, where somebody may be either', async () => {
    const both = { perpetratorName: 'Alex Example', recipientName: 'Alex Example' };
    expect(await mayKnow(aCase(withAnswers(both)), inspector, fixedPeople([]))).toEqual({ what: 'name', as: 'perpetrator' });
  });

  it.each(['not known', 'Not known', 'unknown', 'Unknown user', 'Alex', ''])('who is “%s” is nobody', async (perpetratorName) => {
    const called = (name: string): Actor => ({ ...inspector, name });
    const current = aCase(withAnswers({ perpetratorName, perpetratorWhereMore: 'not known' }));
    for (const name of [perpetratorName, 'Not Known', 'Unknown User', 'Alex', 'Insp. Alex Example'])
      expect(await mayKnow(current, called(name), fixedPeople([]))).toBeUndefined();
  });

  it('of whom a case from before says nothing is nobody', async () => {
    const { perpetratorName, ...before } = answers();
    expect(perpetratorName).toBe('Lee Offender');
    const current = aCase({ private: { typed: {}, answers: before, texts: {} } });
    expect(await mayKnow(current, inspector, fixedPeople([]))).toBeUndefined();
  });

  it('who is named later is compared with everybody who has had to do with the case, and not told twice', async () => {
    const service = openService({ people: everybody });
    const change = async (typed: object) => {
      const { case: current } = await service.read();
      const risk = { ...typedIn('risk'), ...typed };
      const press = {
        ref: current.ref,
        version: current.version,
        by: referrer,
        section: 'risk' as const,
        typed: risk,
        text: 'We know more.',
      };
      await changeFacts(service.deps, press, () => []);
      return flags(service);
    };
    await service.keep(anAllocatedCase(withAnswers({ perpetratorName: 'not known' })));
    expect(await change({ perpetratorName: 'Alex Example' })).toEqual([
      'Chris Co-ordinator: Insp. Alex Example, same name as the perpetrator',
    ]);
    const once = (await service.outbox()).filter(({ trouble }) => trouble?.why === 'may know someone').length;
    await change({ perpetratorName: 'Alex Example', logNumber: 'LOG 9' });
    expect((await service.outbox()).filter(({ trouble }) => trouble?.why === 'may know someone')).toHaveLength(once);
    expect(await change({ perpetratorName: 'Fran Fitter' })).toContain('Chris Co-ordinator: Fran Fitter, same name as the perpetrator');
  });
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
  const current = (change: Partial<Case> = {}) => aCase({ ...withAnswers({ perpetratorName: 'Fran Fitter' }), ...change });
  const told = (reader: Actor, change?: Partial<Case>) =>
    sameFor(reader.id, current(change), operative, openService({ people: everybody }).deps.people);

  it('is told to a co-ordinator who may see the case, while it is open, and to nobody else', async () => {
    expect(await told(coordinator)).toEqual({ what: 'name', as: 'perpetrator' });
    for (const reader of [administrator, inspector, desk, operative, referrer]) expect(await told(reader)).toBeUndefined();
    const restricted = { by: secondInspector, at: noon, people: [inspector.id] };
    expect(await told(coordinator, { restricted })).toBeUndefined();
    expect(await told(coordinator, { recused: [coordinator.id] })).toBeUndefined();
    expect(await told(coordinator, { status: 'cancelled' })).toBeUndefined();
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
