import { commands } from '../../bot/commands/command-list.ts';
import type { Actor, Case } from '../../src/case/case.ts';
import { caseCards } from '../../src/case/cards.ts';
import { questionIds, sections } from '../../src/referral/questions.ts';
import { aDraft, coordinator, desk, inspector, officer, operative, referrer, secondOperative } from '../builders.ts';
import { stageNames, stages } from '../bot/http/stages.ts';
import { verbsOnCards } from '../cards/verbs.ts';
import type { Random } from '../src/life/random.ts';
import { corpus } from './corpus.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A case in every status that there is. */
export const cases: Case[] = [
  ...stageNames.map((status, at) => stages[status](`TH-00000${letters[at]}`)),
  aDraft(undefined, { ref: 'TH-00000Z', referrer: officer }),
];

/** What everybody may do, and what leaves something behind: to begin a referral. */
const begins = ['refer', 'refer again'];
const verbs = verbsOnCards();
const texts = corpus.map(({ text }) => text);
const otherTenant = '00000000-0000-4000-8000-0000000000ff';
const unknownRefs = ['TH-ZZZZZZ', 'TH-YYYYYY', 'th-000001', 'TH-00000', '', 'TH-00000I'];

interface Caller {
  id: (random: Random) => string;
  tenant: string;
  verbs: string[];
  typed: string[];
  refs: Pick<Case, 'ref' | 'version'>[];
}
const of = (who: Actor): Pick<Caller, 'id' | 'tenant'> => ({ id: () => who.id, tenant: who.tenant });
const somebody = (random: Random) => `00000000-0000-4000-8000-00000000${random.between(1_000, 1_100)}`;
const refs = cases.map(({ ref, version }) => ({ ref, version }));
const unknown = unknownRefs.map((ref) => ({ ref, version: 3 }));
const harmlessCommands = ['my referrals', 'jobs', 'waiting', 'stuck', 'guide', 'who am i', 'on duty', 'off duty', 'help', 'case TH-ZZZZZZ'];
const allCommands = commands.map(({ title }) => title);

/** Nobody of these may change anything. */
const callers: Caller[] = [
  // From elsewhere: whatever there is to press and to type, for every case as it stands.
  { id: somebody, tenant: otherTenant, verbs, typed: [...allCommands, ...refs.map(({ ref }) => `case ${ref}`)], refs },
  { ...of(inspector), tenant: otherTenant, verbs, typed: allCommands, refs },
  // A colleague who has no role, and no part in any case.
  {
    ...{ id: somebody, tenant: referrer.tenant, verbs: verbs.filter((verb) => !begins.includes(verb)), refs },
    typed: [...allCommands.filter((title) => !begins.includes(title)), ...refs.map(({ ref }) => `case ${ref}`)],
  },
  // Somebody with a role, for cases that there are not.
  ...[inspector, coordinator, operative, desk, officer].map((who) => ({
    ...{ ...of(who), verbs: verbs.filter((verb) => !begins.includes(verb)), typed: harmlessCommands, refs: unknown },
  })),
  // An operative who holds none of the jobs. Taking one is their right, to open it, and to say that they know someone in it.
  {
    ...{ ...of(secondOperative), typed: harmlessCommands, refs },
    verbs: verbs.filter((verb) => ![...begins, 'take', 'show', 'recuse'].includes(verb)),
  },
];

/** A valid activity of one of them; what is wrong with it is added later. */
export function anActivity(random: Random, serviceUrl: string, number: number): object {
  const caller = random.pick(callers);
  const id = caller.id(random);
  const isChannel = random.chance(0.2);
  const around = {
    ...{ id: `fuzz-${number}`, channelId: 'msteams', serviceUrl, recipient: { id: '28:bot', name: 'Target hardening' } },
    from: { id: `29:${id}`, name: random.chance(0.5) ? 'Pat Person' : random.pick(texts), aadObjectId: id },
    conversation: isChannel
      ? { id: '19:installers@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: caller.tenant }
      : { id: `personal-${id}`, conversationType: 'personal', tenantId: caller.tenant },
    channelData: {
      tenant: { id: caller.tenant },
      ...(isChannel && { channel: { id: '19:installers@thread.tacv2' }, team: { id: '19:team' } }),
    },
  };
  const { ref, version } = random.pick(caller.refs);
  const data = {
    ...{ ref, version: random.chance(0.8) ? version : random.pick([0, version + 1, -1, 1.5, 99]) },
    ...(random.chance(0.7) && { card: random.pick(caseCards) }),
    ...(random.chance(0.5) && { section: random.pick(sections), change: random.pick(sections) }),
    ...(random.chance(0.3) && {
      list: 'jobs',
      after: random.pick(['2026 TH-000001', 'x', '']),
      unsent: random.pick(['x', 'TH-000001:3:job']),
    }),
    ...(random.chance(0.5) && { text: random.pick(texts), reason: 'something else', reply: random.pick(texts) }),
    ...(random.chance(0.3) && { [random.pick(questionIds)]: random.pick(texts), fit0Result: 'fitted', visitDate: '1/1/2027' }),
  };
  const verb = random.chance(0.95) ? random.pick(caller.verbs) : random.pick(texts);
  const action = { type: 'Action.Execute', verb, data };
  const kinds: (() => object)[] = [
    () => ({ type: 'message', text: random.chance(0.7) ? random.pick(caller.typed) : random.pick(texts) }),
    () => ({ type: 'message', value: { ...data, verb }, replyToId: '100' }),
    () => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' }, replyToId: '100' }),
    () => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } }),
    () => ({ type: 'invoke', name: random.pick(['task/fetch', 'signin/verifyState', 'fileConsent/invoke', 'x', '']), value: data }),
    () => ({ type: 'installationUpdate', action: random.pick(['add', 'remove', 'x']) }),
    () => ({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], membersRemoved: [{ id }] }),
    () => ({ type: random.pick(['messageReaction', 'messageUpdate', 'typing', 'event', 'endOfConversation', 'x', ...texts.slice(0, 5)]) }),
  ];
  return { ...around, ...random.pick([...kinds.slice(0, 4), ...kinds.slice(2, 4), ...kinds])() };
}
