import allocatedJob from './allocated-job.json' with { type: 'json' };
import authorisation from './authorisation.json' with { type: 'json' };
import change from './change.json' with { type: 'json' };
import changeForm from './change-form.json' with { type: 'json' };
import checkAnswers from './check-answers.json' with { type: 'json' };
import confirmLow from './confirm-low.json' with { type: 'json' };
import decision from './decision.json' with { type: 'json' };
import digest from './digest.json' with { type: 'json' };
import discard from './discard.json' with { type: 'json' };
import draft from './draft.json' with { type: 'json' };
import fitted from './fitted.json' with { type: 'json' };
import followUp from './follow-up.json' with { type: 'json' };
import form from './form.json' with { type: 'json' };
import guide from './guide.json' with { type: 'json' };
import hidden from './hidden.json' with { type: 'json' };
import help from './help.json' with { type: 'json' };
import job from './job.json' with { type: 'json' };
import list from './list.json' with { type: 'json' };
import look from './look.json' with { type: 'json' };
import notSafe from './not-safe.json' with { type: 'json' };
import notice from './notice.json' with { type: 'json' };
import over from './over.json' with { type: 'json' };
import policeCheck from './police-check.json' with { type: 'json' };
import progress from './progress.json' with { type: 'json' };
import questions from './questions.json' with { type: 'json' };
import reason from './reason.json' with { type: 'json' };
import referral from './referral.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };
import stepForm from './step-form.json' with { type: 'json' };
import stepBack from './step-back.json' with { type: 'json' };
import stop from './stop.json' with { type: 'json' };
import task from './task.json' with { type: 'json' };
import trouble from './trouble.json' with { type: 'json' };
import wholeCase from './whole-case.json' with { type: 'json' };
import { allocatedJobView } from './allocated-job.ts';
import { authorisationView } from './authorisation.ts';
import { changeView } from './change.ts';
import { changeFormView } from './change-form.ts';
import { checkAnswersView } from './check-answers.ts';
import { confirmLowView } from './confirm-low.ts';
import { decisionView } from './decision.ts';
import { digestView } from './rows/digest-view.ts';
import { discardView } from './discard.ts';
import { draftView } from './draft.ts';
import { fittedView } from './fitted.ts';
import { followUpView } from './follow-up.ts';
import { formView } from './form.ts';
import { guideView } from './guide.ts';
import { hiddenView } from './hidden.ts';
import { helpView } from './help.ts';
import { jobView } from './job.ts';
import { listView } from './list.ts';
import { notSafeView } from './not-safe.ts';
import { noticeView } from './notice.ts';
import { overView } from './over.ts';
import { policeCheckView } from './police-check.ts';
import { progressView } from './progress.ts';
import { questionsView } from './questions.ts';
import { reasonView } from './reason.ts';
import { referralView } from './referral.ts';
import { reportView } from './report.ts';
import { stepFormView } from './step-form.ts';
import { stepBackView } from './step-back.ts';
import { stopView } from './stop.ts';
import { taskView } from './task.ts';
import { lookView } from './look.ts';
import { troubleView } from './trouble.ts';
import { wholeCaseView } from './whole-case.ts';

/** Every card: its picture and what it takes. The name is that of its three files. */
export const register = {
  'allocated-job': { template: allocatedJob, view: allocatedJobView },
  authorisation: { template: authorisation, view: authorisationView },
  change: { template: change, view: changeView },
  'change-form': { template: changeForm, view: changeFormView },
  'check-answers': { template: checkAnswers, view: checkAnswersView },
  'confirm-low': { template: confirmLow, view: confirmLowView },
  decision: { template: decision, view: decisionView },
  digest: { template: digest, view: digestView },
  discard: { template: discard, view: discardView },
  draft: { template: draft, view: draftView },
  fitted: { template: fitted, view: fittedView },
  'follow-up': { template: followUp, view: followUpView },
  form: { template: form, view: formView },
  guide: { template: guide, view: guideView },
  hidden: { template: hidden, view: hiddenView },
  help: { template: help, view: helpView },
  job: { template: job, view: jobView },
  list: { template: list, view: listView },
  'not-safe': { template: notSafe, view: notSafeView },
  notice: { template: notice, view: noticeView },
  over: { template: over, view: overView },
  'police-check': { template: policeCheck, view: policeCheckView },
  progress: { template: progress, view: progressView },
  questions: { template: questions, view: questionsView },
  reason: { template: reason, view: reasonView },
  referral: { template: referral, view: referralView },
  report: { template: report, view: reportView },
  'step-form': { template: stepForm, view: stepFormView },
  'step-back': { template: stepBack, view: stepBackView },
  stop: { template: stop, view: stopView },
  task: { template: task, view: taskView },
  look: { template: look, view: lookView },
  trouble: { template: trouble, view: troubleView },
  'whole-case': { template: wholeCase, view: wholeCaseView },
};
export type CardName = keyof typeof register;
