import { localWrapping } from '../../src/store/sealed/wrapping.ts';

const key = Buffer.alloc(32, 42);
/** What identifies a person is sealed, as in service; afterwards the store is read with the same key. */
export const dataKey = key.toString('base64');
export const wrapping = localWrapping([key]);
