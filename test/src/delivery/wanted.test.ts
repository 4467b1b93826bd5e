import { asRecipient } from '../../../src/delivery/message.ts';
import { caseCards, type CaseCard } from '../../../src/case/cards.ts';
import { isStillWanted } from '../../../src/delivery/wanted.ts';
import { statuses, type Status } from '../../../src/case/steps.ts';
import { aCase, anAllocatedCase, inspector, operative, secondOperative } from '../../builders.ts';

const wantedIn = (card: CaseCard): Status[] => statuses.filter((status) => isStillWanted(card, asRecipient(inspector), aCase({ status })));

describe('a card that has not gone out yet', () => {
  it.each<[CaseCard, Status[]]>([
    ['police check', ['awaiting police check']],
    ['authorisation', ['awaiting Inspector']],
    ['decision', ['with co-ordinator']],
    ['fitted', ['installed']],
    ['follow-up', ['follow-up']],
  ])('%s: nobody is asked for what is settled', (card, status) => {
    expect(wantedIn(card)).toEqual(status);
  });

  it('an address goes to who holds the job, and to nobody who did', () => {
    expect(isStillWanted('allocated job', asRecipient(operative), anAllocatedCase())).toBe(true);
    expect(isStillWanted('allocated job', asRecipient(operative), anAllocatedCase({ holder: secondOperative }))).toBe(false);
    expect(isStillWanted('allocated job', asRecipient(operative), aCase({ status: 'ready' }))).toBe(false);
    expect(isStillWanted('allocated job', { channel: 'jobs' }, anAllocatedCase())).toBe(false);
  });

  it('every other card goes out: it shows what is by then', () => {
    const always = caseCards.filter((card) => wantedIn(card).length === statuses.length);
    expect(always).toEqual(['draft', 'referral', 'progress', 'job', 'whole case', 'task', 'stop', 'notice', 'trouble']);
  });
});
