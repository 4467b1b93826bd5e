import { toConfirmLowView } from '../../cards/confirm-low.ts';
import { render } from '../../cards/render.ts';
import { mayOpen } from '../../src/case/access.ts';
import { steps } from '../../src/case/steps.ts';
import type { Answer } from '../turn/answer.ts';
import type { BotDeps } from '../turn/deps.ts';
import type { Turn } from '../turn/turn.ts';
import { cardOr, outOfDate, type OnCase } from './step.ts';

/** Asks once more, and says what will happen. Nothing is done until then, and the clock of the police check runs on. */
export async function openConfirmLow(deps: BotDeps, turn: Turn, { ref, version }: OnCase): Promise<Answer> {
  const current = (await deps.store.find(ref))?.case;
  const possible =
    current?.version === version && steps[current.status]['confirm low'] && turn.isPersonal && mayOpen('police check', turn.by, current);
  if (!possible) return cardOr(deps, turn, 'police check', current, current && outOfDate);
  return render('confirm-low', toConfirmLowView(current, { scheme: deps.scheme, now: deps.now() }));
}
