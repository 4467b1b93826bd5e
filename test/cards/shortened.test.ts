import { render } from '../../cards/render.ts';
import { shortened } from '../../cards/shortened.ts';
import { buttonsOf, textOf } from '../bot/http/cards.ts';
import type { Card } from '../bot/http/connector.ts';
import { previews } from './previews.ts';

const long = (Object.keys(previews) as (keyof typeof previews)[]).flatMap((name) =>
  Object.entries(previews[name].others ?? {})
    .filter(([what]) => what.startsWith('longest'))
    .map(([what, view]) => [`${name}: ${what}`, render(name, view as never)] as const),
);
const linesOf = (card: unknown) => textOf(card as Card).split('\n');

it.each(long)('%s has its title, a sentence that says what is cut, and all its buttons', (_, card) => {
  const less = shortened(card);
  expect(linesOf(less)[0]).toBe(linesOf(card)[0]);
  expect(textOf(less as unknown as Card)).toContain('Teams would not take the whole card.');
  expect(buttonsOf(less as unknown as Card)).toEqual(buttonsOf(card as unknown as Card));
  expect(JSON.stringify(less).length).toBeLessThan(JSON.stringify(card).length + 300);
});

it('is cut where somebody typed much, and nowhere else', () => {
  const run = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
  const title = { type: 'TextBlock', text: 'TH-4F7K2M: authorise this?' };
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    speak: '',
    fallbackText: '',
    body: [title, run('a'.repeat(900)), run('b'.repeat(600))],
  } as const;
  const [, , first, second] = shortened({ ...card, body: [...card.body] }).body;
  expect(first).toEqual(run(`${'a'.repeat(600)} … (cut here)`));
  expect(second).toEqual(run('b'.repeat(600)));
});
