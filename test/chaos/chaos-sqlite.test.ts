import { describeChaos } from './describe-chaos.ts';
import { sqliteGround } from './sqlite-ground.ts';

describeChaos('SQLite', sqliteGround);
