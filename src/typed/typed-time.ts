import { DateTime } from 'luxon';

const formats = ['H:mm', 'H.mm', 'h:mma', 'h.mma', 'ha', 'HHmm', 'H'];

/** Reads a time of day as people type it ("9am", "2.30 pm", "14:30") and gives HH:mm, or nothing. */
export function readTime(typed: string): string | undefined {
  const text = typed
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^noon$|^midday$/, '12:00')
    .replace(/([ap])\.?m\.?$/, '$1m')
    .replace(/o'?clock$/, '');
  for (const format of formats) {
    const read = DateTime.fromFormat(text, format, { locale: 'en-US', zone: 'utc' });
    if (read.isValid) return read.toFormat('HH:mm');
  }
  return undefined;
}
