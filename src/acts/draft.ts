import { before as timeBefore, london, londonDay } from '../typed/london.ts';
import { refreshOf, type Posting } from '../delivery/message.ts';
import { openSection, readAnswers, shownIn, type FormError } from '../referral/check.ts';
import { sections, type QuestionId, type Section, type Typed } from '../referral/questions.ts';
import { RefTaken, StaleCase, type Saved } from '../store/case-store.ts';
import { asTyped } from './answer.ts';
import { withSending } from '../step/apply-step.ts';
import type { Outcome } from '../step/press.ts';
import type { Origin } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';
import { withClocks } from '../step/effects.ts';
import { heldBack } from './held-back.ts';
import { keysOf } from '../referral/keys.ts';
import { takeStep } from './take-step.ts';
import { asMeantToday, typedSince, withTyped } from './typed.ts';
import { without } from '../case/without.ts';

export type Place = Section | 'check answers';
/** Where a form step leads: a button, or the section that "Change" names. */
export type Way = 'next' | 'back' | 'stay' | Place;

export interface FormPress {
  ref: string;
  version: number;
  by: Actor;
  /** From where it was pressed. */
  origin?: Origin | undefined;
  /** The section whose inputs came along, with what stood in them. */
  section?: Section;
  typed?: Typed;
  /** What stood in those inputs when the card was drawn (`drawnAs`). */
  drawn?: string | undefined;
  /** The message that was pressed: it is noted, so that nothing of the form is left in it once the draft is sent, discarded or expired. */
  on?: (draft: Case) => Posting[];
}
export type Opened =
  { ok: true; draft: Case; errors: FormError[]; more: QuestionId[]; old?: true; kept?: QuestionId[] } | { ok: false; current?: Case };

const around = ({ scheme, now }: Pick<Deps, 'scheme' | 'now'>) => ({ scheme, today: londonDay(now()) });

/**
 * Starts a draft with what is known of the referrer; `again` is an earlier case that it continues, with its answers to start from.
 * The ref is drawn now and shown once the referral is sent.
 */
export async function startDraft(deps: Deps, by: Actor, agency: string | undefined, again?: Case, origin?: Origin): Promise<Case> {
  const at = deps.now().toISOString();
  const typed: Typed = {
    ...(again && asTyped(again.private.answers)),
    ...{ referrerName: by.name, referralDate: london(at).toFormat('d/M/yyyy') },
    ...(agency && deps.scheme.agencies.includes(agency) && { agency }),
  };
  const { scheme } = deps;
  for (;;) {
    const draft: Case = {
      ...{
        schema: 1,
        ref: deps.newRef(),
        scheme: scheme.name,
        schemeVersion: scheme.version,
        status: 'draft',
        version: 1,
        tenant: by.tenant,
      },
      ...{ referrer: by, startedAt: at, editedAt: at, section: sections[0], askedAgain: false, events: 0, head: '' },
      history: [{ version: 1, step: 'start', by, at, from: 'draft', to: 'draft' }],
      ...(again && { continues: again.ref, continuesAfter: outcomeOf(again) }),
      private: { typed, answers: {}, texts: {} },
    };
    try {
      return await commit(deps, { next: withClocks(draft, draft, at, scheme), did: 'start', by, at, origin });
    } catch (error) {
      if (!(error instanceof RefTaken)) throw error;
    }
  }
}

function outcomeOf({ status, history }: Case): NonNullable<Case['continuesAfter']> {
  const reason = history.at(-1)?.reason;
  return { status, ...(reason && { reason }) };
}

async function read(deps: Deps, { ref, by }: Pick<FormPress, 'ref' | 'by'>): Promise<{ saved: Saved } | { current?: Case }> {
  const saved = await deps.store.find(ref);
  if (!saved || saved.case.referrer.id !== by.id) return {};
  return saved.case.status === 'draft' ? { saved } : { current: saved.case };
}

/**
 * Saves what was typed and says where the form stands now. What was typed is kept even when it has errors.
 * A press on an older card opens the draft where it stands; what was typed there is `kept`, and its section is opened to be looked at.
 * The pressed message is left alone while the form is written in it, and updated once its writer `leaves` it.
 */
