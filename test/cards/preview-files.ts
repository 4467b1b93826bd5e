import { join } from 'node:path';
import type { CardName } from '../../cards/register.ts';

/** The preview data beside a card's template, for anybody who opens the template in a designer. */
export const previewFile = (name: CardName): string => join(import.meta.dirname, '../../cards', `${name}.data.json`);
export const previewText = (view: unknown): string => `${JSON.stringify(view, null, 2)}\n`;
