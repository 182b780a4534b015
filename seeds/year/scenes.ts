import { type Workshop } from '../workshop.ts';
import { compliance } from './compliance.ts';
import { ledger } from './ledger.ts';
import { parties } from './parties.ts';
import { service } from './service.ts';
import { workshopFloor } from './troubles.ts';

/** What the road of the lists does not tell, each told once. */
export const scenes: Readonly<Record<string, (shop: Workshop) => Promise<void>>> = {
  'kurumlar': parties, 'uyum': compliance, 'üretim ve yenileme': workshopFloor, 'para': ledger, 'çağrı ve evrak': service,
};
