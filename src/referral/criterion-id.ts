/** Each condition of the scheme by its short id (README, The criteria). */
export const criterionIds = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'DA1', 'DA2', 'DA3', 'DA4', 'TL1'] as const;
export type CriterionId = (typeof criterionIds)[number];
