import { askedIn, isAsked } from '../../../src/referral/asked.ts';
import { questionIds, questionOf, type Answers, type QuestionId } from '../../../src/referral/questions.ts';

/** Question, answers with which it applies, answers with which it does not. */
const conditions: [QuestionId, Answers[], Answers[]][] = [
  ['otherAgency', [{ agency: 'Other agency' }], [{}, { agency: 'Humberside Police' }]],
  ['accessNeeds', [{ disabled: 'yes' }], [{}, { disabled: 'no' }, { disabled: 'not known' }]],
  ['notAgreedReason', [{ recipientAgreed: 'no' }, { recipientAgreed: 'not safe to ask' }], [{}, { recipientAgreed: 'yes' }]],
  ['wouldBeCrime', [{ reported: 'no' }, { reported: 'not known' }], [{}, { reported: 'yes' }]],
  [
    'perpetratorWhereMore',
    [{ perpetratorWhere: 'known address' }, { perpetratorWhere: 'other' }],
    [{}, { perpetratorWhere: 'in custody' }, { perpetratorWhere: 'not known' }, { perpetratorWhere: 'wanted' }],
  ],
  ['conditionKinds', [{ conditions: 'yes' }], [{}, { conditions: 'no' }, { conditions: 'not known' }]],
  [
    'conditionMore',
    [{ conditions: 'yes', conditionKinds: ['bail', 'other'] }],
    [{ conditions: 'yes' }, { conditions: 'yes', conditionKinds: ['bail'] }, { conditions: 'no', conditionKinds: ['other'] }],
  ],
  ...(['perpetratorLivesThere', 'perpetratorMayRemain', 'ownerAgreed', 'victimRisk', 'marac'] as const).map(
    (id): [QuestionId, Answers[], Answers[]] => [
      id,
      [{ grounds: 'domestic abuse' }, { grounds: 'both' }],
      [{}, { grounds: 'threat to life' }, { grounds: 'residential burglary' }, { grounds: 'something else' }],
    ],
  ),
  [
    'ownerAgreedBy',
    [{ grounds: 'both', ownerAgreed: 'yes' }],
    [
      { grounds: 'both', ownerAgreed: 'not asked yet' },
      { grounds: 'both', ownerAgreed: 'recipient is the sole owner' },
      { grounds: 'threat to life', ownerAgreed: 'yes' },
    ],
  ],
  ...(['riskTool', 'riskScore', 'riskAssessor', 'riskDate'] as const).map((id): [QuestionId, Answers[], Answers[]] => [
    id,
    [
      { grounds: 'domestic abuse', victimRisk: 'high' },
      { grounds: 'both', victimRisk: 'standard' },
    ],
    [
      { grounds: 'domestic abuse' },
      { grounds: 'domestic abuse', victimRisk: 'not assessed' },
      { grounds: 'threat to life', victimRisk: 'high' },
    ],
  ]),
  [
    'maracDate',
    [
      { grounds: 'both', marac: 'yes' },
      { grounds: 'both', marac: 'referred' },
    ],
    [
      { grounds: 'both', marac: 'no' },
      { grounds: 'threat to life', marac: 'yes' },
    ],
  ],
  ...(['threatGrade', 'inspectorSpokenTo'] as const).map((id): [QuestionId, Answers[], Answers[]] => [
    id,
    [{ grounds: 'threat to life' }, { grounds: 'both' }],
    [{}, { grounds: 'domestic abuse' }, { grounds: 'residential burglary' }],
  ]),
  ['measuresMore', [{ measures: ['CCTV', 'something else'] }], [{}, { measures: ['CCTV'] }]],
  ['operativeRisksMore', [{ operativeRisks: ['dogs'] }], [{}, { operativeRisks: ['no risks that the installer should be aware of'] }]],
];

describe('a question that hangs on another answer', () => {
  it.each(conditions)('%s is asked only when it applies', (id, applies, doesNot) => {
    expect(applies.filter((answers) => !isAsked(id, answers))).toEqual([]);
    expect(doesNot.filter((answers) => isAsked(id, answers))).toEqual([]);
  });

  it('stands in the list above; all others are always asked', () => {
    const hanging = conditions.map(([id]) => id);
    expect(askedIn({})).toEqual(questionIds.filter((id) => !hanging.includes(id)));
    expect(askedIn({})).toHaveLength(30);
    expect(questionIds).toHaveLength(30 + hanging.length);
  });
});

it('the sections hold the questions of the paper form and those that it forgot, in its order', () => {
  const inSection = (section: string) => questionIds.filter((id) => questionOf(id).section === section).length;
  expect(['about you', 'recipient', 'risk', 'needs', 'safety'].map(inSection)).toEqual([6, 15, 23, 3, 5]);
});

it('no choice holds a comma, because several come as one text with commas', () => {
  expect(questionIds.flatMap((id) => questionOf(id).choices ?? []).filter((choice) => choice.includes(','))).toEqual([]);
});
