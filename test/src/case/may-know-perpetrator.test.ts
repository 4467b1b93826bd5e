import { changeFacts } from '../../../src/acts/change-facts.ts';
import type { Actor } from '../../../src/case/case.ts';
import { sameOf } from '../../../src/case/may-know.ts';
import { fixedPeople } from '../../../src/people/people.ts';
import type { Answers } from '../../../src/referral/questions.ts';
import { sendDraft } from '../../../src/acts/draft.ts';
import {
  aCase,
  aDraft,
  anAllocatedCase,
  answers,
  aReadyCase,
  aTypedReferral,
  coordinator,
  desk,
  inspector,
  operative,
  referrer,
} from '../../builders.ts';
import { typedIn } from './drafts.ts';
import { openService } from './service.ts';
import { asked, everybody, flags, nobody, withAnswers, withHomes } from './flags.ts';

describe('the perpetrator', () => {
  it('who is an Inspector is named to the co-ordinator when the Inspectors are asked', async () => {
    expect(await asked(openService({ people: everybody }), { perpetratorName: 'EXAMPLE, Alex (her ex-husband)' })).toEqual([
      'Chris Co-ordinator: Insp. Alex Example, same name as the perpetrator',
    ]);
  });

  it('who refers is named when the referral is sent, by the name in Teams or as it was written', async () => {
    for (const typed of [{ perpetratorName: 'robin referrer' }, { perpetratorName: 'Bobby Birthname', referrerName: 'Bobby Birthname' }]) {
      const service = openService({ people: everybody });
      await service.keep(aDraft(aTypedReferral(typed), { section: 'check answers' }));
      await sendDraft(service.deps, { ref: 'TH-4F7K2M', version: 1, by: referrer }, nobody);
      expect(await flags(service)).toEqual(['Chris Co-ordinator: Robin Referrer, same name as the perpetrator']);
    }
  });

  it('at whose address somebody lives: they are named, whoever they are', async () => {
    const lives: Answers = { perpetratorWhereMore: '9 Faraway Road, Sampleton, dn15 8zz' };
    const people = fixedPeople(
      withHomes({
        [referrer.id]: ['9 Faraway Rd', 'DN15 8ZZ'],
        [inspector.id]: ['9 Faraway Road', 'DN15 8ZZ'],
        [operative.id]: ['9, Faraway Road', 'DN158ZZ'],
        [desk.id]: ['8 Faraway Road', 'DN15 8ZZ'],
      }),
    );
    const current = aReadyCase(withAnswers(lives));
    const at = { what: 'address', as: 'perpetrator' };
    const found = await Promise.all(
      [referrer, inspector, operative, desk, coordinator].map(async (one) =>
        sameOf(current, { ...one, home: (await people.find(one.id))?.home }),
      ),
    );
    expect(found).toEqual([[at], [at], [at], [], []]);
    const service = openService({ people: everybody });
    service.deps.people = people;
    expect((await asked(service, lives)).sort()).toEqual([
      'Chris Co-ordinator: Fran Fitter, same address as the perpetrator',
      'Chris Co-ordinator: Insp. Alex Example, same address as the perpetrator',
      'Chris Co-ordinator: Robin Referrer, same address as the perpetrator',
    ]);
  });

  it('is told before the recipient, where somebody may be either', () => {
    const both = { perpetratorName: 'Alex Example', recipientName: 'Alex Example' };
    expect(sameOf(aCase(withAnswers(both)), inspector)).toEqual([
      { what: 'name', as: 'perpetrator' },
      { what: 'name', as: 'recipient' },
    ]);
  });

  it.each(['not known', 'Not known', 'unknown', 'Unknown user', 'Alex', ''])('who is “%s” is nobody', (perpetratorName) => {
    const called = (name: string): Actor => ({ ...inspector, name });
    const current = aCase(withAnswers({ perpetratorName, perpetratorWhereMore: 'not known' }));
    for (const name of [perpetratorName, 'Not Known', 'Unknown User', 'Alex', 'Insp. Alex Example'])
      expect(sameOf(current, called(name))).toEqual([]);
  });

  it('of whom a case from before says nothing is nobody', () => {
    const { perpetratorName, ...before } = answers();
    expect(perpetratorName).toBe('Lee Offender');
    const current = aCase({ private: { typed: {}, answers: before, texts: {} } });
    expect(sameOf(current, inspector)).toEqual([]);
  });

  it('who is named later is compared with everybody who has had to do with the case, and not told twice', async () => {
    const service = openService({ people: everybody });
    const change = async (typed: object) => {
      const { case: current } = await service.read();
      const risk = { ...typedIn('risk'), ...typed };
      const press = {
        ref: current.ref,
        version: current.version,
        by: referrer,
        section: 'risk' as const,
        typed: risk,
        text: 'We know more.',
      };
      await changeFacts(service.deps, press, () => []);
      return flags(service);
    };
    await service.keep(anAllocatedCase(withAnswers({ perpetratorName: 'not known' })));
    expect(await change({ perpetratorName: 'Alex Example' })).toEqual([
      'Chris Co-ordinator: Insp. Alex Example, same name as the perpetrator',
    ]);
    const once = (await service.outbox()).filter(({ trouble }) => trouble?.why === 'may know someone').length;
    await change({ perpetratorName: 'Alex Example', logNumber: 'LOG 9' });
    expect((await service.outbox()).filter(({ trouble }) => trouble?.why === 'may know someone')).toHaveLength(once);
    expect(await change({ perpetratorName: 'Fran Fitter' })).toContain('Chris Co-ordinator: Fran Fitter, same name as the perpetrator');
  });
});
