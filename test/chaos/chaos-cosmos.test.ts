import { cosmosGround } from './cosmos-ground.ts';
import { describeChaos } from './describe-chaos.ts';

describeChaos('Cosmos DB', cosmosGround);
