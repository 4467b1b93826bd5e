import { parsed } from './typed-date.ts';
import { plainFigures } from './plain-figures.ts';

const formats = ['H:mm', 'H.mm', 'h:mma', 'h.mma', 'ha', 'HHmm', 'H'];
/** More is no time: reading it would only take long. */
const longest = 50;

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const anHour = 60;
const minutes: Record<string, number> = { five: 5, ten: 10, quarter: 15, twenty: 20, half: 30 };
/** "half one" is half past one. */
const spoken = /^(?:a )?(five|ten|quarter|twenty|half) ?(past|to)? (\d{1,2}) ?([ap]m)?$/;

/** Nobody is visited in the small hours: whoever writes "2" or "half five" means the afternoon. A nought before it says otherwise. */
const bareAfternoon = /^[1-6](?:[:.]\d\d)?$/;

/** Whether an hour is written in figures that leave nothing to understand: "2" and "half one" do. */
export const isTimeInFull = (typed: string): boolean => {
  const text = plainFigures(typed);
  return /^\d/.test(text) && !bareAfternoon.test(text);
};

/** Reads a time of day as people type it ("9am", "2.30 pm", "14:30", "half one", "2") and gives HH:mm, or nothing. */
export function readTime(typed: string): string | undefined {
  if (typed.length > longest) return undefined;
  const text = inFigures(
    plainFigures(typed)
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/^at /, '')
      .replace(/([ap])\.?m\.?$/, '$1m')
      .replace(/ (?:in the )?morning$/, 'am')
      .replace(/ (?:in the )?(?:afternoon|evening)$/, 'pm')
      .replace(/ ?o['’]?clock/, '')
      .replace(/^(?:12 )?(?:noon|midday)$/, '12:00')
      .replace(new RegExp(`\\b(?:${numbers.join('|')})(?=(?: ?[ap]m)?$)`), (word) => String(numbers.indexOf(word) + 1)),
  );
  if (text === undefined) return undefined;
  for (const format of formats) {
    const read = parsed(text, format);
    if (read.isValid) return (bareAfternoon.test(text) ? read.plus({ hours: 12 }) : read).toFormat('HH:mm');
  }
  return undefined;
}

/** "half one" as "1:30", "quarter to three" as "2:45"; what is said in figures as it is. */
function inFigures(text: string): string | undefined {
  const [, part, way = part === 'half' ? 'past' : '', hour, half = ''] = spoken.exec(text) ?? [];
  if (!part || !hour) return text.replaceAll(' ', '');
  const past = minutes[part] ?? 0;
  const at = Number(hour);
  if (at < 1 || at > 12 || way === '' || (part === 'half' && way === 'to')) return undefined;
  return way === 'past' ? `${at}:${String(past).padStart(2, '0')}${half}` : `${at === 1 ? 12 : at - 1}:${anHour - past}${half}`;
}
