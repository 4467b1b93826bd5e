import { parsePeople } from '../../../bot/settings/people-file.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import { lookFor } from '../../../src/delivery/lookers.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import {
  aCase,
  administrator,
  answers,
  coordinator,
  desk,
  entry,
  inspector,
  operative,
  referrer,
  secondInspector,
} from '../../builders.ts';
import { pressOn } from './presses.ts';
import type { Service } from './service.ts';

export const everybody = [inspector, secondInspector, coordinator, desk, operative, administrator];

/** To whom somebody is named, and what each of them will read. */
export async function flags(service: Service): Promise<string[]> {
  const told = (await service.outbox()).flatMap(({ trouble, to, ref }) =>
    trouble?.why === 'may know someone' && to && 'person' in to ? [{ trouble, to, ref }] : [],
  );
  const lines = told.map(async ({ trouble, to, ref }) => {
    const { deps } = service;
    const shown = await lookFor(to.person, (await service.read(ref)).case, trouble.id, deps, deps.now().toISOString());
    const [same] = shown?.same ?? [];
    return `${to.name}: ${trouble.name}, ${same ? `same ${same.what} as the ${same.as}` : 'nothing more'}`;
  });
  return Promise.all(lines);
}
export const nobody = () => [];

/** A case with these answers, which the police desk has just confirmed as medium: both Inspectors are asked. */
export async function asked(service: Service, change: Answers): Promise<string[]> {
  const history = [entry(1, 'start', referrer, 'draft', 'draft'), entry(2, 'send', referrer, 'draft', 'awaiting police check')];
  const { check, ...unchecked } = aCase({ status: 'awaiting police check', version: 2, history });
  expect(check).toBeDefined();
  const current = await service.keep({ ...unchecked, private: { typed: {}, answers: answers(change), texts: {} } });
  await takeStep(service.deps, { ...pressOn(current, 'confirm medium', desk), ref: current.ref });
  return flags(service);
}
export const withAnswers = (change: Answers): Partial<Case> => ({ private: { typed: {}, answers: answers(change), texts: {} } });

/** Everybody, with homes as the people file has them. */
export const withHomes = (homes: Record<string, [string, string]>) => {
  const one = ({ id, name, roles }: Actor) => {
    const [address, postCode] = homes[id] ?? [];
    return { id, name, roles, agency: 'Humberside Police', ...(address && { address, postCode }) };
  };
  return parsePeople(JSON.stringify({ people: [...everybody, referrer].map(one) }), 'people.json');
};
