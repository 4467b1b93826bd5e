import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serviceLines } from '../../cards/papers/service-lines.ts';
import { verifiedLines } from '../../cards/papers/verified.ts';
import { recordDocument } from '../../cards/papers/case-record.ts';
import { readRecord } from '../../src/acts/read-record.ts';
import { readRef } from '../../src/case/ref.ts';
import { anchorText, readAnchor, sealOf } from '../../src/record/anchor.ts';
import { caseRecord } from '../../src/record/audit-export.ts';
import { toPdf } from '../../cards/papers/pdf.ts';
import { inFileName, writeOneOwnerOnly, writeOwnerOnly } from './owner-only.ts';
import { verifyRecords } from '../../src/record/verify-records.ts';
import { verifyService } from '../../src/record/verify-service.ts';
import { atCommandLine, Misused, runCommandLine, type Tools } from './cli.ts';

const usage = [
  'npm run audit -- verify [TH-…] [--anchor file] [--against file]   is every record whole, and as it was anchored?',
  'npm run audit -- export TH-… [--to folder] [--by name]             writes one record out, as PDF and JSON',
  'npm run audit -- service                                          who had which role, channels and settings, and since when',
];
const now = () => new Date();

const options = { anchor: { type: 'string' }, against: { type: 'string' }, to: { type: 'string' }, by: { type: 'string' } } as const;
const read = () => parseArgs({ options, allowPositionals: true, strict: true });
type Args = ReturnType<typeof read>;

function refNamed({ positionals }: Args): string | undefined {
  const [, text] = positionals;
  const ref = text === undefined ? undefined : readRef(text);
  if (text !== undefined && !ref) throw new Misused(`“${text}” is no ref. A ref looks like TH-4F7K2M.`);
  return ref;
}

/** Looks at every record. Exit code 1 when one is not whole, or not as it was anchored. */
async function verify({ store, scheme, say }: Tools, args: Args): Promise<number> {
  const { anchor, against } = args.values;
  const only = refNamed(args);
  if (anchor && only) throw new Misused('An anchor is of all cases: leave the ref out.');
  const at = now().toISOString();
  const earlier = against === undefined ? undefined : readAnchor(readFileSync(against, 'utf8'));
  if (earlier && earlier.scheme !== scheme.name)
    throw new Error(`${against} is an anchor of the scheme ${earlier.scheme}, not of ${scheme.name}.`);
  const verified = await verifyRecords(store, scheme.name, { only, anchored: earlier?.heads ?? [] });
  if (verified.faults.some(({ what }) => what === 'there is no such case')) throw new Error(`There is no case ${only}. Check the ref.`);
  const service = only ? undefined : await verifyService(store, scheme.name, earlier?.service);
  for (const line of verifiedLines(verified, service)) say(line);
  if (verified.faults.length + (service?.faults.length ?? 0) > 0) return 1;
  if (anchor) {
    const text = anchorText({ scheme: scheme.name, at, service: service?.head, heads: verified.heads });
    say(`Anchored in ${writeOneOwnerOnly(anchor, text)}. Note its seal elsewhere: ${sealOf(text)}`);
  }
  return 0;
}

/** Writes the record of one case out, as PDF and as JSON. That it was is written into the record first. */
async function exportRecord({ store, scheme, say }: Tools, args: Args): Promise<number> {
  const ref = refNamed(args);
  if (!ref) throw new Misused('Say which case: a ref looks like TH-4F7K2M.');
  const read = await readRecord({ store, scheme, now }, ref, 'export', atCommandLine(args.values.by));
  if (!read) throw new Error(`There is no case ${ref}.`);
  const made = now().toISOString();
  const record = caseRecord(read.current, read.events);
  const files = {
    [`${ref}.pdf`]: await toPdf(recordDocument(record, made)),
    [`${ref}.json`]: `${JSON.stringify({ made, ...record }, undefined, 2)}\n`,
  };
  const paths = writeOwnerOnly(args.values.to ?? 'data/records', `${ref}-${inFileName(made)}`, files);
  for (const path of paths) say(path);
  return 0;
}

/** Says who gave whom a role, which channels were registered and how the service was set, the oldest first. */
async function service({ store, scheme, say }: Tools, args: Args): Promise<number> {
  if (args.positionals.length > 1) throw new Misused('The record of the service is one: leave the ref out.');
  for (const line of serviceLines(await store.serviceEventsOf(scheme.name))) say(line);
  return 0;
}

const commands: Record<string, (tools: Tools, args: Args) => Promise<number>> = { verify, export: exportRecord, service };

process.exitCode = await runCommandLine(usage, async (tools) => {
  const args = read();
  const [name = '', ...rest] = args.positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || rest.length > 1) throw new Misused('Say what to do.');
  return command(tools, args);
});
