export type Level = 'debug' | 'info' | 'warn' | 'error';
const levels: Level[] = ['debug', 'info', 'warn', 'error'];

/** All that a log line may hold: nothing that a person typed, no name, no place. Another field does not compile. */
export interface LogLine {
  did: string;
  verb?: string;
  command?: string;
  ref?: string;
  card?: string;
  outcome?: string;
  ms?: number;
  status?: number;
  /** An error's kind and where in our code it came from, never its message: a message may quote what was typed. */
  error?: string;
  at?: string;
}
export type Log = Record<Level, (line: LogLine) => void>;

/** Writes one line of JSON for each event that is at least as grave as `level`. */
export function openLog(level: Level, now: () => Date, write: (line: string) => void): Log {
  const log = (name: Level) => (line: LogLine) => {
    if (levels.indexOf(name) >= levels.indexOf(level)) write(JSON.stringify({ time: now().toISOString(), level: name, ...line }));
  };
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}

/** What may be logged of an error: its kind, and the first line of its stack that lies in our own rooms. */
export function faultOf(error: unknown): Pick<LogLine, 'error' | 'at'> {
  if (!(error instanceof Error)) return { error: typeof error };
  // A message may have lines of its own, so only those count that the engine wrote.
  const calls = error.stack?.split('\n').filter((line) => /^ {4}at /.test(line)) ?? [];
  const place = /(?:bot|cards|src)\/[\w./-]+\.ts:\d+/.exec(calls.join('\n'))?.[0];
  return { error: error.name === 'Error' ? error.constructor.name : error.name, ...(place && { at: place }) };
}
