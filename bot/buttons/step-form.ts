import { toStepFormView } from '../../cards/step-form.ts';
import { render } from '../../cards/render.ts';
import { understoodWords } from '../../cards/words/understood.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { mayOpen } from '../../src/case/access.ts';
import { isKeptFrom } from '../../src/step/apply-step.ts';
import { mayTake } from '../../src/step/may-take.ts';
import type { Case } from '../../src/case/case.ts';
import { isBarred, whoMaySee } from '../../src/case/hidden.ts';
import { steps } from '../../src/case/steps.ts';
import { takeStep } from '../../src/acts/take-step.ts';
import { londonDay } from '../../src/typed/london.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import { isSaid, readStepForm } from '../../src/job/step-form.ts';
import type { Around, StepForm } from '../../src/job/form-of.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn/turn.ts';
import { answerTo, cardOr, forPlace, outOfDate, type OnCase } from './step.ts';

type OnCard = OnCase & { card: CaseCard };

const aroundNow = async ({ now, people, scheme }: BotDeps, current: Case): Promise<Around> => ({
  today: londonDay(now()),
  now: now().toISOString(),
  scheme,
  staff: await staffFor(current, people),
  operatives: whoMaySee(await people.withRole('operative'), current),
});
/** Everybody who works on cases may be named, but for the referrer, who keeps what is their own, those who stepped back, and those who are kept back. */
async function staffFor(current: Case, people: BotDeps['people']) {
  const roles = ['co-ordinator', 'operative', 'inspector', 'police desk'] as const;
  const all = (await Promise.all(roles.map((role) => people.withRole(role)))).flat();
  const found = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
  return found.filter((one) => one.id !== current.referrer.id && !isBarred(current, one));
}

/** Opens a step's own form, for who may see the card that it belongs to. Only assigning may be done where others read along. */
export const openStepForm =
  (form: StepForm) =>
  async (deps: BotDeps, turn: Turn, { ref, version, card }: OnCard): Promise<Answer> => {
    const current = (await deps.store.find(ref))?.case;
    const here = turn.isPersonal || form === 'assign';
    const possible =
      current && current.version === version && steps[current.status][form] && here && mayOpen(forPlace(card, turn), turn.by, current);
    if (!possible) return cardOr(deps, turn, card, current, current && outOfDate);
    const who = steps[current.status][form]?.by ?? [];
    if (isKeptFrom(current, turn.by, form) || !mayTake(current, turn.by, who))
      return cardOr(deps, turn, card, current, sayNo({ why: 'not your step', who }, deps.now()));
    return render('step-form', toStepFormView(form, current, card, await aroundNow(deps, current)));
  };

/**
 * Takes a step with what its form gives. With mistakes nothing is kept, and the form comes back as it was filled in; so it does with what
 * was understood of a day or an hour that was not written out, until somebody has seen it.
 */
export const submitStepForm =
  (form: StepForm) =>
  async (
    deps: BotDeps,
    turn: Turn,
    data: OnCard & { inputs: Record<string, string>; understood?: string | undefined },
  ): Promise<Answer> => {
    const { ref, version, card, inputs } = data;
    const current = (await deps.store.find(ref))?.case;
    const press = { ref, version, step: form, ...pressedBy(turn), on: pressedPosting(turn, forPlace(card, turn)) } as const;
    const move = current && current.version === version ? steps[current.status][form] : undefined;
    const shows =
      current &&
      move &&
      mayOpen(forPlace(card, turn), turn.by, current) &&
      mayTake(current, turn.by, move.by) &&
      !isKeptFrom(current, turn.by, form);
    if (!shows) return answerTo(deps, turn, card, await takeStep(deps, press));
    const around = await aroundNow(deps, current);
    const reading = readStepForm(form, current, inputs, around);
    if ('errors' in reading)
      return render('step-form', toStepFormView(form, current, card, around, { typed: inputs, errors: reading.errors, isFirst: false }));
    const understood = understoodWords(reading.filled.details, deps.now());
    if (understood !== '' && understood !== data.understood && isSaid(form, current, inputs, around))
      return render('step-form', toStepFormView(form, current, card, around, { typed: inputs, errors: [], isFirst: false, understood }));
    return answerTo(deps, turn, card, await takeStep(deps, { ...press, ...reading.filled }));
  };
