import type { Assessment, Verdict } from '../../src/referral/assess.ts';
import { criterionWords } from './criterion-words.ts';

type Side = 'holds' | 'fails' | 'missing' | 'doubt';
const side: Record<Verdict, Side> = {
  accepted: 'holds',
  'not eligible': 'fails',
  'needs information': 'missing',
  'co-ordinator decides': 'doubt',
  'awaiting police check': 'holds',
  'awaiting Inspector': 'holds',
};

/** The conditions that decided, each with its id: "The landlord or the owner has said no (DA3)." */
export function becauseWords(assessment: Assessment | undefined): string[] {
  if (!assessment || assessment.verdict.startsWith('awaiting')) return [];
  const { because, settled = [], verdict } = assessment;
  return [
    ...because.map((id) => `${criterionWords[id][side[verdict]] || criterionWords[id].missing} (${id}).`),
    ...settled.map((id) => `${criterionWords[id].doubt || criterionWords[id].missing} (${id}). A co-ordinator accepted it all the same.`),
  ];
}
