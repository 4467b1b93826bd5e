import { toldOf } from '../../../src/delivery/told.ts';
import { without } from '../../../src/case/without.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Status } from '../../../src/case/steps.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import { aCase, administrator, coordinator, desk, inspector, noon, northLincolnshire, operative, secondInspector } from '../../builders.ts';
import { officer, referrer } from '../../builders.ts';
import { toldWhom } from '../case/service.ts';

const everybody = [referrer, officer, inspector, secondInspector, coordinator, operative, desk, administrator];
interface Around {
  people?: Actor[];
  policeDesk?: boolean;
  by?: Actor;
}
const told = async (current: Case, { people = everybody, policeDesk = true, by = coordinator }: Around = {}) =>
  toldOf({ ...without(current, 'holder'), status: 'draft' }, current, { step: 'send', by }, noon, {
    store: { offDuty: async () => [] },
    people: fixedPeople(people.map(({ id, name, roles }) => ({ id, name, agency: 'Example Housing', roles }))),
    scheme: { ...northLincolnshire, policeDesk },
  });
const whom = async (current: Case, around?: Around) => toldWhom(await told(current, around));

describe('who is told', () => {
  it.each<[Status, string[]]>([
    ['needs information', []],
    ['awaiting police check', ['police check to Dana Desk']],
    ['awaiting Inspector', ['authorisation to Insp. Alex Example', 'authorisation to Insp. Kim Instance']],
    ['with co-ordinator', ['decision to Chris Co-ordinator']],
    ['ready', ['job to jobs']],
    ['not eligible', []],
    ['not authorised', []],
  ])('%s: those who must act, the referrer, and every card of the case', async (status, acting) => {
    expect(await whom(aCase({ status }))).toEqual([...acting, 'progress to Robin Referrer', 'refresh to all']);
  });

  it('allocated: who holds the job gets the address', async () => {
    expect(await whom(aCase({ status: 'allocated', holder: operative }))).toEqual([
      'allocated job to Fran Fitter',
      'progress to Robin Referrer',
      'refresh to all',
    ]);
  });

  it('a referrer who took the step is not told of it: the answer says it', async () => {
    expect(await whom(aCase({ status: 'ready' }), { by: referrer })).toEqual(['job to jobs', 'refresh to all']);
  });

  it('nobody is asked to check or to authorise a referral of their own', async () => {
    expect(await whom(aCase({ referrer: inspector }))).toEqual([
      'authorisation to Insp. Kim Instance',
      'progress to Insp. Alex Example',
      'refresh to all',
    ]);
    const own = aCase({ status: 'awaiting police check', referrer: secondInspector });
    expect(await whom(own, { policeDesk: false })).toEqual([
      'police check to Insp. Alex Example',
      'progress to Insp. Kim Instance',
      'refresh to all',
    ]);
  });

  it.each([
    ['the scheme has no police desk', { policeDesk: false }],
    ['nobody is at the police desk', { people: everybody.filter((one) => one !== desk) }],
  ])('the Inspectors check when %s', async (_, around) => {
    expect(await whom(aCase({ status: 'awaiting police check' }), around)).toEqual([
      'police check to Insp. Alex Example',
      'police check to Insp. Kim Instance',
      'progress to Robin Referrer',
      'refresh to all',
    ]);
  });
});

describe('a referral by the only one at the police desk', () => {
  it('is checked by the Inspectors', async () => {
    expect(await whom(aCase({ status: 'awaiting police check', referrer: desk }), { by: desk })).toEqual([
      'police check to Insp. Alex Example',
      'police check to Insp. Kim Instance',
      'refresh to all',
    ]);
  });
});

describe('nobody to ask', () => {
  it.each<[Status, Actor[]]>([
    ['awaiting Inspector', [coordinator, desk]],
    ['awaiting police check', [coordinator, operative]],
  ])('%s: the co-ordinators are told', async (status, people) => {
    const messages = await told(aCase({ status }), { people });
    expect(toldWhom(messages)).toEqual(['progress to Robin Referrer', 'refresh to all', 'trouble to Chris Co-ordinator']);
    const card = status === 'awaiting Inspector' ? 'authorisation' : 'police check';
    expect(messages.find((message) => message.card === 'trouble')?.trouble).toEqual({ why: 'nobody to ask', card });
  });

  it('but the one Inspector who referred: the co-ordinators are told', async () => {
    const people = [coordinator, inspector];
    expect(await whom(aCase({ referrer: inspector }), { people })).toContain('trouble to Chris Co-ordinator');
  });

  it('and no co-ordinator either: the administrators are told', async () => {
    expect(await whom(aCase({ status: 'with co-ordinator' }), { people: [administrator] })).toContain('trouble to Ada Administrator');
    expect(await whom(aCase(), { people: [administrator, operative] })).toContain('trouble to Ada Administrator');
  });
});

it('a message names its case and nothing that was typed', async () => {
  const all = (await Promise.all((['ready', 'awaiting Inspector'] as const).map((status) => told(aCase({ status }))))).flat();
  expect(JSON.stringify(all)).not.toMatch(/Invented|07700|Friday|DN15/);
  expect(new Set(all.map(({ ref, version, scheme }) => `${ref} ${version} ${scheme}`))).toEqual(
    new Set(['TH-4F7K2M 3 north-lincolnshire']),
  );
});
