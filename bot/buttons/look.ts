import { sayNo } from '../../cards/words/no-words.ts';
import type { Case, Settlement } from '../../src/case/case.ts';
import { settleLook } from '../../src/acts/settle-look.ts';
import { mayKnow } from '../../src/delivery/told.ts';
import { asRecipient, postingAt, type Posting } from '../../src/delivery/message.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import { drawFor } from '../delivery/draw-for.ts';
import { pressedBy, type Turn } from '../turn/turn.ts';
import type { OnCase } from './step.ts';

/** Says whether somebody who may know someone in the case is the same person. Whoever may not look hears that there is no such case. */
export const settle =
  (did: Settlement) =>
  async (deps: BotDeps, turn: Turn, { ref, version, look }: OnCase & { look: string }): Promise<Answer> => {
    const outcome = await settleLook(deps, { ref, version, look, did, ...pressedBy(turn), on: pressed(turn, look) });
    const current = outcome.case;
    const about = current && troubleOf(current, look);
    if (!current || !about) return sayNo(outcome.ok ? { why: 'no such case' } : outcome.no, deps.now());
    const notice = outcome.ok ? undefined : sayNo(outcome.no, deps.now());
    const seen = { scheme: deps.scheme, now: deps.now(), ...(notice && { notice }) };
    return drawFor(current, { card: 'trouble', to: asRecipient(turn.by), version: current.version, trouble: about }, seen, deps);
  };

const troubleOf = ({ looks = [] }: Case, id: string) => {
  const look = looks.find((one) => one.id === id);
  return look && mayKnow(look.who);
};

/** The pressed message stays a card of the case, so that it shows how the look stands on another device too. */
const pressed =
  ({ chat, pressedId, by, isPersonal, isOfAnother }: Turn, look: string) =>
  (current: Case): Posting[] => {
    const trouble = troubleOf(current, look);
    if (!isPersonal || !pressedId || isOfAnother || !trouble) return [];
    const { ref, version } = current;
    return [postingAt({ chat, activityId: pressedId }, { ref, card: 'trouble', version, to: asRecipient(by), shown: 0, trouble })];
  };
