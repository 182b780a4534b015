import { type Role } from '#domain/roles.ts';
import { appOf } from '../../server/main.ts';
import { konsolApi, type KonsolApi } from './konsol-api.ts';
import { hire } from './toy-api.ts';

export interface ServedKonsol {
  readonly api: KonsolApi;
  readonly app: ReturnType<typeof appOf>;
}

/** The application as its nodes serve it, every route of it, with an account for each of these names. */
export async function servedKonsol(accounts: Readonly<Record<string, Role>>): Promise<ServedKonsol> {
  const api = await konsolApi();
  const { assembly } = api;
  const app = appOf({ ...assembly, settings: { ...assembly.settings, publicUrl: 'http://localhost' } });
  for (const [name, role] of Object.entries(accounts)) await hire(api.engine, name, [role]);
  return { api, app };
}
