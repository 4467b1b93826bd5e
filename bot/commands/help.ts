import { toHelpView } from '../../cards/help.ts';
import { render, type AdaptiveCard } from '../../cards/render.ts';
import { waitingOn } from '../../src/acts/waiting.ts';
import type { Actor } from '../../src/case/case.ts';
import type { Role } from '../../src/people/person.ts';
import { commands } from './command-list.ts';
import type { BotDeps } from '../turn/deps.ts';
import { nearestCommand } from './nearest-command.ts';
import type { Turn } from '../turn/turn.ts';

const useful = (roles: Role[] | undefined, by: Actor) => roles?.some((role) => by.roles.includes(role)) ?? true;

/** What can be typed here by this person, and whether something waits for them. `typed` is what was not understood. */
export async function helpCard(deps: BotDeps, turn: Turn, title = 'What you can do here', typed = ''): Promise<AdaptiveCard> {
  const { scheme } = deps;
  const { by, isPersonal } = turn;
  const here = commands.filter(({ where, for: roles }) => where !== (isPersonal ? 'channel' : 'own chat') && useful(roles, by));
  const waiting = isPersonal ? (await waitingOn(deps, by, { limit: 100 })).length : 0;
  const others = here.map(({ title: command }) => command).filter((command) => command !== 'help');
  const meant = nearestCommand(typed, others);
  return render(
    'help',
    toHelpView({
      title: meant ? `${title}. Did you mean “${meant}”?` : title,
      intro: isPersonal ? scheme.wording.about : 'In a channel I say nothing personal. Mention me, then type:',
      commands: here.map(({ title: command, description }) => ({ command, text: description })),
      ending: `${scheme.wording.emergency} ${scheme.signposts['ask the team']}`,
      waiting,
      canRefer: isPersonal,
    }),
  );
}
