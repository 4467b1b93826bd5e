import { once } from 'node:events';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Document, Row } from './document.ts';

// The fonts that a PDF has by itself know no Welsh ŵ and no Polish ł. This one does; what it has no sign for it shows as a box.
const fonts = createRequire(import.meta.filename);
const regular = fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const bold = fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

const margin = 56;
const footer = 36;

/** Text as it can stand on paper: signs that steer a printer or a reader's eye are left out, halves of characters are shown as such. */
const printable = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '');

/** Draws a document on A4 pages, with its title and the number of the page at the foot of each. */
export async function toPdf({ title, made, intro, parts }: Document): Promise<Buffer> {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin, bufferPages: true, font: regular, lang: 'en-GB', displayTitle: true },
    info: { Title: printable(title), CreationDate: new Date(made) },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(pdf, 'end');
  pdf.font(bold).fontSize(16).text(printable(title)).moveDown(0.5);
  for (const line of intro) pdf.font(regular).fontSize(10).text(printable(line)).moveDown(0.3);
  for (const { heading, rows } of parts) {
    keepTogether(pdf, 60);
    pdf.moveDown(0.8).font(bold).fontSize(12).text(printable(heading)).moveDown(0.3);
    for (const row of rows) drawRow(pdf, row);
  }
  numberPages(pdf, printable(title));
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawRow(pdf: PDFKit.PDFDocument, { label, text, mark }: Row): void {
  keepTogether(pdf, 40);
  pdf.font(bold).fontSize(9).text(printable(label));
  if (mark)
    pdf
      .font(bold)
      .fontSize(8)
      .text(`[${printable(mark)}]`);
  pdf.font(regular).fontSize(10).text(printable(text)).moveDown(0.4);
}

/** A heading does not stand alone at the foot of a page. */
function keepTogether(pdf: PDFKit.PDFDocument, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

function numberPages(pdf: PDFKit.PDFDocument, title: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(at);
    // Below the margin the library would begin a new page.
    pdf.page.margins.bottom = 0;
    const words = `${title}. Page ${at + 1} of ${count}`;
    pdf
      .font(regular)
      .fontSize(8)
      .text(words, margin, pdf.page.height - footer, { lineBreak: false });
  }
}
