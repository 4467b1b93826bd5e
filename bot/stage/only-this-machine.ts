/**
 * Loaded into each client's process ahead of the client itself.
 *
 * By itself the client listens on every network of the machine and lets anybody who reaches it act as its person: an Inspector, say.
 * Here it listens on this machine only.
 */
import { Server } from 'node:net';

type Listen = (this: Server, ...args: unknown[]) => Server;
const listen = Server.prototype.listen as Listen;
const listenHere: Listen = function (first, ...rest) {
  return typeof first === 'number' ? listen.call(this, first, '127.0.0.1', ...rest) : listen.call(this, first, ...rest);
};
Server.prototype.listen = listenHere as typeof Server.prototype.listen;

/** The line to the stage breaks when the stage ends in whatever way, killed ones too: then nobody is left to stop this process. */
process.on('disconnect', () => process.exit());
