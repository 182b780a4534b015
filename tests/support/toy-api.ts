import { type HeldRole } from '#domain/held-roles.ts';
import { type Role } from '#domain/roles.ts';
import { buildApp, type App, type AppDeps } from '../../server/app.ts';
import { type Engine } from '../../server/engine/types.ts';
import { type LogEntry } from '../../server/http/log.ts';
import { setPassword } from '../../server/people/credentials.ts';
import { toyEngine, type ToyEngine } from './toy-engine.ts';

export const password = 'kırk yıl hatırı var 2026';

export const signInRules = { idleMinutes: 30, absoluteHours: 10, totpRequiredRoles: [] as Role[] };

export const appOver = (engine: Engine, more: Partial<AppDeps> = {}): App => buildApp({
  engine, mode: 'test', publicUrl: 'http://localhost', trustedProxies: [], signIn: signInRules, ready: async () => [], log: () => undefined, ...more,
});

export interface ToyApi extends ToyEngine {
  readonly app: App;
  readonly log: LogEntry[];
}

export async function toyApi(more: Partial<AppDeps> = {}): Promise<ToyApi> {
  const toy = await toyEngine();
  const log: LogEntry[] = [];
  return { ...toy, log, app: appOver(toy.engine, { log: (entry) => { log.push(entry); }, ...more }) };
}

/** A member of staff who may sign in with the one password of these tests. */
export async function hire(engine: Engine, username: string, roles: readonly Role[], more: { heldRoles?: readonly HeldRole[]; person?: string } = {}): Promise<string> {
  const id = engine.ids();
  const held = more.heldRoles ?? roles.map((role) => ({ role, from: '2020-01-01', until: null }));
  await engine.reads.query(
    `insert into staff (id, version, state, state_since, created_at, updated_at, username, name, held_roles) values ($1, 1, 'active', now(), now(), now(), $2, $3, $4)`,
    [id, username, `${username} soyadı`, JSON.stringify(held)]);
  await setPassword(engine, id, password);
  return id;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read answers as they come
  readonly body: any;
}

export interface Client {
  readonly cookies: Map<string, string>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** A browser without a screen: keeps cookies, speaks JSON. */
export function clientOf(app: App): Client {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async send(method, path, body, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await app.request(path, {
        method, headers: { ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        const at = pair.indexOf('=');
        if (/max-age=0/i.test(set)) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: /json/.test(answer.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text };
    },
  };
}

export async function signedIn(app: App, username: string, more: Record<string, string> = {}): Promise<Client> {
  const client = clientOf(app);
  const answer = await client.send('POST', '/api/session', { username, password, ...more });
  if (answer.status !== 200) throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`);
  return client;
}
