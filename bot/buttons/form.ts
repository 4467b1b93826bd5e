import { toCheckAnswersView } from '../../cards/check-answers.ts';
import { toDiscardView } from '../../cards/discard.ts';
import { toDraftView } from '../../cards/draft.ts';
import { questionWords } from '../../cards/words/form-words.ts';
import { toFormView } from '../../cards/form.ts';
import { sayNo } from '../../cards/words/no-words.ts';
import { render } from '../../cards/render.ts';
import type { Case } from '../../src/case/case.ts';
import { isKeptBack } from '../../src/case/kept-back.ts';
import { ownPart } from '../../src/case/own-part.ts';
import * as drafts from '../../src/acts/draft.ts';
import { asRecipient } from '../../src/delivery/message.ts';
import type { QuestionId, Section, Typed } from '../../src/referral/questions.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { pressedBy, pressedPosting, type Turn } from '../turn/turn.ts';
import { cardFor } from './standing-card.ts';
import { answerTo, cardOr, type OnCase } from './step.ts';

type OnForm = OnCase & { section?: Section | undefined; drawn?: string | undefined; inputs?: Record<string, string> };
type Opened = Extract<drafts.Opened, { ok: true }>;

const olderCard = 'This was an older card. Here is your referral as it was last saved; nothing is lost.';
const keptFrom = (kept: QuestionId[]) =>
  `This was an older card. What you typed on it is kept. Please check these answers, which were different or empty before: ${kept.map((id) => questionWords[id].label.replace(/\?$/, '')).join(', ')}.`;
const elsewhere = 'Please refer in your own chat with me, so that nobody else sees it.';

/** Where the draft stands: a section of the form, or the check of the answers. */
function cardOf({ draft, errors, more, old, kept }: Opened, { scheme, now }: BotDeps, opening?: string): Answer {
  const notice = old ? (kept ? keptFrom(kept) : olderCard) : opening;
  const seen = { scheme, now: now(), ...(notice && { notice }) };
  if (draft.section === 'check answers') return render('check-answers', toCheckAnswersView(draft, seen));
  return render('form', toFormView(draft, draft.section ?? 'about you', seen, errors, more));
}

/** A draft that is no longer one shows what became of it. */
const gone = (deps: BotDeps, turn: Turn, current: Case | undefined): Promise<Answer> =>
  cardOr(deps, turn, current?.status === 'expired' ? 'draft' : 'referral', current);

const asPress = (turn: Turn, { ref, version, section, drawn, inputs }: OnForm): drafts.FormPress => ({
  ...{ ref, version, ...pressedBy(turn), typed: (inputs ?? {}) as Typed },
  ...(section && { section }),
  ...{ drawn, on: pressedPosting(turn, 'draft') },
});

/** Notes a card of the draft that stands in a chat, so that its buttons and all that was typed go when the draft does. */
async function noteCard({ store }: BotDeps, turn: Turn, draft: Case): Promise<void> {
  const noted = pressedPosting(turn, 'draft')(draft).map((posting) => ({ ...posting, version: 0 }));
  if (noted.length > 0) await store.stand(noted);
}
/** The same for the answer to `refer`, once it stands in the chat. */
export async function noteAnswer(deps: BotDeps, turn: Turn, activityId: string): Promise<void> {
  const open = turn.isPersonal ? await deps.store.draftOf(deps.scheme.name, turn.by.id) : undefined;
  if (open) await noteCard(deps, { ...turn, pressedId: activityId }, open.case);
}

/** A button of the form: saves what was typed, and shows where the form stands now. */
export const formStep =
  (way: drafts.Way | 'save') =>
  async (deps: BotDeps, turn: Turn, data: OnForm): Promise<Answer> => {
    if (!turn.isPersonal) return elsewhere;
    const opened = await drafts.saveDraft(deps, asPress(turn, data), way === 'save' ? 'stay' : way, way === 'save');
    if (!opened.ok) return gone(deps, turn, opened.current);
    if (way === 'save' && !opened.old) return render('draft', toDraftView(opened.draft, { scheme: deps.scheme, now: deps.now() }));
    return cardOf(opened, deps);
  };

