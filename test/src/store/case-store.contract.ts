import { describeCounting } from './contract/counting.ts';
import { describeFigures } from './contract/figures.ts';
import { describeJobs } from './contract/jobs.ts';
import { describeLists } from './contract/lists.ts';
import { describeNotices } from './contract/notices.ts';
import { describeOutbox } from './contract/outbox.ts';
import { describePlaces } from './contract/places.ts';
import { describeRecords } from './contract/records.ts';
import { describeRepeats } from './contract/repeats.ts';
import { describeService } from './contract/service.ts';
import { describeStripping } from './contract/stripping.ts';
import { describeSaving } from './contract/saving.ts';
import type { Open } from './contract/open.ts';

/** What every store promises. A store's own test is one call, and what only that store can do. */
export function describeCaseStore(name: string, open: Open): void {
  describe(`${name}, as any store`, () => {
    describeSaving(open);
    describeLists(open);
    describeJobs(open);
    describeNotices(open);
    describeRepeats(open);
    describeRecords(open);
    describeFigures(open);
    describeCounting(open);
    describeOutbox(open);
    describeStripping(open);
    describePlaces(open);
    describeService(open);
  });
}
