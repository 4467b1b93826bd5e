import { writtenPastRecord } from '../../../src/record/audit.ts';
import type { AuditEvent } from '../../../src/record/event.ts';
import { recordFaults } from '../../../src/record/chain.ts';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { Status } from '../../../src/case/steps.ts';
import type { Message } from '../../../src/delivery/message.ts';
import { everybody, isKeptBack } from './presses-at-random.ts';

const alwaysHeld: Status[] = ['allocated', 'scheduled', 'installed', 'follow-up'];

/** What is wrong with a case as it stands, in words. */
export function faultsOf(current: Case, events: AuditEvent[]): string[] {
  const { status, holder, visit, nextNoticeAt, history, heldFrom, version } = current;
  const held = alwaysHeld.includes(status) || (status === 'on hold' && heldFrom === 'allocated');
  const chained = history.every(
    ({ from, version: of }, at) => at === 0 || (from === history[at - 1]?.to && of > (history[at - 1]?.version ?? 0)),
  );
  const isJob = held || status === 'ready' || (status === 'on hold' && heldFrom === 'ready');
  const isThreatAlone = current.private.answers.grounds === 'threat to life';
  const isGraded = current.check?.grade === 'high' || current.authorised !== undefined;
  const wrong: [string, boolean][] = [
    ['a threat to life is a job without a checked high grade or an Inspector', isJob && isThreatAlone && !isGraded],
    ['its record is not whole', recordFaults(events, current).length > 0],
    ['it was written past its record', writtenPastRecord(events, current).length > 0],
    ['it waits in silence, or is kept for ever', (nextNoticeAt === undefined) !== (current.erasedAt !== undefined)],
    ['nobody holds it', held && holder === undefined],
    [`${holder?.name} holds it`, !held && holder !== undefined],
    ['it has no visit', status === 'scheduled' && visit === undefined],
    ['it has a visit', status !== 'scheduled' && visit !== undefined],
    ['its history does not run on', !chained || history.at(-1)?.to !== status || (history.at(-1)?.version ?? 0) > version],
    ['it is held and nobody looks at it again', status === 'on hold' && (current.reviewAt === undefined || heldFrom === undefined)],
  ];
  return wrong.flatMap(([words, is]) => (is ? [words] : []));
}

type Sees = (who: Actor, before: Case, now: Case) => boolean;
const isReferrer: Sees = ({ id }, _, now) => now.referrer.id === id;
const isHolder: Sees = ({ id }, _, now) => now.holder?.id === id;
const isCoordinator: Sees = ({ roles }) => roles.includes('co-ordinator');
const minds: Sees = ({ roles }) => roles.includes('co-ordinator') || roles.includes('administrator');

/** Who may see which card, as the design says it. The channel sees jobs only. */
const sees: Record<string, Sees> = {
  ...{ draft: isReferrer, referral: isReferrer, progress: isReferrer },
  'police check': (who, _, now) => !isReferrer(who, now, now) && who.roles.some((role) => role === 'police desk' || role === 'inspector'),
  authorisation: (who, _, now) => !isReferrer(who, now, now) && who.roles.includes('inspector'),
  ...{ decision: isCoordinator, 'whole case': isCoordinator, fitted: isCoordinator, 'follow-up': isCoordinator, task: isCoordinator },
  // The channel sees the ref of a restricted job, and of one whose perpetrator an operative may be: the others have it in the own chat.
  job: ({ id, roles }, _, now) => roles.includes('operative') && (now.restricted?.people.includes(id) ?? mayBeOperative(now)),
  'allocated job': isHolder,
  stop: ({ id }, before) => before.holder?.id === id,
  notice: (who, before, now) => minds(who, before, now) || isHolder(who, before, now),
  trouble: (who, before, now) => minds(who, before, now) || who.roles.includes('inspector'),
};
const mayBeOperative = (now: Case): boolean =>
  everybody.some((one) => {
    const look = now.looks?.find(({ who }) => who.id === one.id);
    // What was found of somebody stays so, whatever the form says now.
    const was = look && now.private.looks?.[look.id]?.same.some(({ as }) => as === 'perpetrator');
    return one.roles.includes('operative') && isKeptBack(one, now) && (was ?? one.name === now.private.answers.perpetratorName);
  });

/** Nobody hears of a case in which they know someone, or may, but that they must stop and what is their own; of a restricted one only those named, or that it is in trouble. */
const isHidden = (who: Actor, card: string, now: Case) => {
  const { recused = [], restricted, referrer } = now;
  const isOwn = who.id === referrer.id && ['draft', 'referral', 'progress'].includes(card);
  if (recused.includes(who.id) || (isKeptBack(who, now) && !isOwn && card !== 'stop')) return true;
  return restricted && who.id !== referrer.id && !restricted.people.includes(who.id) && !['trouble', 'notice'].includes(card);
};

/** Messages to somebody who may not see the card, or that hold what was typed. */
export function leaks(messages: Message[], before: Case, now: Case): string[] {
  return messages.flatMap((message) => {
    const { card, to, trouble } = message;
    const typed = /Invented|Offender|Faraway|07700|DN15|DN21|He rang|Friday|Because I say/.test(JSON.stringify(message));
    if (typed) return [`${card} holds what was typed`];
    if (card === 'refresh') return to ? ['refresh goes to somebody'] : [];
    if (!to) return [`${card} goes to nobody`];
    if ('channel' in to) return card === 'job' && to.channel === 'jobs' ? [] : [`${card} goes to a channel`];
    if (trouble && 'id' in trouble && trouble.id === to.person) return [`${to.name} is told that they may know someone`];
    const who = everybody.find(({ id }) => id === to.person);
    return who && sees[card]?.(who, before, now) && !isHidden(who, card, now) ? [] : [`${card} goes to ${to.name}`];
  });
}