/** Opens the draft where it stands, from whichever card. */
export async function openForm(deps: BotDeps, turn: Turn, { ref }: OnCase): Promise<Answer> {
  const current = (await deps.store.find(ref))?.case;
  if (!turn.isPersonal) return elsewhere;
  if (current?.status !== 'draft' || current.referrer.id !== turn.by.id) return gone(deps, turn, current);
  await noteCard(deps, turn, current);
  return cardOf({ ok: true, draft: current, errors: [], more: [] }, deps);
}

/** `refer`, typed or pressed: the open draft is offered; without one a new form begins. */
export async function referPressed(deps: BotDeps, turn: Turn): Promise<Answer> {
  if (!turn.isPersonal) return elsewhere;
  const open = await deps.store.draftOf(deps.scheme.name, turn.by.id);
  if (open) return render('draft', toDraftView(open.case, { scheme: deps.scheme, now: deps.now() }));
  const draft = await drafts.startDraft(deps, turn.by, turn.agency, undefined, pressedBy(turn).origin);
  return cardOf({ ok: true, draft, errors: [], more: [] }, deps);
}

/** Starts a new referral from one that ended: its answers to start from, and a link to it. */
export async function referAgain(deps: BotDeps, turn: Turn, { ref }: OnCase): Promise<Answer> {
  if (!turn.isPersonal) return elsewhere;
  const ended = (await deps.store.find(ref))?.case;
  const mine = ended?.referrer.id === turn.by.id && ['not eligible', 'not authorised', 'closed'].includes(ended.status);
  if (!ended || !mine) return gone(deps, turn, ended);
  const open = await deps.store.draftOf(deps.scheme.name, turn.by.id);
  if (open)
    return render(
      'draft',
      toDraftView(open.case, { scheme: deps.scheme, now: deps.now(), notice: 'Send or discard this one first, then refer again.' }),
    );
  const draft = await drafts.startDraft(
    deps,
    turn.by,
    turn.agency,
    isKeptBack(ended, turn.by) ? ownPart(ended) : ended,
    pressedBy(turn).origin,
  );
  return cardOf({ ok: true, draft, errors: [], more: [] }, deps, `These answers come from ${ref}. Please check that each is still right.`);
}

/** Asks once more. What stands in the form's inputs is saved first, so that Back loses nothing. */
export async function openDiscard(deps: BotDeps, turn: Turn, data: OnForm): Promise<Answer> {
  if (data.section) await drafts.saveDraft(deps, asPress(turn, data), 'stay');
  const current = (await deps.store.find(data.ref))?.case;
  if (current?.status !== 'draft' || current.referrer.id !== turn.by.id) return gone(deps, turn, current);
  return turn.isPersonal ? render('discard', toDiscardView(current)) : elsewhere;
}

export async function discardDraft(deps: BotDeps, turn: Turn, { ref, version }: OnCase): Promise<Answer> {
  const outcome = await drafts.discardDraft(deps, { ref, version, ...pressedBy(turn) }, pressedPosting(turn, 'draft'));
  if (!outcome.ok && outcome.case?.status === 'draft' && outcome.case.referrer.id === turn.by.id)
    return cardOf({ ok: true, draft: outcome.case, errors: [], more: [], old: true }, deps);
  return answerTo(deps, turn, 'draft', outcome);
}

export async function sendPressed(deps: BotDeps, turn: Turn, { ref, version }: OnCase): Promise<Answer> {
  if (!turn.isPersonal) return elsewhere;
  const sent = await drafts.sendDraft(deps, { ref, version, ...pressedBy(turn) }, pressedPosting(turn, 'referral'));
  if ('draft' in sent) return cardOf(sent, deps);
  if ('current' in sent) return gone(deps, turn, sent.current);
  // A referral that was begun from an earlier one's card leaves that card to it, and gets a card of its own.
  if (turn.isOfAnother && 'case' in sent && sent.ok && !sent.repeated)
    await deps.store.enqueue([cardFor(sent.case, 'referral', asRecipient(turn.by), turn, deps.now().toISOString())]);
  return 'case' in sent || 'no' in sent ? answerTo(deps, turn, 'referral', sent) : sayNo({ why: 'no such case' }, deps.now());
}
