import type { Case } from './case.ts';

/** High risk by either assessment: of death or serious injury, or the police-checked grade of a threat to life. */
export const isHighRisk = ({ check, private: { answers } }: Case): boolean => answers.victimRisk === 'high' || check?.grade === 'high';
