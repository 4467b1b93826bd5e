import { z } from 'zod';

export const helpView = z.strictObject({
  ...{ title: z.string(), intro: z.string(), hasWaiting: z.boolean(), waiting: z.string(), ending: z.string() },
  commands: z.array(z.strictObject({ command: z.string(), text: z.string() })),
  ...{ canRefer: z.boolean(), speak: z.string(), fallbackText: z.string() },
});

interface Help {
  title: string;
  intro: string;
  commands: { command: string; text: string }[];
  ending: string;
  /** How many cases wait on the reader. */
  waiting: number;
  canRefer: boolean;
}

/** What can be typed, for the person who asks and the place where they ask. */
export function toHelpView({ title, intro, commands, ending, waiting, canRefer }: Help): z.infer<typeof helpView> {
  const count = waiting === 1 ? '1 case is waiting for you.' : `${waiting} cases are waiting for you.`;
  const typed = commands.map(({ command }) => command).join(', ');
  return {
    ...{ title, intro, commands, ending, canRefer, hasWaiting: waiting > 0, waiting: `${count} Type “waiting” to see.` },
    ...{ speak: `${title}. ${intro}`, fallbackText: `${title}. You can type: ${typed}` },
  };
}
