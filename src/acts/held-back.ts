import type { Answers } from '../referral/questions.ts';
import type { Case } from '../case/case.ts';
import { keysOf } from '../referral/keys.ts';

type HeldBack = Pick<Case, 'recused' | 'restricted' | 'looks'>;

/**
 * From whom a new case is hidden because of earlier ones. Whoever said that they know someone in the case that it continues, or in another
 * one of the same recipient, knows them here, too, and so does whoever was found to be the same person; and what was restricted goes on among the same people. The referrer keeps their own.
 */
export function heldBack(draft: Case, answers: Answers, earlier: Case[], continued: Case | undefined): HeldBack {
  const { recipient } = keysOf(answers);
  const sameRecipient = (one: Case) => recipient !== undefined && keysOf(one.private.answers).recipient === recipient;
  const known = [...(continued ? [continued] : []), ...earlier.filter(sameRecipient)];
  const recused = [...new Set(known.flatMap((one) => one.recused ?? []))].filter((id) => id !== draft.referrer.id);
  const same = known.flatMap(({ looks = [] }) =>
    looks.filter(({ who, settled }) => settled?.did === 'the same' && who.id !== draft.referrer.id),
  );
  const looks = same
    .filter(({ who }, at) => same.findIndex((one) => one.who.id === who.id) === at)
    .map((one) => ({ ...one, id: `earlier.${one.id}` }));
  return {
    ...(recused.length > 0 && { recused }),
    ...(looks.length > 0 && { looks }),
    ...(continued?.restricted && { restricted: continued.restricted }),
  };
}
