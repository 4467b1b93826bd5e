import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

/** Whether the data folder can be written: a sentence when it cannot. */
export function folderProblem(file: string): string | undefined {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
    return undefined;
  } catch {
    return `SQLITE_FILE: ${file} cannot be written. Choose a folder that you may write to.`;
  }
}

/** Whether the port is free: a sentence when it is not. */
export async function portProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const why =
        code === 'EADDRINUSE' ? 'is taken by another program' : code === 'EACCES' ? 'needs more rights than you have' : 'cannot be opened';
      resolve(`PORT: ${port} on ${host} ${why}. Stop the other program or choose another port, like PORT=3979 npm start.`);
    });
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
