import type { FormOf, Given } from './form-of.ts';

const outcomes = ['reached', 'not possible', 'not safe'] as const;
/** One scale, before and after. */
export const feelings = ['1', '2', '3', '4', '5'] as const;
const worked = ['yes', 'partly', 'no'] as const;
const reached = ({ contactOutcome }: Given) => contactOutcome === 'reached';

/** A follow-up contact: whether it was possible, how the recipient feels before and after, whether it worked. */
export const contactForm: FormOf = {
  fields: () => [
    { id: 'contactOutcome', words: 'contactOutcome', field: { kind: 'choice', choices: outcomes } },
    { id: 'contactBefore', words: 'contactBefore', field: { kind: 'choice', choices: feelings }, asked: reached },
    { id: 'contactAfter', words: 'contactAfter', field: { kind: 'choice', choices: feelings }, asked: reached },
    { id: 'contactWorked', words: 'contactWorked', field: { kind: 'choice', choices: worked }, asked: reached },
    { id: 'contactText', words: 'contactText', field: { kind: 'long text', longest: 1_000 } },
    { id: 'contactClose', words: 'contactClose', field: { kind: 'choice', choices: ['no', 'yes'] } },
  ],
  details: ({ contactOutcome, contactBefore, contactAfter, contactWorked, contactText = '', contactClose }) => ({
    details: {
      contact: {
        outcome: outcomes.find((outcome) => outcome === contactOutcome) ?? 'not possible',
        ...(contactBefore && { before: Number(contactBefore) }),
        ...(contactAfter && { after: Number(contactAfter) }),
        ...(contactWorked && { worked: contactWorked }),
        text: contactText,
      },
      closeNow: contactClose === 'yes',
    },
  }),
};
