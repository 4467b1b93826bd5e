/** It was sealed with a data key that this process does not know yet. */
export class NoDataKey extends Error {}
