import type { Role } from '../../src/people/person.ts';

/** Where a command may be typed: `own chat` shows something personal. */
export type Where = 'own chat' | 'anywhere' | 'channel';

interface CommandShape {
  /** As help and the app's manifest show it. */
  title: string;
  description: string;
  where: Where;
  /** What is typed, in lower case and with single spaces. */
  matches: RegExp;
  /** Of use to these roles only; to everybody where nothing is said. */
  for?: Role[];
  /** The menu of Teams has room for ten; what is left out there can be typed all the same. */
  menu?: false;
}

/** Everything that can be typed, in the order of help. A test compares it with the app's manifest. */
export const commandList = [
  { title: 'refer', description: 'make a referral, or carry on with yours', where: 'own chat', matches: /^(?:refer|new referral)$/ },
  { title: 'my referrals', description: 'what you have sent, and where it is', where: 'own chat', matches: /^my (?:referrals|cases)$/ },
  { title: 'case', description: 'open one case: type “case” and its ref', where: 'anywhere', matches: /^(?:case\b(.*)|(th-.*))$/ },
  {
    title: 'jobs',
    description: 'accepted cases, the most urgent first',
    where: 'anywhere',
    matches: /^jobs?$/,
    for: ['operative', 'co-ordinator'],
  },
  { title: 'waiting', description: 'what waits for you', where: 'own chat', matches: /^waiting\??$/ },
  { title: 'guide', description: 'the rules in plain words', where: 'anywhere', matches: /^(?:guide|rules|criteria)$/ },
  { title: 'who am i', description: 'your name and your roles here', where: 'own chat', matches: /^who am i\??$/ },
  { title: 'stuck', description: 'high-risk and stuck cases', where: 'own chat', matches: /^stuck$/, for: ['co-ordinator'] },
  {
    title: 'report',
    description: 'figures of this month; or add a period, like: last month, 2026, March 2026',
    where: 'own chat',
    matches: /^report\b(.*)$/,
    for: ['co-ordinator', 'administrator'],
    menu: false,
  },
  {
    title: 'off duty',
    description: 'not asked until then, like: off duty until Monday 9am',
    where: 'own chat',
    matches: /^off duty(?: (?:until|till|til))?(?: (.+))?$/,
    for: ['inspector'],
  },
  { title: 'on duty', description: 'asked again', where: 'own chat', matches: /^on duty$/, for: ['inspector'], menu: false },
  {
    title: 'I know someone in',
    description: 'add a ref, and that case is hidden from you',
    where: 'own chat',
    matches: /^i know some(?:one|body) in\b(?: this case)?[:,]?(.*)$/i,
    for: ['inspector', 'police desk', 'operative', 'co-ordinator', 'administrator'],
    menu: false,
  },
  {
    title: 'restrict',
    description: 'add a ref: only people whom you name see that case',
    where: 'own chat',
    matches: /^restrict\b(.*)$/,
    for: ['co-ordinator'],
    menu: false,
  },
  {
    title: 'legal hold',
    description: 'nothing of a case is erased: type its ref and why',
    where: 'own chat',
    matches: /^legal hold\b.*$/,
    for: ['co-ordinator', 'administrator'],
    menu: false,
  },
  {
    title: 'end legal hold',
    description: 'it is erased again when its time is over',
    where: 'own chat',
    matches: /^end legal hold\b.*$/,
    for: ['co-ordinator', 'administrator'],
    menu: false,
  },
  {
    title: 'use this channel for jobs',
    description: 'make this the installer channel',
    where: 'channel',
    matches: /^use this channel for jobs$/,
    for: ['administrator'],
  },
  {
    title: 'use this channel for inspectors',
    description: 'its members count as Inspectors',
    where: 'channel',
    matches: /^use this channel for (?:the )?inspectors$/,
    for: ['administrator'],
    menu: false,
  },
  {
    title: 'use this channel for the police desk',
    description: 'its members count as the police desk',
    where: 'channel',
    matches: /^use this channel for (?:the )?police desk$/,
    for: ['administrator'],
    menu: false,
  },
  { title: 'help', description: 'what you can type', where: 'anywhere', matches: /^(?:help|hello|hi|\?|thanks|thank you|cheers)$/ },
] as const satisfies CommandShape[];

export type CommandTitle = (typeof commandList)[number]['title'];
export type Command = CommandShape & { title: CommandTitle };
export const commands: readonly Command[] = commandList;

const polite = String.raw`(?:please|pls|thanks|thank you|thanks a lot|many thanks|ta|cheers)`;
const before = new RegExp(String.raw`^(?:(?:please|pls|hi|hello)[\s,.!]+)+(?=.)`);
const after = new RegExp(String.raw`(?:[\s,.!?]+${polite})+[\s,.!?]*$`);

/** What was typed, in lower case, without the polite words and marks around it. What is nothing else is left, so that it is answered. */
export const withoutManners = (typed: string): string =>
  typed
    .replace(before, '')
    .replace(after, '')
    .replace(/(?<=.)[\s,.!?]+$/, '');
