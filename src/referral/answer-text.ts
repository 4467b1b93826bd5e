/** An answer as one text, for comparing and for the record. */
export const answerText = (answer: string | string[] | undefined): string => (Array.isArray(answer) ? answer.join(', ') : (answer ?? ''));
