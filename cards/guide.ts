import { z } from 'zod';
import type { CriterionId } from '../src/referral/criterion-id.ts';
import { commonCriteria, domesticAbuseCriteria, threatToLifeCriteria, type Criterion } from '../src/referral/criteria.ts';
import type { Scheme } from '../src/scheme/scheme.ts';
import { point, points } from './rows/case-view.ts';
import { criterionWords } from './words/criterion-words.ts';
import { durationWords } from './words/time-words.ts';
import { capital, oneOf, urgencyWords } from './words/words.ts';

export const guideView = z.strictObject({
  ...{ title: z.string(), intro: z.string(), ending: z.string(), speak: z.string(), fallbackText: z.string() },
  sections: z.array(z.strictObject({ heading: z.string(), points: z.array(point) })),
});

const lineOf = (id: CriterionId) => `${criterionWords[id].holds} (${id}).`;
const lines = (criteria: Criterion[]) => criteria.map(({ id }) => lineOf(id));

/** The rules in plain words, made from the scheme that is in force and from the criteria themselves. */
export function toGuideView(scheme: Scheme): z.infer<typeof guideView> {
  const { area, clocks, contact, measures, policeDesk } = scheme;
  const checker = policeDesk ? 'the police desk' : 'an Inspector';
  const parts: [string, string[]][] = [
    ['For every referral', lines(commonCriteria)],
    ['For domestic abuse, all of these too', lines(domesticAbuseCriteria)],
    [
      'For a threat to life',
      [
        ...lines(threatToLifeCriteria),
        `A grade that the police have not given is checked by ${checker} first.`,
        'Medium needs an Inspector, who authorises it here. Nobody else can.',
        'When the police find no record we ask you for the log number, and they look again. If there is still none, a co-ordinator and then an Inspector decide.',
      ],
    ],
    ['For both', ['One of the two is enough. When the perpetrator lives there or may remain, a co-ordinator decides.']],
    ['What the team can fit', measures.provided.map((measure) => `${capital(measure)}.`)],
    ['What it cannot', [`${capital(oneOf([...measures.notProvided], 'and'))}.`, scheme.signposts['landlord or tradesperson']]],
    [
      'How soon',
      Object.entries(clocks.installation.due).map(
        ([urgency, due]) => `${urgencyWords[urgency as keyof typeof urgencyWords]}: within ${durationWords(due)} of sending.`,
      ),
    ],
    ['Area', [`Homes in ${area.name}: ${oneOf(area.inside, 'and')}. In ${oneOf(area.straddling)} a co-ordinator looks at the address.`]],
  ];
  return {
    title: scheme.title,
    intro: scheme.wording.about,
    sections: parts.map(([heading, texts]) => ({ heading, points: points(texts) })),
    ending: `${scheme.signposts['ask the team']} ${scheme.wording.emergency}`,
    speak: scheme.title,
    fallbackText: `${scheme.title}. Ring ${scheme.team} on ${contact.telephone}.`,
  };
}
