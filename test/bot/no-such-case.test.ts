import { buttons, press } from '../../bot/buttons/buttons.ts';
import type { Turn } from '../../bot/turn/turn.ts';
import type { Actor } from '../../src/case/case.ts';
import { caseCards } from '../../src/case/cards.ts';
import {
  administrator,
  aDraft,
  aTypedReferral,
  coordinator,
  desk,
  inspector,
  officer,
  operative,
  referrer,
  secondOperative,
} from '../builders.ts';
import { stages } from './http/stages.ts';
import { aboutToPress } from './pressing.ts';

/**
 * Whoever may open no card of a case is answered, whatever they press, as if there were no such case: a refusal would tell that there is
 * one, how it stands, and who did what.
 */

const everyone = [officer, inspector, coordinator, operative, secondOperative, desk, administrator];
const ref = 'TH-9D3RVB';
const missing = 'TH-ZZZZZZ';
const draft = aDraft(aTypedReferral(), { ref, section: 'recipient' });

/** These are about no case; and stepping back is for everybody who works on cases, also before they are asked. */
const others = ['refer', 'recuse'];
const verbs = Object.keys(buttons).filter((verb) => !others.includes(verb));
const filled = {
  reason: 'something else',
  text: 'Because.',
  holdReason: 'something else',
  holdText: 'x',
  restrictTo: 'x',
  section: 'risk',
  change: 'risk',
};

type Kind = keyof typeof stages | 'draft';
const namesCard = (verb: string) => !buttons[verb]?.data.safeParse({ ...filled, ref, version: 0, card: 'none' }).success;
const presses = verbs.flatMap((verb) => (namesCard(verb) ? caseCards : [undefined]).map((card) => ({ verb, card })));

async function begins(kind: Kind, by: Actor) {
  const current = kind === 'draft' ? draft : stages[kind](ref);
  return { ...(await aboutToPress(current, by, everyone)), current };
}

it.each<[Kind, Actor[]]>([
  ['draft', everyone],
  ['awaiting police check', [officer, administrator, operative]],
  ['awaiting Inspector', [officer, administrator, operative]],
  ['with co-ordinator', [officer, administrator, operative]],
  ['ready', [officer, administrator]],
  ['scheduled', [officer, administrator]],
  ['closed', [officer, administrator]],
])('a case that is %s is none for whoever may open no card of it', async (kind, strangers) => {
  const told: string[] = [];
  for (const by of strangers) {
    const { store, deps, turn, current } = await begins(kind, by);
    const answerTo = async (as: Turn, verb: string, data: object, one: string) =>
      JSON.stringify((await press(deps, as, verb, { ...filled, ...data, ref: one })).answer).replaceAll(one, 'REF');
    for (const as of [turn, { ...turn, answerStays: true } as Turn])
      for (const { verb, card } of presses)
        for (const version of [0, current.version]) {
          const data = { version, ...(card && { card }) };
          const isSame = (await answerTo(as, verb, data, ref)) === (await answerTo(as, verb, data, missing));
          if (!isSame) told.push(`${by.name}: ${verb}, ${card ?? 'no card'}, version ${version}`);
        }
    expect((await store.find(ref))?.case.version).toBe(current.version);
    await store.close();
  }
  expect(told).toEqual([]);
});

it('the referrer, and who works on it, are told why not', async () => {
  for (const [by, kind, said] of [
    [referrer, 'awaiting Inspector', 'Only an Inspector may do that.'],
    [desk, 'awaiting Inspector', 'Only an Inspector may do that.'],
    [operative, 'ready', 'Only an Inspector may do that.'],
  ] as const) {
    const { store, deps, turn, current } = await begins(kind, by);
    expect((await press(deps, turn, 'authorise', { ref, version: current.version })).answer).toContain(said);
    await store.close();
  }
});

it.each(['progress', 'stop', 'notice', 'trouble'])('no press brings “%s”, which tells of one moment only', async (card) => {
  const { store, deps, turn } = await begins('allocated', { ...coordinator, roles: ['co-ordinator', 'administrator'] });
  for (const verb of ['show', 'restrict', 'cancel'])
    expect((await press(deps, turn, verb, { ...filled, ref, version: 0, card })).outcome).toBe('not ours');
  await store.close();
});
