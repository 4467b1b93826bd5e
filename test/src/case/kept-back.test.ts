import type { Case } from '../../../src/case/case.ts';
import { heldBack } from '../../../src/acts/held-back.ts';
import { hiddenFrom, installers } from '../../../src/case/hidden.ts';
import { keepBack } from '../../../src/step/keep-back.ts';
import { settleLook } from '../../../src/acts/settle-look.ts';
import { takeStep } from '../../../src/acts/take-step.ts';
import { tick } from '../../../src/acts/tick.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import { homeKey } from '../../../src/people/person-key.ts';
import {
  aCase,
  aDraft,
  anAllocatedCase,
  answers,
  aReadyCase,
  coordinator,
  desk,
  inspector,
  noon,
  operative,
  referrer,
} from '../../builders.ts';
import { secondInspector, secondOperative } from '../../builders.ts';
import { withNextNotice } from './due-cases.ts';
import { withAnswers } from './flags.ts';
import { pressOn } from './presses.ts';
import { openService, type Service } from './service.ts';

const later = '2026-03-04T12:15:00.000Z';
const known = (one: typeof inspector) => ({ id: one.id, name: one.name, roles: one.roles, agency: 'Example Housing' });
const lookedAt = async (service: Service) => ((await service.read()).case.looks ?? []).map(({ who }) => who.name);

describe('whoever comes later', () => {
  it('is kept back by their name before anybody has looked, and those who look are told with the next reminder', async () => {
    const service = openService({ people: [secondInspector, coordinator, desk] });
    const current = await service.keep(withNextNotice(aCase(withAnswers({ perpetratorName: 'Alex Example' }))));
    expect(await lookedAt(service)).toEqual([]);
    service.deps.people = fixedPeople([inspector, secondInspector, coordinator, desk].map(known));
    expect(await takeStep(service.deps, { ...pressOn(current, 'authorise', inspector), ref: current.ref })).toEqual({
      ok: false,
      no: { why: 'no such case' },
    });
    service.at(later);
    expect(await tick(service.deps)).toEqual([]);
    expect(await lookedAt(service)).toEqual(['Insp. Alex Example']);
    const sent = (await service.outbox()).flatMap(({ card, to, trouble }) =>
      to && 'person' in to ? [`${card} to ${to.name}${trouble ? '!' : ''}`] : [],
    );
    expect(sent.sort()).toEqual(['authorisation to Insp. Kim Instance', 'trouble to Chris Co-ordinator!']);
  });

  it('is kept back by their home when they press', async () => {
    const service = openService();
    const home = homeKey('4 Invented Lane', 'DN15 9ZZ') ?? '';
    service.deps.people = fixedPeople([{ ...known(inspector), home }, known(secondInspector), known(coordinator)]);
    const current = await service.keep(aCase());
    const press = { ...pressOn(current, 'authorise', inspector), ref: current.ref };
    expect(await takeStep(service.deps, press)).toEqual({ ok: false, no: { why: 'no such case' } });
    expect((await service.read()).case.status).toBe('awaiting Inspector');
  });
});

describe('a look', () => {
  const looked = keepBack(anAllocatedCase(withAnswers({ perpetratorName: 'Fran Fitter' })), [operative], noon);
  const settle = async (did: 'the same' | 'not the same person', change: Partial<Case> = {}, version = 5) => {
    const service = openService({ people: [coordinator, operative, secondOperative] });
    await service.keep({ ...looked, ...change });
    return settleLook(service.deps, { ref: looked.ref, version, look: '5.1', did, by: coordinator });
  };

  it('takes the job back from whoever holds it, and says that they held it', () => {
    expect(looked).toMatchObject({ status: 'ready', looks: [{ id: '5.1', held: true, who: { name: 'Fran Fitter' } }] });
    expect(looked.holder).toBeUndefined();
    expect(hiddenFrom(looked, operative)).toBe('kept back');
    expect(hiddenFrom(looked, installers)).toBe('restricted');
  });

  it('holds a case on hold back as a job to take', () => {
    const held = keepBack(
      { ...anAllocatedCase(withAnswers({ perpetratorName: 'Fran Fitter' })), status: 'on hold', heldFrom: 'allocated' },
      [operative],
      noon,
    );
    expect([held.status, held.heldFrom, held.holder]).toEqual(['on hold', 'ready', undefined]);
  });

  it('is opened once, and for nobody who stepped back, before the case is sent, or after its end', () => {
    const named = withAnswers({ perpetratorName: 'Fran Fitter' });
    expect(keepBack(looked, [operative], later).looks).toEqual(looked.looks);
    for (const one of [aReadyCase({ ...named, recused: [operative.id] }), aDraft(), aReadyCase({ ...named, status: 'cancelled' })])
      expect(keepBack(one, [operative], noon).looks).toBeUndefined();
  });

  it('leaves the channel as it is where an operative may be the recipient, or somebody else the perpetrator', () => {
    for (const [name, one] of [
      [{ recipientName: 'Fran Fitter' }, operative],
      [{ perpetratorName: 'Alex Example' }, inspector],
    ] as const)
      expect(hiddenFrom(keepBack(aReadyCase(withAnswers(name)), [one], noon), installers)).toBeUndefined();
  });

  it('is answered from an older card, but not from one that showed other facts', async () => {
    expect(await settle('not the same person', {}, 3)).toMatchObject({ ok: true });
    const history = [
      ...looked.history,
      { ...looked.history[0], version: 6, step: 'change facts', by: referrer, from: 'ready', to: 'ready' },
    ];
    const changed = { version: 6, history: history as Case['history'] };
    expect(await settle('not the same person', changed, 5)).toMatchObject({ ok: false, no: { why: 'somebody was faster' } });
    expect(await settle('not the same person', changed, 6)).toMatchObject({ ok: true });
  });

  it('keeps no name with what was answered', async () => {
    const outcome = await settle('not the same person');
    const cleared = outcome.ok ? outcome.case.private.looks?.['5.1']?.cleared : undefined;
    expect(cleared).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(outcome.ok && hiddenFrom(outcome.case, operative)).toBeUndefined();
    for (const change of [
      { perpetratorName: 'Fitter, Fran' },
      { recipientName: 'Jo Other' },
      { dateOfBirth: '1985-03-13' },
      { address: '5 Invented Lane' },
    ])
      expect(
        outcome.ok &&
          hiddenFrom(
            { ...outcome.case, private: { ...outcome.case.private, answers: answers({ perpetratorName: 'Fran Fitter', ...change }) } },
            operative,
          ),
      ).toBe('kept back');
    const unlike = { perpetratorName: 'Fran Fitter', recipientTelephone: '07700900124' };
    expect(
      outcome.ok && hiddenFrom({ ...outcome.case, private: { ...outcome.case.private, answers: answers(unlike) } }, operative),
    ).toBeUndefined();
  });

  it('that found the same person holds in a later case of the same recipient, whatever stands on its form', async () => {
    const outcome = await settle('the same');
    if (!outcome.ok) throw new Error('The look was not settled.');
    const draft = aDraft();
    const next = { ...aReadyCase(), ...heldBack(draft, answers(), [outcome.case], undefined) };
    expect(hiddenFrom(next, operative)).toBe('kept back');
    expect(hiddenFrom(next, secondOperative)).toBeUndefined();
  });
});
