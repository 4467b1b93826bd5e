import { inflateSync } from 'node:zlib';

/** A PDF as another program reads it: by its table of objects, its pages, and the characters that its fonts stand for. */
export interface ReadPdf {
  title: string;
  /** The text of each page, line by line as drawn. */
  pages: string[];
}

const hexText = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Objects by their number, found through the cross-reference table at the file's end. */
function objectsOf(file: Buffer): Map<number, { head: string; stream?: Buffer }> {
  const text = file.toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const entries = [...text.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)];
  return new Map(
    entries.map(([, offset]) => {
      const body = text.slice(Number(offset));
      const number = Number(/^(\d+) 0 obj/.exec(body)?.[1]);
      const head = body.slice(0, body.search(/\bstream\r?\n|\bendobj/));
      const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
      const from = Number(offset) + head.length + (/^stream\r?\n/.exec(body.slice(head.length))?.[0].length ?? 0);
      if (!body.startsWith('stream', head.length)) return [number, { head }];
      const raw = file.subarray(from, from + length);
      return [number, { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw }];
    }),
  );
}

/** From the number of a glyph to its characters, as the font's ToUnicode table says. */
function charactersOf(map: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', , list = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*\[([^\]]*)\]/g))
      [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], at) => found.set(parseInt(from, 16) + at, hexText(hex.replaceAll(' ', ''))));
  return found;
}

export function readPdf(file: Buffer): ReadPdf {
  if (!file.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('This is no PDF.');
  const objects = objectsOf(file);
  const at = (reference: string | undefined) => objects.get(Number(reference));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const textOf = ({ head }: { head: string }): string => {
    const fonts = new Map(
      [...(at(/\/Resources (\d+) 0 R/.exec(head)?.[1])?.head ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => {
        const unicode = /\/ToUnicode (\d+) 0 R/.exec(at(number)?.head ?? '')?.[1];
        return [name, charactersOf(at(unicode)?.stream?.toString('latin1') ?? '')];
      }),
    );
    const drawn = at(/\/Contents (\d+) 0 R/.exec(head)?.[1])?.stream?.toString('latin1') ?? '';
    let font = new Map<number, string>();
    return [...drawn.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)]
      .flatMap(([, name, parts = '']) => {
        if (name) font = fonts.get(name) ?? font;
        const glyphs = [...parts.matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
        return name ? [] : [glyphs.map((glyph) => font.get(parseInt(glyph, 16)) ?? '\u{FFFD}').join('')];
      })
      .join('\n');
  };
  const title = /\/Title \(([^)]*)\)/.exec([...objects.values()].map(({ head }) => head).join('\n'))?.[1] ?? '';
  return { title, pages: pages.map(textOf) };
}

/** All that a PDF says, in one line: a line that was broken on paper reads on. */
export const wordsOf = ({ pages }: ReadPdf): string => pages.join('\n').replace(/\s+/g, ' ');
