import { saveDraft, startDraft } from '../../../src/acts/draft.ts';
import { aCase, aDraft, aTypedReferral, referrer } from '../../builders.ts';
import { onCheck, onSection, opened, typedIn } from '../case/drafts.ts';
import { openService } from '../case/service.ts';

describe('a new referral', () => {
  it('starts with what is known of the referrer, and is kept at once', async () => {
    const { deps, read } = openService({ refs: ['TH-4F7K2M'] });
    const draft = await startDraft(deps, referrer, 'Example Housing');
    expect(draft).toMatchObject({ ref: 'TH-4F7K2M', status: 'draft', version: 1, section: 'about you', scheme: 'north-lincolnshire' });
    expect(draft.private.typed).toEqual({ referrerName: 'Robin Referrer', referralDate: '4/3/2026', agency: 'Example Housing' });
    expect((await read()).case).toEqual(draft);
    expect(await deps.store.eventsOf('TH-4F7K2M')).toMatchObject([{ did: 'start', by: referrer, from: 'draft', to: 'draft' }]);
  });

  it('has the date of London, also at night in summer', async () => {
    const { deps, at } = openService();
    at('2026-07-04T23:30:00.000Z');
    expect((await startDraft(deps, referrer, undefined)).private.typed.referralDate).toBe('5/7/2026');
  });

  it('does not take an agency that the scheme does not know', async () => {
    const { deps } = openService();
    expect((await startDraft(deps, referrer, 'Nobody Ltd')).private.typed).not.toHaveProperty('agency');
    expect((await startDraft(deps, referrer, undefined)).private.typed).not.toHaveProperty('agency');
  });

  it('draws another ref when the first ones are taken', async () => {
    const { deps, keep, read } = openService({ refs: ['TH-4F7K2M', 'TH-4F7K2M', 'TH-000001'] });
    const there = await keep(aCase());
    expect((await startDraft(deps, referrer, undefined)).ref).toBe('TH-000001');
    expect((await read()).case).toEqual(there);
  });
});

describe('a form, section by section', () => {
  it('leads to the next section, and to the end when all is answered; each step is kept over a restart', async () => {
    const { deps, restart, read } = openService({ refs: ['TH-4F7K2M'] });
    let draft = await startDraft(deps, referrer, undefined);
    const steps: unknown[] = [];
    for (const section of ['about you', 'recipient', 'risk', 'risk', 'needs', 'safety', 'safety'] as const) {
      const result = opened(await saveDraft(deps, onSection(draft, section), 'next'));
      await restart();
      draft = (await read()).case;
      expect(draft).toEqual(result.draft);
      steps.push([draft.section, result.errors, result.more]);
    }
    expect(steps).toEqual([
      ['recipient', [], []],
      ['risk', [], []],
      ['risk', [], ['perpetratorWhereMore']],
      ['needs', [], []],
      ['safety', [], []],
      ['safety', [], ['operativeRisksMore']],
      ['check answers', [], []],
    ]);
    expect(draft.private.typed).toEqual(aTypedReferral());
    expect((await deps.store.eventsOf('TH-4F7K2M')).map(({ did }) => did)).toEqual(['start', ...Array(7).fill('save')]);
  });

  it('keeps what was typed, and says all errors of the card at once', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(aDraft(typedIn('about you'), { section: 'recipient' }));
    const wrong = { ...typedIn('recipient'), postCode: 'somewhere', recipientTelephone: '12', dateOfBirth: '31/2/1985', whenToCall: '' };
    const result = opened(await saveDraft(deps, onSection(draft, 'recipient', wrong), 'next'));
    expect(result.errors).toEqual([
      { id: 'dateOfBirth', problem: 'no such day' },
      { id: 'postCode', problem: 'not a post code' },
      { id: 'recipientTelephone', problem: 'not a telephone' },
      { id: 'whenToCall', problem: 'missing' },
    ]);
    const kept = (await read()).case;
    expect(kept.section).toBe('recipient');
    expect(kept.private.typed).toMatchObject({ postCode: 'somewhere', recipientTelephone: '12', dateOfBirth: '31/2/1985' });
  });

  it('asks further questions when an answer brings them up, and goes on once they are answered', async () => {
    const { deps, keep } = openService();
    const start = await keep(aDraft({ ...typedIn('about you'), ...typedIn('recipient') }, { section: 'risk' }));
    const notReported = { ...typedIn('risk'), reported: 'no', perpetratorWhere: 'in custody' };
    const first = opened(await saveDraft(deps, onSection(start, 'risk', notReported), 'next'));
    expect(first).toMatchObject({ errors: [], more: ['wouldBeCrime'], draft: { section: 'risk' } });
    const second = opened(await saveDraft(deps, onSection(first.draft, 'risk', { ...notReported, wouldBeCrime: 'yes' }), 'next'));
    expect(second).toMatchObject({ errors: [], more: [], draft: { section: 'needs' } });
  });

  it.each([
    ['back', 'recipient'],
    ['stay', 'risk'],
    ['about you', 'about you'],
    ['safety', 'safety'],
    ['check answers', 'check answers'],
  ] as const)('%s keeps what was typed, wrong or not, and leads to: %s', async (way, place) => {
    const { deps, keep } = openService();
    const draft = await keep(aDraft({ ...typedIn('about you') }, { section: 'risk' }));
    const result = opened(await saveDraft(deps, onSection(draft, 'risk', { prompt: 'He said so.', threatGrade: 'nonsense' }), way));
    expect(result).toMatchObject({ errors: [], more: [], draft: { section: place, status: 'draft' } });
    expect(result.draft.private.typed).toEqual({ ...typedIn('about you'), prompt: 'He said so.', threatGrade: 'nonsense' });
  });

  it('back from the first section stays there, and back from the end leads to the last', async () => {
    const { deps, keep } = openService();
    const first = await keep(aDraft());
    expect(opened(await saveDraft(deps, onSection(first, 'about you'), 'back')).draft.section).toBe('about you');
    const last = await keep(aDraft(aTypedReferral(), { ref: 'TH-000001', section: 'check answers' }));
    expect(opened(await saveDraft(deps, onCheck(last), 'back')).draft.section).toBe('safety');
  });

  it('next leads past what is answered to what is still open', async () => {
    const { deps, keep } = openService();
    const draft = await keep(aDraft(aTypedReferral({ measures: '' })));
    expect(opened(await saveDraft(deps, onSection(draft, 'about you'), 'next')).draft.section).toBe('needs');
  });
});
