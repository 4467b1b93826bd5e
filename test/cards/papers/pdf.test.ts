import { toPdf } from '../../../cards/papers/pdf.ts';
import { noon } from '../../builders.ts';
import { readPdf, wordsOf } from '../../pdf.ts';

const paper = (text: string, mark?: string) =>
  toPdf({
    title: 'TH-4F7K2M: a record',
    made: noon,
    intro: ['An introduction.'],
    parts: [{ heading: 'Facts', rows: [{ label: 'Said', text, ...(mark && { mark }) }] }],
  });
const said = async (text: string) => wordsOf(readPdf(await paper(text)));

describe('a document on paper', () => {
  it('says all of it, on one page with its number', async () => {
    const read = readPdf(await paper('He said he would be back.', 'third party'));
    expect(read.pages).toHaveLength(1);
    expect(wordsOf(read)).toBe(
      'TH-4F7K2M: a record An introduction. Facts Said [third party] He said he would be back. TH-4F7K2M: a record. Page 1 of 1',
    );
  });

  it.each([
    ['Welsh', 'Tŷ Gŵyl, Llanfŷ ŵŷâêîôû'],
    ['Polish', 'Łódź, Ślązak, żółć gęślą jaźń'],
    ['Greek and Cyrillic', 'Καλημέρα, Добрий день'],
    ['markup and templates', '**bold** [link](http://example.org) <b>x</b> ${name} %s \\n (a) /F1 Tf'],
  ])('prints %s as it was typed', async (_, text) => {
    expect(await said(text)).toContain(text);
  });

  it('goes on where a sign is not in the font, and leaves out what steers a printer', async () => {
    const words = await said('before 😀 日本 \u{1F468}\u200D\u{1F469} after \uD800 the\u0000 \u0007end\u202E');
    expect(words).toMatch(/before .* after .* the end/);
  });

  it('reads letters that were typed in two parts as one', async () => {
    expect(await said('Ty\u0302 Gw\u0302yl'.normalize('NFD'))).toContain('Tŷ Gŵyl');
  });

  it('wraps long text and words, and pages, and loses nothing', async () => {
    const words = Array.from({ length: 3_000 }, (_, at) => `word${at}`).join(' ');
    const long = 'x'.repeat(400);
    const read = readPdf(await paper(`${words}\n\n${long}\nthe end`));
    expect(read.pages.length).toBeGreaterThan(3);
    const body = read.pages.map((page) => page.replace(/TH-4F7K2M: a record\. Page \d+ of \d+$/, ''));
    expect(body.join('\n').match(/word\d+/g)).toEqual(words.split(' '));
    expect(body.join('').match(/x/g)).toHaveLength(400);
    read.pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1} of ${read.pages.length}`));
    expect(read.pages.at(-1)).toContain('the end');
  });

  it('is made of nothing but an empty part when there is nothing to say', async () => {
    expect(readPdf(await toPdf({ title: 'Nothing', made: noon, intro: [], parts: [] })).pages).toHaveLength(1);
  });
});
