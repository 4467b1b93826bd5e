import type { Report } from '../readable.ts';
import type { Wrapping } from './wrapping.ts';

export interface StoreOptions {
  /** Told of a case that cannot be read. */
  report?: Report;
  /** The key above all data keys. Without it nothing is sealed. */
  wrapping?: Wrapping | undefined;
  /** Told when data keys that somebody else made cannot be opened, as where the key above them is not set here yet. */
  keysFailed?: ((error: unknown) => void) | undefined;
}
