import { z } from 'zod';
import { refPattern } from '../../src/case/ref.ts';
import { caseCards } from '../../src/case/cards.ts';
import { postingId } from '../../src/delivery/message.ts';
import { plainText } from '../../src/typed/plain-text.ts';
import { sections } from '../../src/referral/questions.ts';
import { namedPeriods } from '../../src/report/period.ts';
import { answerPressed, openAnswers } from './answer.ts';
import { openChange, openChangeForm, saveChanges } from './change.ts';
import { openConfirmLow } from './confirm-low.ts';
import { discardDraft, formStep, openDiscard, openForm, referAgain, referPressed, sendPressed } from './form.ts';
import { nextOfList } from './list.ts';
import { settle } from './look.ts';
import { openStepBack, stepBack } from './recuse.ts';
import { openReason, reasonStep } from './reason.ts';
import { openStepForm, submitStepForm } from './step-form.ts';
import { saidWhatHappened } from './what-happened.ts';
import { show, step } from './step.ts';
import { sendAgain } from './unsent.ts';
import type { BotDeps } from '../turn/deps.ts';
import { reportCard } from '../turn/report.ts';
import type { Turn } from '../turn/turn.ts';
import type { Answer } from '../turn/answer.ts';
/** A button: what it must send, and what it does. Who pressed it comes from the turn, never from the data. */
interface Button<Data> {
  data: z.ZodType<Data>;
  press: (deps: BotDeps, turn: Turn, data: Data) => Promise<Answer>;
}

const ref = z.string().regex(refPattern);
const version = z.int().min(0);
const onCase = z.object({ ref, version });
/** The cards that a button may name, to go back to them or to do something on them. The others tell of one moment, and only the outbox knows of which. */
const openable = z.enum(caseCards).exclude(['progress', 'stop', 'notice', 'trouble']);
const onCard = onCase.extend({ card: openable });
const onLook = onCase.extend({ look: z.string().max(50) });
/**
 * The inputs of a card come along as texts beside the button's own data. What is no text was not typed. They are made plain here, at the
 * door: a draft keeps them as they are, and gives them back to a client that may not take every character.
 */
const typed = z
  .record(z.string(), z.unknown())
  .transform((all) => Object.fromEntries(Object.entries(all).map(([id, value]) => [id, isTyped(value) ? plainText(String(value)) : ''])));
const isTyped = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const withInputs = <T extends z.ZodType>(data: T) =>
  z
    .record(z.string(), z.unknown())
    .transform((all) => ({ own: data.safeParse(all), inputs: typed.parse(all) }))
    .transform(({ own, inputs }, context) => {
      if (own.success) return { ...(own.data as object), inputs } as z.infer<T> & { inputs: Record<string, string> };
      context.addIssue({ code: 'custom', message: 'not a button of ours' });
      return z.NEVER;
    });
/** What the card said that it understood of a day or an hour: it counts when it is still understood so. */
const onUnderstood = withInputs(onCard.extend({ understood: z.string().max(300).optional() }));
const drawn = z.string().max(1_000).optional();
const onForm = withInputs(onCase.extend({ section: z.enum(sections), drawn }));
const button = <Data>(data: z.ZodType<Data>, press: Button<Data>['press']): Button<never> => ({ data, press }) as unknown as Button<never>;

