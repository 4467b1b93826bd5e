import { freePorts } from '../bot/stage/free-ports.ts';

/** Each test process looks from another port on, below those that a machine hands out by itself. */
export const firstTestPort = 20_000 + (process.pid % 400) * 30;

/** One free port after the other, for a process that is still to be started: nobody else is given it meanwhile. */
export const freePort = freePorts(firstTestPort);
