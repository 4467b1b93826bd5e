import { without } from './without.ts';
import type { Case } from './case.ts';

/** What a referrer keeps who is kept back from the rest: what they sent, as far as nobody changed it since, and how it stands. Pure. */
export function ownPart(current: Case): Case {
  const {
    referrer,
    history,
    private: { answers, texts, amendments = [] },
  } = current;
  const changed = amendments.flatMap(({ changes }) => changes.map(({ id }) => id));
  const unchanged = Object.fromEntries(Object.entries(answers).filter(([id]) => !changed.includes(id)));
  // What they did themselves, and what they were asked, which waits for their answer.
  const kept = history.filter(({ step, by }) => by.id === referrer.id || step === 'ask');
  const said = Object.fromEntries(kept.flatMap(({ version }) => (texts[version] === undefined ? [] : [[version, texts[version]]])));
  const district = changed.includes('postCode') ? 'not known' : current.district;
  return {
    ...without(current, 'holder', 'visit', 'escort', 'reviewAt', 'failedVisits', 'district'),
    ...(district && { district }),
    history: kept,
    private: { typed: {}, answers: unchanged, texts: said },
  };
}
