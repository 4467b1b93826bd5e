import { toAllocatedJobView } from '../../cards/allocated-job.ts';
import { toReferralView } from '../../cards/referral.ts';
import { toJobView } from '../../cards/job.ts';
import { toJob } from '../../src/job/job.ts';
import { anAllocatedCase, answers, northLincolnshire, operative } from '../builders.ts';
import { seen } from './preview-cases.ts';

const asked = anAllocatedCase({
  private: { typed: {}, texts: {}, answers: answers({ measures: ['replace door locks', 'CCTV', 'security lighting'] }) },
});

it('leaves what the team cannot fit out of the job, for the channel and for whoever holds it', () => {
  for (const view of [toJobView(toJob(asked, northLincolnshire), seen), toAllocatedJobView(asked, seen, operative.id)])
    expect(view.rows).toContainEqual({ label: 'What is needed', text: 'Replace door locks' });
});

it('names each to the referrer, and where to turn to', () => {
  const { signposts } = toReferralView(asked, seen);
  expect(signposts.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^We cannot fit CCTV or security lighting: .*the householder asks the landlord/),
  ]);
  const { signposts: none } = toReferralView(anAllocatedCase(), seen);
  expect(none).toEqual([]);
});
