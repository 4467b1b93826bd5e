import { faultOf, openLog } from '../../../bot/settings/log.ts';
import { noon } from '../../builders.ts';

it('writes one line of JSON for each event that is grave enough', () => {
  const lines: string[] = [];
  const log = openLog(
    'warn',
    () => new Date(noon),
    (line) => lines.push(line),
  );
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]({ did: 'something', ref: 'TH-4F7K2M' });
  expect(lines).toEqual([
    `{"time":"${noon}","level":"warn","did":"something","ref":"TH-4F7K2M"}`,
    `{"time":"${noon}","level":"error","did":"something","ref":"TH-4F7K2M"}`,
  ]);
});

it('tells of a fault its kind and its place in our code, never its message, which may quote what was typed', () => {
  class OddFault extends Error {}
  const faults = [
    new Error('Jo Invented'),
    new TypeError('Jo Invented'),
    new OddFault('Jo\nInvented bot/x.ts:1'),
    'Jo Invented',
    { message: 'Jo Invented' },
  ];
  expect(faults.map((fault) => faultOf(fault).error)).toEqual(['Error', 'TypeError', 'OddFault', 'string', 'object']);
  expect(JSON.stringify(faults.map(faultOf))).not.toMatch(/Invented|x\.ts/);
});
