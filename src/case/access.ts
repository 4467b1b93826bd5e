import type { CaseCard } from './cards.ts';
import type { Actor, Case } from './case.ts';
import { hiddenFrom } from './hidden.ts';
import type { Somebody } from './may-know.ts';
import type { Status } from './steps.ts';

const was = (current: Case, status: Status) => current.history.some(({ to }) => to === status);
const is = (by: Actor, current: Case) => current.referrer.id === by.id;

/** Who may see which card of a case (README, Who sees what). Asked before a card is shown in answer to anything that a person does. */
const maySee: Record<CaseCard, (by: Actor, current: Case) => boolean> = {
  draft: is,
  referral: (by, current) => is(by, current) && current.sentAt !== undefined,
  progress: is,
  'police check': (by, current) =>
    !is(by, current) && was(current, 'awaiting police check') && (by.roles.includes('police desk') || by.roles.includes('inspector')),
  authorisation: (by, current) => !is(by, current) && was(current, 'awaiting Inspector') && by.roles.includes('inspector'),
  decision: (by, current) => was(current, 'with co-ordinator') && by.roles.includes('co-ordinator'),
  job: (by, current) => was(current, 'ready') && (by.roles.includes('operative') || by.roles.includes('co-ordinator')),
  'allocated job': (by, current) => current.holder?.id === by.id && by.roles.includes('operative'),
  'whole case': (by, current) => by.roles.includes('co-ordinator') && current.sentAt !== undefined,
  fitted: (by, current) => by.roles.includes('co-ordinator') && current.installedAt !== undefined,
  'follow-up': (by, current) => by.roles.includes('co-ordinator') && current.installedAt !== undefined,
  task: (by, current) => by.roles.includes('co-ordinator') && current.victimSupport !== undefined,
  stop: (by, current) => current.history.some(({ step, by: who }) => step === 'take' && who.id === by.id) || current.holder?.id === by.id,
  notice: (by, current) =>
    current.sentAt !== undefined &&
    (by.roles.includes('co-ordinator') || by.roles.includes('administrator') || current.holder?.id === by.id),
  trouble: (by, current) => current.sentAt !== undefined && (by.roles.includes('co-ordinator') || by.roles.includes('administrator')),
};

/** Whether somebody may see a card of a case: by role or by what they are to the case, and it is not hidden from them. */
export const mayOpen = (card: CaseCard, by: Actor & Pick<Somebody, 'home'>, current: Case): boolean =>
  !hiddenFrom(current, by, card) && maySee[card](by, current);

/**
 * The fullest card that somebody may see of a case, in their own chat. A co-ordinator who holds the job minds the case as well, and has
 * the job's card from the list of jobs.
 */
export const fullestCard = (by: Actor, current: Case): CaseCard | undefined =>
  (['whole case', 'allocated job', 'referral', 'authorisation', 'police check', 'job'] as const).find((card) => mayOpen(card, by, current));
