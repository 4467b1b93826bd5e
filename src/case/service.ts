import type { Actor } from './case.ts';

/** Who acts when a clock has run out. */
export const service: Actor = { id: 'service', name: 'The service', tenant: '', roles: [] };
