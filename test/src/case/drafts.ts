import type { FormPress, Opened } from '../../../src/acts/draft.ts';
import type { Case } from '../../../src/case/case.ts';
import { questionOf, type QuestionId, type Section, type Typed } from '../../../src/referral/questions.ts';
import { aTypedReferral, referrer } from '../../builders.ts';

/** What somebody types on the card of one section. */
export const typedIn = (section: Section, typed: Typed = aTypedReferral()): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([id]) => questionOf(id as QuestionId).section === section));

/** A press on the card of a section of the draft as it stands, with what its inputs hold. */
export const onSection = ({ ref, version }: Case, section: Section, typed = typedIn(section)): FormPress => ({
  ...{ ref, version, by: referrer, section, typed },
});
/** A press on "Check your answers", which has no inputs. */
export const onCheck = ({ ref, version }: Case): FormPress => ({ ref, version, by: referrer });

export function opened(result: Opened): Extract<Opened, { ok: true }> {
  if (!result.ok) throw new Error('The draft could not be opened.');
  return result;
}