export async function saveDraft(deps: Deps, press: FormPress, way: Way, leaves = false): Promise<Opened> {
  const found = await read(deps, press);
  if (!('saved' in found)) return { ok: false, ...found };
  const { saved } = found;
  const before = saved.case;
  const isOld = before.version !== press.version;
  const since = isOld ? typedSince(press, before.private.typed, around(deps)) : {};
  const kept = Object.keys(since) as QuestionId[];
  if (isOld && kept.length === 0) return { ok: true, draft: before, errors: [], more: [], old: true };

  const shown = press.section ? shownIn(press.section, readAnswers(before.private.typed, around(deps))) : [];
  const typed = isOld ? { ...before.private.typed, ...since } : withTyped(before.private.typed, press.typed ?? {}, shown, press.drawn);
  const reading = readAnswers(typed, around(deps));
  const isNext = way === 'next' && !isOld;
  const errors = isNext ? reading.errors.filter(({ id }) => shown.includes(id)) : [];
  const asked = press.section ? shownIn(press.section, reading) : [];
  const more = isNext ? reading.errors.map(({ id }) => id).filter((id) => asked.includes(id) && !shown.includes(id)) : [];
  const section =
    isOld || errors.length > 0 || more.length > 0 ? (press.section ?? before.section) : placeAfter(way, before, openSection(reading));

  const at = deps.now().toISOString();
  const next: Case = {
    ...before,
    version: before.version + 1,
    editedAt: at,
    private: { ...before.private, typed: asMeantToday(typed, reading, londonDay(at)) },
    ...(section && { section }),
  };
  try {
    const standing = press.on?.(next) ?? [];
    const messages = leaves && standing.length > 0 ? [refreshOf(next, at)] : [];
    const draft = await commit(deps, {
      read: saved,
      next: withClocks(before, next, at, deps.scheme),
      did: 'save',
      by: press.by,
      at,
      messages,
      postings: standing,
      origin: press.origin,
    });
    return { ok: true, draft, errors, more, ...(isOld && { old: true, kept }) };
  } catch (error) {
    if (!(error instanceof StaleCase)) throw error;
    return saveDraft(deps, press, way, leaves);
  }
}

/** Next leads to the first section with something left to answer, and to the end when there is none. */
function placeAfter(way: Way, { section = sections[0] }: Case, open: Section | undefined): Place {
  if (way === 'next') return open ?? 'check answers';
  if (way === 'stay') return section;
  if (way !== 'back') return way;
  const at = section === 'check answers' ? sections.length : sections.indexOf(section);
  return sections[Math.max(0, at - 1)] ?? sections[0];
}

/** Sends the draft. Comes back with the errors of the first section that has any, and nothing is sent. */
export async function sendDraft(deps: Deps, press: FormPress, on: (current: Case) => Posting[]): Promise<Opened | Outcome> {
  const found = await read(deps, press);
  if ('saved' in found && found.saved.case.version === press.version) {
    const reading = readAnswers(found.saved.case.private.typed, around(deps));
    const section = openSection(reading);
    if (section) {
      const opened = await saveDraft(deps, press, section);
      const shown = shownIn(section, reading);
      return opened.ok ? { ...opened, errors: reading.errors.filter(({ id }) => shown.includes(id)) } : opened;
    }
  } else if ('saved' in found) return { ok: true, draft: found.saved.case, errors: [], more: [], old: true };
  const draft = 'saved' in found ? found.saved.case : undefined;
  const earlier = draft ? await earlierCases(deps, draft) : [];
  const continued = draft?.continues === undefined ? undefined : (await deps.store.find(draft.continues))?.case;
  const { ref, version, by, origin } = press;
  return takeStep(deps, { ref, version, by, origin, step: 'send', on }, (current, at) =>
    current.status === 'draft' ? complete(current, at, press.by, deps, earlier, continued) : current,
  );
}

/** A repeat is told for so long. */
const repeatWithin = 'P12M';

/** Cases of the same recipient or the same home within 12 months, the newest first. */
async function earlierCases(deps: Deps, draft: Case): Promise<Case[]> {
  const { answers } = readAnswers(draft.private.typed, around(deps));
  const since = timeBefore(deps.now().toISOString(), repeatWithin);
  const earlier = await deps.store.similar(deps.scheme.name, keysOf(answers), since);
  return earlier.filter(({ ref }) => ref !== draft.ref);
}

function complete(draft: Case, at: string, by: Actor, deps: Deps, earlier: Case[], continued: Case | undefined): Case {
  const { answers } = readAnswers(draft.private.typed, { scheme: deps.scheme, today: londonDay(at) });
  const sent = withSending({ ...draft, editedAt: at, private: { typed: {}, answers, texts: {} } }, { by, at }, deps.scheme);
  const repeats = earlier.map(({ ref }) => ref);
  return { ...without(sent, 'section'), ...heldBack(draft, answers, earlier, continued), ...(repeats.length > 0 && { repeats }) };
}

/** Discards the draft and everything that was typed. */
export const discardDraft = (deps: Deps, { ref, version, by, origin }: FormPress, on: (current: Case) => Posting[]): Promise<Outcome> =>
  takeStep(deps, { ref, version, by, origin, step: 'discard', on });
