import type { Case } from '../../../src/case/case.ts';
import { nextNoticeAt } from '../../../src/clock/notices.ts';
import { northLincolnshire } from '../../builders.ts';

/** The case with its clocks set, as every step leaves it. */
export function withNextNotice(current: Case): Case {
  const at = nextNoticeAt(current, northLincolnshire);
  return { ...current, ...(at && { nextNoticeAt: at }) };
}
