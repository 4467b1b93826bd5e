import type { Typed } from '../../../src/referral/questions.ts';
import { aTypedReferral } from '../../builders.ts';
import type { Someone } from './bot.ts';
import { inputsOf, partsOf } from './cards.ts';

/** The inputs of the card in front. */
export const inputIds = (someone: Someone): string[] =>
  someone.card ? [...partsOf(someone.card.body)].filter(({ type }) => String(type).startsWith('Input.')).map(({ id }) => String(id)) : [];

/** Fills in the whole form, question by question as they are shown, up to the check of the answers; or so many steps of it. */
export async function fillsIn(someone: Someone, change: Typed = {}, steps = 20): Promise<void> {
  const typed: Record<string, string> = { ...aTypedReferral(change) };
  if (!someone.text().includes('Referral:')) await someone.types('refer');
  for (let step = 0; step < steps && !someone.text().startsWith('Check your answers'); step += 1) {
    const shown = inputIds(someone);
    const given = Object.fromEntries(shown.map((id) => [id, typed[id] ?? '']));
    await someone.presses('Next', { ...inputsOf(someone.card as never), ...given });
    if (someone.text().includes('problem with')) throw new Error(`The form found a mistake:\n${someone.text()}`);
  }
}

/** Fills in the form and sends it. Gives the ref. */
export async function refers(someone: Someone, change: Typed = {}): Promise<string> {
  await fillsIn(someone, change);
  const text = await someone.presses('Send referral');
  const ref = /TH-[0-9A-Z]{6}/.exec(text)?.[0];
  if (!ref) throw new Error(`Nothing was sent:\n${text}`);
  return ref;
}

/** Answers with which every question of the form applies. */
export const everything: Typed = {
  ...aTypedReferral({ agency: 'Other agency', grounds: 'both', disabled: 'yes', recipientAgreed: 'no', reported: 'no', conditions: 'yes' }),
  ...{
    otherAgency: 'Example Charity',
    accessNeeds: 'A ramp',
    notAgreedReason: 'Afraid',
    wouldBeCrime: 'yes',
    conditionKinds: 'bail,other',
  },
  ...{
    conditionMore: 'A promise',
    perpetratorLivesThere: 'no',
    perpetratorMayRemain: 'no',
    ownerAgreed: 'yes',
    ownerAgreedBy: 'Owner, today',
  },
  ...{
    victimRisk: 'high',
    riskTool: 'DASH',
    riskScore: '15',
    riskAssessor: 'IDVA',
    riskDate: '1/3/2026',
    marac: 'yes',
    maracDate: '9/3/2026',
  },
  ...{ measures: 'something else,replace door locks', measuresMore: 'A gate' },
};
