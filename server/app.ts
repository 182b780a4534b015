import { type OpenAPIHono } from '@hono/zod-openapi';
import { Refusal } from '#domain/language/refuse.ts';
import { type Ctx, type Env } from './engine/http/context.ts';
import { type FileStore } from './adapters/files/file-store.ts';
import { addBulk, addJobs } from './engine/http/bulk-routes.ts';
import { addExport } from './engine/http/export-routes.ts';
import { addFinding } from './engine/http/find-routes.ts';
import { addWorkflows } from './engine/http/workflow-routes.ts';
import { addCommands } from './engine/http/rest-commands.ts';
import { addReads } from './engine/http/rest-reads.ts';
import { addVersions } from './engine/http/version-routes.ts';
import { addWhoLooked } from './engine/http/who-looked-routes.ts';
import { openRouter, type RouteCard, type Router } from './engine/http/router.ts';
import { type Engine } from './engine/types.ts';
import { serveConsole } from './http/console.ts';
import { addCredentialRoutes } from './http/credential-routes.ts';
import { addDesks } from './http/desk-routes.ts';
import { addDocs, openApiDocument } from './http/docs-page.ts';
import { cookieNames, openDoors } from './http/doors.ts';
import { addFileRoutes, fileIntake, type DamageTold, type FileRule, type FileTaker, type HeldFiles } from './http/file-routes.ts';
import { answerProblem, frame, ownOrigin } from './http/frame.ts';
import { type Log } from './http/log.ts';
import { openMetrics } from './http/metrics.ts';
import { addOperations, type Readiness, type Watch } from './http/operations-routes.ts';
import { addSessionRoutes } from './http/session-routes.ts';
import { addDrafts } from './people/drafts/routes.ts';
import { addPreferences } from './people/preferences/routes.ts';
import { openSessions } from './people/sessions.ts';
import { type SignInRules } from './people/sign-in.ts';
import { addViews } from './people/views/routes.ts';

export interface AppDeps {
  readonly engine: Engine;
  /** Shown to the console: 'demo' offers its accounts on the sign-in page. */
  readonly mode: string;
  /** Where browsers find us; https makes cookies secure. */
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly addressOf?: ((c: Ctx) => string) | undefined;
  readonly signIn: SignInRules;
  readonly ready: Readiness;
  readonly log: Log;
  /** Where documents lie; left out: no file can be sent. */
  readonly files?: FileStore | undefined;
  /** By noun: who looks into a file before its record takes it. */
  readonly fileTakers?: Readonly<Record<string, FileTaker>> | undefined;
  /** By noun: what is asked of a file that a record takes as it is. */
  readonly fileRules?: Readonly<Record<string, FileRule>> | undefined;
  readonly whenDamaged?: DamageTold | undefined;
  readonly heldFiles?: HeldFiles | undefined;
  /** What runs beside requests, for whoever runs the machines. */
  readonly watch?: Watch | undefined;
  /** The built console; left out: the API alone. */
  readonly consoleFolder?: string | undefined;
  /** Routes of nouns that need more than their page: uploads, files, the integration of machines. */
  readonly moreRoutes?: readonly ((router: Router, engine: Engine) => void)[];
}

export type App = OpenAPIHono<Env>;

const routers = new WeakMap<App, { router: Router; engine: Engine }>();

/** Everything that answers over HTTP. Reads no environment and opens no port. */
export function buildApp(deps: AppDeps): App {
  const { engine, publicUrl, log } = deps;
  const cookies = cookieNames(publicUrl);
  const parts = { engine, cookies, rules: deps.signIn, mode: deps.mode, sessions: openSessions(engine, deps.signIn) };
  const router = openRouter(openDoors(parts));
  const { app } = router;
  const metrics = openMetrics();
  routers.set(app, { router, engine });
  app.use('*', frame({ ...deps, metrics }));
  app.use('/api/*', ownOrigin(publicUrl));
  app.onError(answerProblem(log) as never);

  addOperations(router, engine, metrics, deps.ready, deps.watch);
  addSessionRoutes(router, parts);
  addFinding(router, engine);
  addWorkflows(router, engine);
  addPreferences(router, engine);
  addViews(router, engine);
  addDrafts(router, engine);
  addJobs(router, engine);
  addDesks(router, engine);
  addDocs(router, engine);
  for (const add of deps.moreRoutes ?? []) add(router, engine);
  if (deps.files) addFileRoutes(router, engine, deps.files, deps.whenDamaged, deps.heldFiles);
  const intake = deps.files && fileIntake(engine, deps.files, deps.fileTakers, deps.fileRules);
  for (const page of engine.pages.values()) {
    addReads(router, engine, page);
    addCommands(router, engine, page, intake);
    addBulk(router, engine, page);
    addExport(router, engine, page);
    addVersions(router, engine, page);
    addWhoLooked(router, engine, page);
  }
  addCredentialRoutes(router, parts);
  app.notFound((c) => noRoute(c, router.table));
  if (deps.consoleFolder !== undefined) {
    const serve = serveConsole(deps.consoleFolder);
    app.use('*', async (c, next) => (c.req.path === '/api' || c.req.path.startsWith('/api/') ? next() : serve(c, next)));
  }
  return app;
}

/** Every route with what it says about itself. */
export const routeTable = (app: App): readonly RouteCard[] => routers.get(app)?.router.table ?? [];

export function openApiOf(app: App): object {
  const known = routers.get(app);
  if (!known) throw new Error('Not an application of ours');
  return openApiDocument(known.router, known.engine);
}

const patterns = new WeakMap<readonly RouteCard[], { method: string; path: RegExp }[]>();

function noRoute(c: Ctx, table: readonly RouteCard[]): never {
  const known = patterns.get(table) ?? table.map(({ method, path }) => ({ method: method.toUpperCase(), path: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`) }));
  patterns.set(table, known);
  const allow = [...new Set(known.filter(({ path }) => path.test(c.req.path)).map(({ method }) => method))];
  if (allow.length > 0) throw new Refusal('method_not_allowed', `Bu adres ${c.req.method} yöntemini desteklemiyor.`, `This address does not take ${c.req.method}.`, { allow });
  throw new Refusal('not_found', 'Böyle bir adres yok.', 'There is no such address.');
}
