import { openSection, readAnswers, shownIn } from '../../../src/referral/check.ts';
import type { Typed } from '../../../src/referral/questions.ts';
import { answers, aTypedReferral, domesticAbuse, northLincolnshire, today } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';

const around = { scheme: northLincolnshire, today };
const read = (change: Typed = {}) => readAnswers(aTypedReferral(change), around);
const problemOf = (id: keyof Typed, text: string) => read({ [id]: text }).errors;

const abuse: Typed = {
  ...{ grounds: 'domestic abuse', perpetratorLivesThere: 'no', perpetratorMayRemain: 'no', ownerAgreed: 'recipient is the sole owner' },
  ...{ victimRisk: 'high', riskTool: 'DASH', riskScore: '16', riskAssessor: 'PC Sam Sample', riskDate: '3 March 2026' },
  ...{ marac: 'yes', maracDate: '12/3/26' },
};

describe('the whole form', () => {
  it('is read into checked answers: dates, telephones, post codes and choices in their usual form', () => {
    expect(read()).toEqual({ answers: answers(), errors: [] });
  });

  it('is read again into the same answers', () => {
    const again = read({ dateOfBirth: '1985-03-12', referralDate: today, recipientTelephone: '07700900123', postCode: 'dn159zz' });
    expect(again).toEqual({ answers: answers(), errors: [] });
  });

  it('of domestic abuse is read too, and the MARAC date may lie ahead', () => {
    const expected = without(answers(domesticAbuse), 'threatGrade', 'inspectorSpokenTo');
    expect(read(abuse)).toEqual({ answers: expected, errors: [] });
  });

  it('that is empty misses every question that applies, all at once and in the order of the form', () => {
    const { answers: none, errors } = readAnswers({}, around);
    expect(none).toEqual({});
    expect(errors.every(({ problem }) => problem === 'missing')).toBe(true);
    expect(errors.map(({ id }) => id)).toEqual([
      ...['agency', 'referrerName', 'referrerTelephone', 'referralDate', 'grounds'],
      ...['recipientName', 'dateOfBirth', 'disabled', 'address', 'postCode', 'recipientTelephone', 'safeToCall', 'leaveMessage'],
      ...['whenToCall', 'recipientAgreed', 'propertyOwner', 'propertyType', 'accessRestrictions'],
      ...['prompt', 'logNumber', 'reported', 'perpetratorName', 'perpetratorWhere', 'conditions'],
      ...['measures', 'details', 'operativeSafety', 'operativeRisks', 'escortLikely', 'urgency'],
    ]);
  });

  it('tells every mistake at once', () => {
    const { errors } = read({ postCode: 'somewhere', recipientTelephone: '12', dateOfBirth: '31/2/1985', urgency: 'soon', address: ' ' });
    expect(errors).toEqual([
      { id: 'dateOfBirth', problem: 'no such day' },
      { id: 'address', problem: 'missing' },
      { id: 'postCode', problem: 'not a post code' },
      { id: 'recipientTelephone', problem: 'not a telephone' },
      { id: 'urgency', problem: 'not a choice' },
    ]);
  });

  it.each(['none', 'None.', 'no telephone', 'no phone'])(
    'of a recipient without a telephone (“%s”) asks nothing about calling',
    (typed) => {
      const given = { recipientTelephone: typed, safeToCall: '', leaveMessage: '', whenToCall: '' };
      const expected = { ...without(answers(), 'safeToCall', 'leaveMessage', 'whenToCall'), recipientTelephone: 'none' };
      expect(read(given)).toEqual({ answers: expected, errors: [] });
      expect(read({ ...given, recipientTelephone: 'not known' }).errors.map(({ id }) => id)).toEqual([
        'safeToCall',
        'leaveMessage',
        'whenToCall',
      ]);
    },
  );

  it.each<[Typed, ReturnType<typeof read>['errors']]>([
    [{ safeToCall: 'no', leaveMessage: 'yes' }, [{ id: 'leaveMessage', problem: 'a message but no call' }]],
    [{ safeToCall: 'no', whenToCall: 'Any time' }, [{ id: 'whenToCall', problem: 'any time but no call' }]],
    [{ safeToCall: 'no', whenToCall: 'anytime.' }, [{ id: 'whenToCall', problem: 'any time but no call' }]],
    [{ safeToCall: 'no', whenToCall: 'never' }, []],
    [{ safeToCall: 'no', leaveMessage: 'not known', whenToCall: 'only when she rings first' }, []],
    [{ safeToCall: 'yes', leaveMessage: 'yes', whenToCall: 'any time' }, []],
    [{ safeToCall: 'not known', leaveMessage: 'yes', whenToCall: 'any time' }, []],
    [{ recipientAgreed: 'not safe to ask', notAgreedReason: 'He listens', safeToCall: 'yes', whenToCall: 'any time' }, []],
  ])('refuses what cannot both be true about calling, and nothing else: %j', (typed, errors) => {
    expect(read(typed).errors).toEqual(errors);
  });

  it('takes no risks for an answer unless those who attend are in high danger', () => {
    const none = 'no risks that the installer should be aware of';
    for (const operativeSafety of ['medium', 'low', 'not known'])
      expect(read({ operativeSafety, operativeRisks: none })).toMatchObject({ errors: [], answers: { operativeRisks: [none] } });
  });

  it('leaves out what does not apply, whatever was typed there', () => {
    const { answers: given, errors } = read({ otherAgency: 'Nobody', accessNeeds: 'none', victimRisk: 'nonsense', maracDate: 'never' });
    expect(errors).toEqual([]);
    expect(given).toEqual(answers());
  });
});