/** Every button of every card. The key is the verb in the card's JSON; a test closes the loop. */
export const buttons: Record<string, Button<never>> = {
  refer: button(z.unknown(), referPressed),
  'form next': button(onForm, formStep('next')),
  'form back': button(onForm, formStep('back')),
  'form save': button(onForm, formStep('save')),
  'form change': button(onCase.extend({ change: z.enum(sections) }), (deps, turn, { change, ...data }) =>
    formStep(change)(deps, turn, data),
  ),
  'form open': button(onCase, openForm),
  'discard form': button(withInputs(onCase.extend({ section: z.enum(sections).optional(), drawn })), openDiscard),
  discard: button(onCase, discardDraft),
  send: button(onCase, sendPressed),

  'answer form': button(onCase, openAnswers),
  answer: button(withInputs(onCase), answerPressed),

  show: button(z.object({ ref, card: openable.optional() }), show),
  'list next': button(z.object({ list: z.enum(['my referrals', 'jobs', 'waiting', 'stuck']), after: z.string().max(100) }), nextOfList),
  report: button(z.object({ period: z.enum(namedPeriods) }), (deps, turn, { period }) => reportCard(deps, turn, period)),

  'send again': button(z.object({ unsent: z.string().max(200) }), sendAgain),

  'confirm high': button(onCase, step('confirm high', 'police check')),
  'confirm medium': button(onCase, step('confirm medium', 'police check')),
  'confirm low form': button(onCase, openConfirmLow),
  'confirm low': button(onCase, step('confirm low', 'police check')),
  'no record': button(onCase, step('no record', 'police check')),

  authorise: button(onCase, step('authorise', 'authorisation')),
  'refuse form': button(onCase, openReason('refuse', 'authorisation')),
  refuse: button(withInputs(onCard), reasonStep('refuse')),
  'ask form': button(onCard, (deps, turn, data) => openReason('ask', data.card)(deps, turn, data)),
  ask: button(withInputs(onCard), reasonStep('ask')),

  accept: button(onCase, step('accept', 'decision')),
  'decline form': button(onCase, openReason('decline', 'decision')),
  decline: button(withInputs(onCard), reasonStep('decline')),

  take: button(onCase, step('take', 'job')),
  'hand back form': button(onCase, openReason('hand back', 'allocated job')),
  'hand back': button(withInputs(onCard), reasonStep('hand back')),
  'assign form': button(onCard, openStepForm('assign')),
  assign: button(withInputs(onCard), submitStepForm('assign')),
  'schedule form': button(onCard, openStepForm('schedule')),
  schedule: button(onUnderstood, submitStepForm('schedule')),
  'no access form': button(onCase, openReason('no access', 'allocated job')),
  'no access': button(withInputs(onCard), reasonStep('no access')),
  'not safe form': button(onCase, openReason('not safe', 'allocated job')),
  'not safe': button(withInputs(onCard), reasonStep('not safe')),
  'say what happened': button(withInputs(onCard), saidWhatHappened),
  'fit form': button(onCase, (deps, turn, data) => openStepForm('record fit')(deps, turn, { ...data, card: 'allocated job' })),
  'record fit': button(withInputs(onCard), submitStepForm('record fit')),

  'feedback form': button(onCard, (deps, turn, data) => openReason('feedback', data.card)(deps, turn, data)),
  feedback: button(withInputs(onCard), reasonStep('feedback')),
  'contact form': button(onCard, openStepForm('contact')),
  contact: button(withInputs(onCard), submitStepForm('contact')),

  'hold form': button(onCase, (deps, turn, data) => openStepForm('hold')(deps, turn, { ...data, card: 'whole case' })),
  hold: button(onUnderstood, submitStepForm('hold')),
  resume: button(onCase, step('resume', 'whole case')),
  'update form': button(onCase, (deps, turn, data) => openStepForm('update recipient')(deps, turn, { ...data, card: 'whole case' })),
  'update recipient': button(onUnderstood, submitStepForm('update recipient')),
  'restrict form': button(onCase, (deps, turn, data) => openStepForm('restrict')(deps, turn, { ...data, card: 'whole case' })),
  restrict: button(withInputs(onCard), submitStepForm('restrict')),
  'not the same person': button(onLook, settle('not the same person')),
  'the same': button(onLook, settle('the same')),
  'Victim Support told': button(onCase, step('Victim Support told', 'task')),
  'withdraw form': button(onCase, openReason('withdraw', 'referral')),
  withdraw: button(withInputs(onCard), reasonStep('withdraw')),
  'cancel form': button(onCase, openReason('cancel', 'whole case')),
  cancel: button(withInputs(onCard), reasonStep('cancel')),

  change: button(onCard, openChange),
  'change section': button(onCard.extend({ section: z.enum(sections) }), openChangeForm),
  'change facts': button(withInputs(onCard.extend({ section: z.enum(sections) })), saveChanges),
  'refer again': button(onCase, referAgain),
  'recuse form': button(z.object({ ref, card: openable }), openStepBack),
  recuse: button(z.object({ ref, card: openable }), stepBack),
};

export const notOurs = 'That button does not belong to a card that we know. Type “help” to see what you can do. Nothing was changed.';

/** All that a channel's card offers. Everything else is personal, whoever presses it and from wherever it was sent. */
const inChannels = ['take', 'assign form', 'assign', 'show', 'list next', 'refer', 'recuse form', 'recuse'];
/** Opens a case from whatever names it, mostly from a list: the pressed message does not become its card. */
const notesNothing = ['show'];
const ownChatOnly = 'Do that in our own chat, so that nobody else sees it. Nothing was changed.';

/** Presses a button: checks what it sent, then does it. Data that is missing, foreign or forged gets a plain answer and changes nothing. */
export async function press(deps: BotDeps, turn: Turn, verb: string, data: unknown): Promise<{ answer: Answer; outcome: string }> {
  const pressed = Object.hasOwn(buttons, verb) ? buttons[verb] : undefined;
  const read = pressed?.data.safeParse(data);
  if (!pressed || !read?.success) return { answer: notOurs, outcome: 'not ours' };
  if (!turn.isPersonal && !inChannels.includes(verb)) return { answer: ownChatOnly, outcome: 'not here' };
  const from = notesNothing.includes(verb) ? turn : await placed(deps, turn, read.data);
  const answer = await pressed.press(deps, from, read.data);
  return { answer, outcome: typeof answer === 'string' ? 'said' : 'card' };
}

/**
 * Which case a press is about is what it says itself, and it may name any message. One that is noted as a card of another case must not
 * become a card of this one: that other case would lose sight of it, with all that stands there.
 */
async function placed({ store }: BotDeps, turn: Turn, data: unknown): Promise<Turn> {
  const { ref: named } = (data ?? {}) as { ref?: unknown };
  if (typeof named !== 'string' || !turn.pressedId) return turn;
  return (await store.isOfAnother(postingId(turn.chat, turn.pressedId), named)) ? { ...turn, isOfAnother: true } : turn;
}
