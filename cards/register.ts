import allocatedJob from './allocated-job.json' with { type: 'json' };
import authorisation from './authorisation.json' with { type: 'json' };
import checkAnswers from './check-answers.json' with { type: 'json' };
import decision from './decision.json' with { type: 'json' };
import discard from './discard.json' with { type: 'json' };
import draft from './draft.json' with { type: 'json' };
import form from './form.json' with { type: 'json' };
import guide from './guide.json' with { type: 'json' };
import help from './help.json' with { type: 'json' };
import job from './job.json' with { type: 'json' };
import list from './list.json' with { type: 'json' };
import policeCheck from './police-check.json' with { type: 'json' };
import progress from './progress.json' with { type: 'json' };
import questions from './questions.json' with { type: 'json' };
import reason from './reason.json' with { type: 'json' };
import referral from './referral.json' with { type: 'json' };
import trouble from './trouble.json' with { type: 'json' };
import wholeCase from './whole-case.json' with { type: 'json' };
import { allocatedJobView } from './allocated-job.ts';
import { authorisationView } from './authorisation.ts';
import { checkAnswersView } from './check-answers.ts';
import { decisionView } from './decision.ts';
import { discardView } from './discard.ts';
import { draftView } from './draft.ts';
import { formView } from './form.ts';
import { guideView } from './guide.ts';
import { helpView } from './help.ts';
import { jobView } from './job.ts';
import { listView } from './list.ts';
import { policeCheckView } from './police-check.ts';
import { progressView } from './progress.ts';
import { questionsView } from './questions.ts';
import { reasonView } from './reason.ts';
import { referralView } from './referral.ts';
import { troubleView } from './trouble.ts';
import { wholeCaseView } from './whole-case.ts';

/** Every card: its picture and what it takes. The name is that of its three files. */
export const register = {
  'allocated-job': { template: allocatedJob, view: allocatedJobView },
  authorisation: { template: authorisation, view: authorisationView },
  'check-answers': { template: checkAnswers, view: checkAnswersView },
  decision: { template: decision, view: decisionView },
  discard: { template: discard, view: discardView },
  draft: { template: draft, view: draftView },
  form: { template: form, view: formView },
  guide: { template: guide, view: guideView },
  help: { template: help, view: helpView },
  job: { template: job, view: jobView },
  list: { template: list, view: listView },
  'police-check': { template: policeCheck, view: policeCheckView },
  progress: { template: progress, view: progressView },
  questions: { template: questions, view: questionsView },
  reason: { template: reason, view: reasonView },
  referral: { template: referral, view: referralView },
  trouble: { template: trouble, view: troubleView },
  'whole-case': { template: wholeCase, view: wholeCaseView },
};
export type CardName = keyof typeof register;
