import type { Case } from '../src/case/case.ts';
import { isOpen } from '../src/case/steps.ts';
import { isKeptBack } from '../src/case/kept-back.ts';
import type { LookShown } from '../src/delivery/lookers.ts';
import type { Somebody } from '../src/case/may-know.ts';
import { ownPart } from '../src/case/own-part.ts';
import type { Notice } from '../src/clock/clocks.ts';
import { settledBy } from '../src/delivery/settled.ts';
import { gaveBack, hiddenFrom, installers } from '../src/case/hidden.ts';
import type { CaseCard } from '../src/case/cards.ts';
import type { Trouble } from '../src/delivery/message.ts';
import { toJob } from '../src/job/job.ts';
import { reduced } from '../src/case/reduced.ts';
import { toAllocatedJobView } from './allocated-job.ts';
import { toAuthorisationView } from './authorisation.ts';
import { didLine } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { toDecisionView } from './decision.ts';
import { toDraftView } from './draft.ts';
import { toHiddenView, type ClosedTo } from './hidden.ts';
import { toFittedView } from './fitted.ts';
import { toFollowUpView } from './follow-up.ts';
import { toJobView } from './job.ts';
import { toLookView } from './look.ts';
import { noticeWords, stillWaits } from './words/notice-words.ts';
import { toNoticeView } from './notice.ts';
import { toErasedView, toOverView } from './over.ts';
import { toPoliceCheckView } from './police-check.ts';
import { toProgressView } from './progress.ts';
import { toReferralView } from './referral.ts';
import { render, type AdaptiveCard } from './render.ts';
import { toStopView } from './stop.ts';
import { toTaskView } from './task.ts';
import { toTroubleView } from './trouble.ts';
import { toWholeCaseView } from './whole-case.ts';

/** For whom a card is drawn, and what it tells of. */
export interface About {
  /** Who reads it: a person, or the installer channel. */
  to: Somebody;
  /** The version of the case that news tells of. */
  version: number;
  trouble?: Trouble;
  /** The look at the one whom it names, where the reader may settle it. */
  shown?: LookShown | undefined;
  /** A co-ordinator reads it, who may see the case while it is open. */
  minds?: boolean;
  /** What a reminder tells of. */
  notice?: Pick<Notice, 'clock' | 'stage'>;
  /** It takes the place of a card that stands in a chat, and stays there until the case is erased. */
  stands?: true;
  /** Why whoever it stands with may not see it any more. */
  closed?: ClosedTo | undefined;
}

const draw: Record<CaseCard, (current: Case, seen: Seen, about: About) => AdaptiveCard> = {
  draft: (current, seen) => render('draft', toDraftView(current, seen)),
  referral: (current, seen) => render('referral', toReferralView(current, seen)),
  progress: (current, seen, { version }) => render('progress', toProgressView(current, seen, version)),
  'police check': (current, seen) => render('police-check', toPoliceCheckView(current, seen)),
  authorisation: (current, seen) => render('authorisation', toAuthorisationView(current, seen)),
  decision: (current, seen) => render('decision', toDecisionView(current, seen)),
  job: (current, seen, { to }) => render('job', toJobView(toJob(current, seen.scheme), seen, to.id === installers.id)),
  'allocated job': (current, seen, { to }) => render('allocated-job', toAllocatedJobView(current, seen, to.id)),
  'whole case': (current, seen, { to }) => render('whole-case', toWholeCaseView(current, seen, to.id)),
  fitted: (current, seen) => render('fitted', toFittedView(current, seen)),
  'follow-up': (current, seen) => render('follow-up', toFollowUpView(current, seen)),
  task: (current, seen) => render('task', toTaskView(current, seen)),
  stop: (current, seen, { to, version }) => render('stop', toStopView(current, seen, version, to.id)),
  notice: (current, seen, { notice, minds, to }) =>
    render('notice', toNoticeView(current, seen, notice ?? { clock: 'installation', stage: 'approaching' }, minds, to.id)),
  trouble: (current, seen, { trouble = { why: 'no channel', purpose: 'jobs' }, shown, minds, version }) => {
    if (shown && !shown.look.settled) return render('look', toLookView(current, seen, shown, minds));
    const { now } = seen;
    const settled = settledBy(current, trouble, version);
    return render('trouble', toTroubleView(current.ref, trouble, minds, settled && didLine(settled, now)));
  },
};

/** These asked for something, or showed everything: once the case is over nothing of it is left in the chat but how it ended. */
const endsAsStub: CaseCard[] = ['police check', 'authorisation', 'decision', 'whole case', 'fitted', 'follow-up'];

/** A referrer keeps these when the rest of a case is kept back from them. */
const ownToReferrer: CaseCard[] = ['referral', 'progress'];

/** Whoever had one of these was asked for one decision: the end of the case asks nothing more of them. */
const decides: CaseCard[] = ['police check', 'authorisation'];

/**
 * The card of a case as it is now, for one audience; from whom the case is hidden, a guest, and who lost the role for it, gets the ref, and
 * why. A reminder on a card that asks somebody to act stands on top of it while it is to be heeded. A card that stands in a chat after the
 * end of the case keeps no name, no address and no word that was typed; whoever may, opens the case anew.
 */
export function drawCase(card: CaseCard, current: Case, seen: Seen, about: About): AdaptiveCard {
  if (current.erasedAt) return render('over', toErasedView(current));
  if (about.closed) return render('hidden', toHiddenView(current.ref, about.closed));
  const hidden = hiddenFrom(current, about.to, card);
  if (hidden && !(hidden === 'restricted' && card === 'trouble')) {
    const on = { gaveBack: gaveBack(current, about.to.id), isStop: card === 'stop', inChannel: about.to.id === installers.id };
    return render('hidden', toHiddenView(current.ref, hidden, hidden === 'kept back' ? '' : seen.notice, on));
  }
  if (ownToReferrer.includes(card) && isKeptBack(current, about.to)) return draw[card](ownPart(current), seen, about);
  if (about.stands && !isOpen(current.status)) {
    if (endsAsStub.includes(card)) return render('over', toOverView(current, !decides.includes(card)));
    return draw[card](reduced(current), seen, about);
  }
  const { notice: told } = about;
  const reminds = told && card !== 'notice' && stillWaits(told, current, seen);
  const reminder = reminds ? noticeWords(told, current, seen.now, card === 'referral', about.to.id) : undefined;
  const notice = [reminder, seen.notice].filter((one) => one !== undefined).join(' ');
  return draw[card](current, { ...seen, ...(notice && { notice }) }, about);
}
