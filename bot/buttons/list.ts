import { sayNo } from '../../cards/words/no-words.ts';
import type { ListName } from '../../cards/list.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { inOwnChat, mayShowJobs } from '../turn/jobs-channel.ts';
import { jobsAreFor, listCard, worksOnCases, worksOnJobs } from '../turn/lists.ts';
import type { Turn } from '../turn/turn.ts';

/** The next page of a list. */
export async function nextOfList(deps: BotDeps, turn: Turn, { list, after }: { list: ListName; after: string }): Promise<Answer> {
  if (list === 'jobs' ? !(await mayShowJobs(deps, turn)) : !turn.isPersonal) return inOwnChat;
  if (list === 'stuck' && !worksOnCases(turn.by)) return sayNo({ why: 'not for you', who: ['co-ordinator'] }, deps.now());
  if (list === 'jobs' && !worksOnJobs(turn.by)) return jobsAreFor;
  const [at, ref] = after.split(' ');
  return listCard(deps, turn, list, at && ref ? { at, ref } : undefined);
}