describe('one answer', () => {
  it.each<[keyof Typed, string, string]>([
    ['referralDate', '5/3/2026', 'lies ahead'],
    ['referralDate', '5/3/26', 'lies ahead'],
    ['dateOfBirth', '5 March 2026', 'lies ahead'],
    ['referralDate', 'not known', 'not a date'],
    ['referrerTelephone', 'none', 'left open'],
    ['recipientName', 'not known', 'left open'],
    ['address', 'No fixed abode', 'left open'],
    ['grounds', 'threats', 'not a choice'],
    ['grounds', '__proto__', 'not a choice'],
    ['agency', 'A housing association nobody knows', 'not a choice'],
    ['disabled', 'true', 'not a choice'],
    ['measures', 'replace door locks,a moat', 'not a choice'],
    ['measures', ' , ,', 'not a choice'],
    ['measures', 'x'.repeat(5_000), 'not a choice'],
    ['operativeRisks', 'dogs,no risks that the installer should be aware of', 'none and some'],
    ['operativeRisks', 'no risks that the installer should be aware of', 'danger without a risk'],
    ['recipientName', '\u200b\u202e', 'missing'],
    ['recipientName', '\u0000', 'missing'],
    ['recipientName', 'x'.repeat(101), 'too long'],
    ['address', 'x'.repeat(301), 'too long'],
    ['prompt', 'x'.repeat(5_000), 'too long'],
    ['details', 'x'.repeat(2_001), 'too long'],
    ['logNumber', 'x'.repeat(101), 'too long'],
    ['postCode', 'x'.repeat(5_000), 'too long'],
    ['dateOfBirth', '1'.repeat(5_000), 'too long'],
    ['recipientTelephone', '0'.repeat(5_000), 'too long'],
  ])('%s: %.30s is wrong: %s', (id, text, problem) => {
    expect(problemOf(id, text)).toEqual([{ id, problem }]);
  });

  it.each<[keyof Typed, string, string | string[]]>([
    ['prompt', 'x'.repeat(2_000), 'x'.repeat(2_000)],
    ['recipientName', ' Jo\u202e Invented\u0000 ', 'Jo Invented'],
    ['recipientName', '**Jo** [x](https://example.org) ${x} <b>', '**Jo** [x](https://example.org) ${x} <b>'],
    ['accessRestrictions', 'none', 'none'],
    ['logNumber', 'Not known', 'Not known'],
    ['address', '4 Invented Lane\r\nSampleton 😀', '4 Invented Lane\nSampleton 😀'],
    ['referralDate', '3rd March 2026', '2026-03-03'],
    ['measures', 'replace door locks, CCTV,replace door locks', ['replace door locks', 'CCTV']],
    ['operativeRisks', 'dogs,weapons', ['weapons', 'dogs']],
  ])('%s: %.30s is kept', (id, text, kept) => {
    const { answers: given, errors } = read({ [id]: text });
    expect(errors).toEqual([]);
    expect(given[id]).toEqual(kept);
  });

  it.each(['not known', 'Not known.', 'NONE', 'n/a', 'NA', 'unknown', "don't know", 'don’t know', 'dont know'])(
    '%s is an answer where the paper form leaves a blank',
    (text) => {
      const { answers: given, errors } = read({ dateOfBirth: text, postCode: text, recipientTelephone: text });
      expect(errors).toEqual([]);
      expect(given).toMatchObject({
        dateOfBirth: 'not known',
        postCode: 'not known',
        recipientTelephone: /^none/i.test(text) ? 'none' : 'not known',
      });
    },
  );
});

describe('the sections', () => {
  it('are open one after the other, and none is when the form is complete', () => {
    expect(openSection(readAnswers({}, around))).toBe('about you');
    expect(openSection(readAnswers(aTypedReferral({ postCode: '' }), around))).toBe('recipient');
    expect(openSection(readAnswers(aTypedReferral({ reported: 'no' }), around))).toBe('risk');
    expect(openSection(readAnswers(aTypedReferral({ measures: '' }), around))).toBe('needs');
    expect(openSection(readAnswers(aTypedReferral({ urgency: '' }), around))).toBe('safety');
    expect(openSection(readAnswers(aTypedReferral(), around))).toBeUndefined();
  });

  it('beyond the first are not needed for what the scheme does not cover', () => {
    const about = { ...aTypedReferral(), recipientName: '', prompt: '', measures: '', urgency: '' };
    for (const grounds of ['residential burglary', 'something else']) {
      expect(openSection(readAnswers({ ...about, grounds }, around))).toBeUndefined();
      expect(openSection(readAnswers({ ...about, grounds, referrerTelephone: '' }, around))).toBe('about you');
    }
    expect(openSection(readAnswers({ ...about, grounds: 'both' }, around))).toBe('recipient');
    expect(openSection(readAnswers({ ...about, grounds: '' }, around))).toBe('about you');
  });

  it('show a question once the answer that it hangs on is there', () => {
    expect(shownIn('about you', readAnswers({}, around))).not.toContain('otherAgency');
    expect(shownIn('about you', readAnswers({ agency: 'Other agency' }, around))).toContain('otherAgency');
    expect(shownIn('about you', readAnswers({ agency: 'nonsense' }, around))).not.toContain('otherAgency');
  });
});
