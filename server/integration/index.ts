import { type Router } from '../engine/http/router.ts';
import { type Engine } from '../engine/types.ts';
import { addBankRoutes } from './bank.ts';
import { addCourierRoutes } from './courier.ts';
import { addPortalRoutes } from './portal.ts';

/** What machines may do, each below its own door. */
export function addIntegration(router: Router, engine: Engine): void {
  addPortalRoutes(router, engine);
  addBankRoutes(router, engine);
  addCourierRoutes(router, engine);
}
