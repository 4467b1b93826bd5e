import { saveDraft } from '../../../src/acts/draft.ts';
import { drawnAs } from '../../../src/referral/drawn.ts';
import { aCase, aDraft, aTypedReferral, inspector } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { onSection, opened, typedIn } from './drafts.ts';
import { openService } from './service.ts';

describe('what a card sends', () => {
  it('empties what was emptied on that card, and leaves other sections alone', async () => {
    const { deps, keep } = openService();
    const draft = await keep(aDraft());
    const rest = without(typedIn('about you'), 'referrerTelephone');
    const { private: kept } = opened(await saveDraft(deps, onSection(draft, 'about you', { ...rest, referrerName: '' }), 'stay')).draft;
    expect(kept.typed).not.toHaveProperty('referrerTelephone');
    expect(kept.typed).not.toHaveProperty('referrerName');
    expect(kept.typed).toMatchObject(typedIn('recipient'));
  });

  it('is taken only for the questions that the card shows', async () => {
    const { deps, keep } = openService();
    const draft = await keep(aDraft());
    const forged = { ...typedIn('about you'), prompt: 'forged', ref: 'TH-000000', victimRisk: 'high', otherAgency: 'forged' };
    const { private: kept } = opened(await saveDraft(deps, onSection(draft, 'about you', forged), 'stay')).draft;
    expect(kept.typed).toEqual(aTypedReferral());
  });

  it('is kept as it was typed, whatever it is', async () => {
    const { deps, keep, restart, read } = openService();
    const draft = await keep(aDraft());
    const odd = `\u202e**b** <i> \${x} 😀 \u0000 ' " \\ ${'x'.repeat(5_000)}`;
    await saveDraft(deps, onSection(draft, 'about you', { ...typedIn('about you'), referrerName: odd }), 'stay');
    await restart();
    expect((await read()).case.private.typed.referrerName).toBe(odd);
  });
});

describe('an older card', () => {
  it('opens the draft where it stands, and changes nothing, when nothing was typed there', async () => {
    const { deps, keep, read } = openService();
    const old = await keep(aDraft(typedIn('about you')));
    const newer = { ...typedIn('about you'), referrerName: 'Robin R.' };
    const { draft } = opened(await saveDraft(deps, onSection(old, 'about you', newer), 'next'));
    const asDrawn = Object.entries(typedIn('about you')).map(([id, value]) => ({ id, value }));
    const press = { ...onSection(old, 'about you'), drawn: drawnAs(asDrawn) };
    expect(opened(await saveDraft(deps, press, 'next'))).toEqual({ ok: true, draft, errors: [], more: [], old: true });
    expect((await read()).case).toEqual(draft);
    expect(await deps.store.eventsOf('TH-4F7K2M')).toHaveLength(2);
  });

  it.each(['next', 'back', 'stay'] as const)('keeps what was typed there, and shows it, on %s', async (way) => {
    const { deps, keep, read } = openService();
    const old = await keep(aDraft(typedIn('about you')));
    const newer = { ...typedIn('about you'), referrerTelephone: '01632 960999' };
    await saveDraft(deps, onSection(old, 'about you', newer), 'next');
    const asDrawn = Object.entries(typedIn('about you')).map(([id, value]) => ({ id, value }));
    const typed = { ...typedIn('about you'), referrerName: 'Somebody Else', prompt: 'forged' };
    const press = { ...onSection(old, 'about you', typed), drawn: drawnAs(asDrawn) };
    const result = opened(await saveDraft(deps, press, way));
    expect(result).toMatchObject({ old: true, kept: ['referrerName'], draft: { version: 3, section: 'about you' } });
    const { case: kept } = await read();
    expect(kept.private.typed).toEqual({ ...newer, referrerName: 'Somebody Else' });
    expect(opened(await saveDraft(deps, press, way))).toEqual({ ok: true, draft: kept, errors: [], more: [], old: true });
  });

  it('pressed twice at once is saved once', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(aDraft(typedIn('about you')));
    const press = onSection(draft, 'about you', { ...typedIn('about you'), referrerName: 'Robin R.' });
    const results = (await Promise.all([saveDraft(deps, press, 'next'), saveDraft(deps, press, 'next')])).map(opened);
    expect(results.filter(({ old }) => old)).toHaveLength(1);
    expect((await read()).case).toMatchObject({ version: 2, private: { typed: { referrerName: 'Robin R.' } } });
  });
});

describe('a draft of somebody else', () => {
  it('cannot be told from one that is not there, and stays as it is', async () => {
    const { deps, keep, read } = openService();
    const draft = await keep(aDraft());
    const press = { ...onSection(draft, 'about you', { referrerName: 'Somebody Else' }), by: inspector };
    expect(await saveDraft(deps, press, 'next')).toEqual({ ok: false });
    expect(await saveDraft(deps, { ...press, ref: 'TH-000000' }, 'next')).toEqual({ ok: false });
    expect((await read()).case).toEqual(draft);
  });

  it('that is one’s own but was sent is shown as it is now', async () => {
    const { deps, keep } = openService();
    const sent = await keep(aCase());
    expect(await saveDraft(deps, onSection(sent, 'about you'), 'next')).toEqual({ ok: false, current: sent });
  });
});
