import { drawCase } from '../../cards/case-card.ts';
import { caseCards } from '../../src/case/cards.ts';
import { textOf } from '../bot/http/cards.ts';
import type { Card } from '../bot/http/connector.ts';
import { anAllocatedCase, northLincolnshire, noon, operative } from '../builders.ts';

/** A word of trouble may come twice without saying so: it asks for nothing that could be done twice. */
const marked = caseCards.filter((card) => card !== 'trouble');

it.each(marked)('a second copy of the card "%s" says so', (card) => {
  const notice = 'This may be a second copy of a card.';
  const seen = { scheme: northLincolnshire, now: new Date(noon), notice };
  const about = { to: operative, version: 5, ...(card === 'notice' && { notice: { clock: 'visit', stage: 'not reported' } as const }) };
  expect(textOf(drawCase(card, anAllocatedCase(), seen, about) as Card)).toContain(notice);
});
