import type { AdaptiveCard } from '../../cards/render.ts';

/** What a press is answered with: a card in place of the pressed one, or a sentence. */
export type Answer = AdaptiveCard | string;
