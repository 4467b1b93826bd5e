import type { QuestionId } from '../../src/referral/questions.ts';

/** Whom a piece of a case is about, or may name, beside the recipient. */
export type ThirdParty =
  'the referrer' | 'the perpetrator' | 'staff' | 'the owner' | 'a safety assessment' | 'free text that may name others';

/** For every question of the form: whom its answer is about beside the recipient. Who must answer a recipient looks at these first. */
export const answersAbout: Record<QuestionId, ThirdParty | undefined> = {
  ...{ agency: 'the referrer', otherAgency: 'the referrer', referrerName: 'the referrer', referrerTelephone: 'the referrer' },
  ...{ referralDate: undefined, grounds: undefined },

  ...{ recipientName: undefined, dateOfBirth: undefined, disabled: undefined, accessNeeds: undefined, address: undefined },
  ...{ postCode: undefined, recipientTelephone: undefined, safeToCall: undefined, leaveMessage: undefined, whenToCall: undefined },
  ...{ recipientAgreed: undefined, notAgreedReason: 'free text that may name others', propertyOwner: undefined },
  ...{ propertyType: undefined, accessRestrictions: undefined },

  ...{ prompt: 'the perpetrator', logNumber: undefined, reported: undefined, wouldBeCrime: undefined },
  ...{ perpetratorName: 'the perpetrator', perpetratorWhere: 'the perpetrator', perpetratorWhereMore: 'the perpetrator' },
  conditions: 'the perpetrator',
  ...{ conditionKinds: 'the perpetrator', conditionMore: 'the perpetrator', perpetratorLivesThere: 'the perpetrator' },
  ...{ perpetratorMayRemain: 'the perpetrator', ownerAgreed: 'the owner', ownerAgreedBy: 'the owner' },
  ...{ victimRisk: undefined, riskTool: undefined, riskScore: undefined, riskAssessor: 'staff', riskDate: undefined },
  ...{ marac: undefined, maracDate: undefined, threatGrade: undefined, inspectorSpokenTo: 'staff' },

  ...{ measures: undefined, measuresMore: undefined, details: 'free text that may name others' },

  ...{ operativeSafety: 'a safety assessment', operativeRisks: 'a safety assessment', operativeRisksMore: 'a safety assessment' },
  ...{ escortLikely: 'a safety assessment', urgency: undefined },
};

export const markWords = (about: ThirdParty): string => `third party (${about}): check before you disclose`;
