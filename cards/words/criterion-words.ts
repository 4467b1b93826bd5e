import type { CriterionId } from '../../src/referral/criterion-id.ts';

/** Each criterion in our own words: that it holds, that it does not, that we cannot tell, that a person must look. */
interface CriterionWords {
  holds: string;
  fails: string;
  missing: string;
  doubt: string;
}
const noDoubt = '';

export const criterionWords: Record<CriterionId, CriterionWords> = {
  C1: {
    holds: 'The home is in the area of the scheme',
    fails: 'The home is outside the area of the scheme',
    missing: 'We need the whole post code',
    doubt: 'The post code may or may not be in the area',
  },
  C2: {
    holds: 'It is about domestic abuse or a threat to life',
    fails: 'It is about neither domestic abuse nor a threat to life',
    missing: 'We need to know what the referral is for',
    doubt: noDoubt,
  },
  C3: {
    holds: 'The details of the risk are given',
    fails: noDoubt,
    missing: 'We need the details of the risk',
    doubt: noDoubt,
  },
  C4: {
    holds: 'It was reported to the police, or would be a crime if it were',
    fails: 'It was not reported to the police and would not be a crime',
    missing: 'We need to know whether it was reported to the police, or would be a crime',
    doubt: 'It was not reported to the police and would not be a crime',
  },
  C5: {
    holds: 'The team can fit something that is asked for',
    fails: 'The team cannot fit anything that is asked for',
    missing: 'We need to know what should be fitted',
    doubt: 'Something is asked for that the team does not usually fit',
  },
  C6: {
    holds: 'The recipient has agreed',
    fails: noDoubt,
    missing: 'We need to know whether the recipient has agreed',
    doubt: 'The recipient has not agreed, or could not be asked safely',
  },
  C7: {
    holds: 'It is known who the recipient is, where they live, and how to reach them',
    fails: noDoubt,
    missing: 'We need to know who the recipient is, where they live, or how to reach them',
    doubt: noDoubt,
  },
  DA1: {
    holds: 'The perpetrator lives somewhere else',
    fails: 'The perpetrator lives at the property',
    missing: 'We need to know whether the perpetrator lives at the property',
    doubt: 'The perpetrator lives at the property, or we cannot tell',
  },
  DA2: {
    holds: 'The perpetrator has no legal right to remain',
    fails: 'The perpetrator has a legal right to remain',
    missing: 'We need to know whether the perpetrator has a legal right to remain',
    doubt: 'The perpetrator has a legal right to remain, or we cannot tell',
  },
  DA3: {
    holds: 'The landlord and the owner have agreed',
    fails: 'The landlord or the owner has said no',
    missing: 'The landlord or the owner has not been asked yet',
    doubt: noDoubt,
  },
  DA4: {
    holds: 'The risk of death or serious injury is high',
    fails: 'The risk of death or serious injury is not high',
    missing: 'We need the risk of death or serious injury to be assessed',
    doubt: noDoubt,
  },
  TL1: {
    holds: 'The police grade of the threat to life is high, or medium and an Inspector authorises it',
    fails: 'The police grade of the threat to life is low',
    missing: 'The police found no record: we need the crime or log number',
    doubt: 'The police looked twice and found no record of the threat',
  },
};
