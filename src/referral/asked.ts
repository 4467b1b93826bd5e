import { noRisks, otherAgency, questionIds, questions, type Answers, type QuestionId, type Section } from './questions.ts';

const isDomesticAbuse = ({ grounds }: Answers) => grounds === 'domestic abuse' || grounds === 'both';
const isThreatToLife = ({ grounds }: Answers) => grounds === 'threat to life' || grounds === 'both';
const isAssessed = (answers: Answers) =>
  isDomesticAbuse(answers) && answers.victimRisk !== undefined && answers.victimRisk !== 'not assessed';

/** Whoever has no telephone cannot be called. */
const hasTelephone = ({ recipientTelephone }: Answers) => recipientTelephone !== 'none';

/** When a question applies. One that is not listed always applies. */
const asked: Partial<Record<QuestionId, (answers: Answers) => boolean>> = {
  otherAgency: ({ agency }) => agency === otherAgency,
  accessNeeds: ({ disabled }) => disabled === 'yes',
  safeToCall: hasTelephone,
  leaveMessage: hasTelephone,
  whenToCall: hasTelephone,
  notAgreedReason: ({ recipientAgreed }) => recipientAgreed === 'no' || recipientAgreed === 'not safe to ask',
  wouldBeCrime: ({ reported }) => reported === 'no' || reported === 'not known',
  perpetratorWhereMore: ({ perpetratorWhere }) => perpetratorWhere === 'known address' || perpetratorWhere === 'other',
  conditionKinds: ({ conditions }) => conditions === 'yes',
  conditionMore: ({ conditions, conditionKinds }) => conditions === 'yes' && (conditionKinds?.includes('other') ?? false),
  perpetratorLivesThere: isDomesticAbuse,
  perpetratorMayRemain: isDomesticAbuse,
  ownerAgreed: isDomesticAbuse,
  ownerAgreedBy: (answers) => isDomesticAbuse(answers) && answers.ownerAgreed === 'yes',
  victimRisk: isDomesticAbuse,
  riskTool: isAssessed,
  riskScore: isAssessed,
  riskAssessor: isAssessed,
  riskDate: isAssessed,
  marac: isDomesticAbuse,
  maracDate: (answers) => isDomesticAbuse(answers) && (answers.marac === 'yes' || answers.marac === 'referred'),
  threatGrade: isThreatToLife,
  inspectorSpokenTo: isThreatToLife,
  measuresMore: ({ measures }) => measures?.includes('something else') ?? false,
  operativeRisksMore: ({ operativeRisks }) => operativeRisks !== undefined && !operativeRisks.includes(noRisks),
};

export const isAsked = (id: QuestionId, answers: Answers): boolean => asked[id]?.(answers) ?? true;

/** The questions of one section, or of the whole form, that apply to these answers. */
export const askedIn = (answers: Answers, section?: Section): QuestionId[] =>
  questionIds.filter((id) => (section === undefined || questions[id].section === section) && isAsked(id, answers));
