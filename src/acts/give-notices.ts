import type { ClockName, Notice, Stage } from '../clock/clocks.ts';
import { dueNotices, nextNoticeAt } from '../clock/notices.ts';
import { asRecipient, noticeTo, type Message, type Recipient } from '../delivery/message.ts';
import type { CaseCard } from '../case/cards.ts';
import { eraseCase } from './erase-case.ts';
import { StaleCase, type Saved } from '../store/case-store.ts';
import { deciders, deskAsked, inspectorsAsked, mayBeAsked, minders } from '../delivery/asked.ts';
import type { Case } from '../case/case.ts';
import { commit } from './commit.ts';
import { service } from '../case/service.ts';
import type { Deps } from './deps.ts';
import { whoMaySee } from '../case/hidden.ts';
import { takeStep } from './take-step.ts';
import { lookersOf } from '../delivery/lookers.ts';
import { mayKnow } from '../delivery/told.ts';
import { without } from '../case/without.ts';

type Around = Pick<Deps, 'store' | 'scheme' | 'people'>;
type Whom = (current: Case, around: Around, at: string) => Promise<Recipient[]>;
type Hearing = [CaseCard, Whom];

const minding: Whom = minders;
const referrer: Whom = async (current) => [asRecipient(current.referrer)];
/** Whose role has ended is not sent there any more: those who mind the case are, beside them. */
const holder: Whom = async ({ holder: held }, { people }) =>
  held && (await people.find(held.id))?.roles.includes('operative') ? [asRecipient(held)] : [];
/** While an Inspector's question is open the referrer is waited for; the Inspectors are not asked meanwhile. */
const isAsked = ({ status }: Case) => status === 'needs information';
const onDuty: Whom = async (current, around, at) => (isAsked(current) ? [] : (await inspectorsAsked(current, around, at)).map(asRecipient));
const everyInspector: Whom = async (current, { people }) =>
  isAsked(current) ? [] : mayBeAsked(await people.withRole('inspector'), current).map(asRecipient);
const whoWasAsked: Whom = async (current) => (isAsked(current) ? [asRecipient(current.referrer)] : []);
const desk: Whom = deskAsked;
/** Where none is left who may decide, those who mind the case are told that it waits. */
const deciding: Whom = async (current, around) => {
  const asked = await deciders(current, around);
  return asked.length > 0 ? asked : minders(current, around);
};

/** Who hears of which stage, and on which card. A row is complete for the stages that its clock has. */
const hears: Record<ClockName, Partial<Record<Stage, Hearing[]>>> = {
  installation: {
    approaching: [
      ['notice', minding],
      ['notice', holder],
    ],
    overdue: [
      ['notice', minding],
      ['notice', holder],
    ],
    escalated: [
      ['notice', minding],
      ['notice', holder],
    ],
  },
  inspector: {
    remind: [
      ['authorisation', onDuty],
      ['referral', whoWasAsked],
    ],
    widen: [
      ['authorisation', everyInspector],
      ['referral', whoWasAsked],
    ],
    telephone: [['notice', minding]],
  },
  'police check': { remind: [['police check', desk]], widen: [['police check', desk]], telephone: [['notice', minding]] },
  decision: { remind: [['decision', deciding]], widen: [['decision', deciding]], telephone: [['notice', minding]] },
  information: {
    remind: [['referral', referrer]],
    escalated: [
      ['notice', minding],
      ['referral', referrer],
    ],
  },
  visit: {
    'evening before': [['allocated job', holder]],
    'one hour before': [['allocated job', holder]],
    'not reported': [
      ['notice', minding],
      ['notice', holder],
    ],
  },
  feedback: { remind: [['fitted', minding]] },
  'recipient update': {
    approaching: [['notice', minding]],
    due: [['notice', minding]],
    overdue: [['notice', minding]],
    escalated: [['notice', minding]],
  },
  'follow-up': {
    approaching: [['notice', minding]],
    due: [['follow-up', minding]],
    overdue: [['follow-up', minding]],
    escalated: [['follow-up', minding]],
  },
  review: { due: [['notice', minding]] },
  'Victim Support': { remind: [['task', minding]] },
  // Each look tells of somebody else, and to whoever looks: see below.
  look: {},
  draft: { told: [['draft', referrer]], erased: [] },
  retention: { erased: [] },
};

async function messagesFor(notice: Notice, current: Case, around: Around, at: string): Promise<Message[]> {
  const { clock, stage } = notice;
  const hearings = hears[clock][stage] ?? [];
  const alone = whoMaySee(await around.people.withRole('co-ordinator'), current).length === 0;
  const all = await Promise.all(
    hearings.map(async ([card, whom]) => {
      // An administrator who minds in place of the co-ordinators is told that something waits, and sees nothing of the case.
      const shown = (whom === minding || whom === deciding) && alone ? 'notice' : card;
      return (await whom(current, around, at)).map((to) => noticeTo(current, shown, to, notice, at));
    }),
  );
  return [...all.flat(), ...(notice.clock === 'look' ? await looksFor(notice, current, around, at) : [])];
}

/** A reminder for each look that waits, to everybody who may settle it. */
async function looksFor(notice: Notice, current: Case, around: Around, at: string): Promise<Message[]> {
  const lookers = (await lookersOf(current, around, at)).map(asRecipient);
  const hearing = lookers.length > 0 ? lookers : await minders(current, around);
  return (current.looks ?? [])
    .filter(({ settled }) => !settled)
    .flatMap(({ id, who }) =>
      hearing.map((to) => {
        const message = noticeTo(current, 'trouble', to, notice, at);
        return { ...message, id: `${message.id}:${id}`, trouble: mayKnow(who) };
      }),
    );
}

/**
 * Tells what is due of one case: one notice for each clock, the latest stage of it. The save is guarded, so of several instances that
 * think of it at once one tells and the others find it told. A draft, or a case that has ended, is erased when its time is over.
 */
export async function giveNotices(deps: Deps, read: Saved): Promise<void> {
  const at = deps.now().toISOString();
  const { case: current } = read;
  const notices = dueNotices(current, deps.scheme, at);
  if (notices.some(({ stage }) => stage === 'erased')) {
    if (current.status !== 'draft') await eraseCase(deps, read);
    else await takeStep(deps, { ref: current.ref, version: current.version, step: 'expire', by: service, origin: { place: 'clock' } });
    return;
  }
  const told = { ...current.told, ...Object.fromEntries(notices.map((notice) => [notice.clock, notice.at])) };
  const next: Case = { ...without(current, 'nextNoticeAt'), told };
  const due = nextNoticeAt(next, deps.scheme);
  // Whatever a clock makes of its data: what tells nothing and leads nowhere is not written, else each look would write it again.
  if (notices.length === 0 && due && due <= at) return;
  const messages = (await Promise.all(notices.map((notice) => messagesFor(notice, current, deps, at)))).flat();
  try {
    const dated = { ...next, ...(due && { nextNoticeAt: due }) };
    await commit(deps, { read, next: dated, did: 'notice', by: service, at, messages, origin: { place: 'clock' } });
  } catch (error) {
    // Somebody took a step meanwhile, or another instance told it: the next look finds what is left.
    if (!(error instanceof StaleCase)) throw error;
  }
}
