import { nounsDecidedBy } from '#domain/change-approvers.ts';
import { labelIn } from '#domain/language/label.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { reportsOver } from '#domain/reports.ts';
import { signaturesWaiting, type Narrowing } from '../engine/desk/approvals.ts';
import { homeOf } from '../engine/desk/home.ts';
import { mayAskFor, runReport } from '../engine/desk/report.ts';
import { sentenceIn } from '../engine/http/problem.ts';
import { type Router } from '../engine/http/router.ts';
import { type Engine } from '../engine/types.ts';
import { typesOfTwoPeople } from '../modules/documents/types-of-two-people.ts';

/** What a desk asks when somebody sits down at it. Nothing here changes anything. */
export function addDesks(router: Router, engine: Engine): void {
  const reports = reportsOver(engine.pages.values());
  const narrowing = async (): Promise<Narrowing> => {
    const twiceSeen = engine.pages.has('document-types') ? await typesOfTwoPeople(engine) : [];
    return (noun, { roles }) => {
      // A proposal waits for whoever decides on its kind of record.
      if (noun === 'changes') return { field: 'noun', in: nounsDecidedBy(engine.pages.values(), roles) };
      return noun === 'documents' ? { any: [{ not: { state: ['received'] } }, { field: 'type', in: twiceSeen }] } : undefined;
    };
  };
  const own = { door: 'staff', event: null } as const;

  router.add({ ...own, method: 'get', path: '/api/me/home', operationId: 'home', summary: 'Ana sayfam: kuyruklar, bugün dolanlar, işlerim, onayımı bekleyenler', tag: 'me' }, async (c) => {
    const actor = c.get('actor');
    const home = await homeOf(engine, actor, c.get('language'), await narrowing());
    const pictures = [...reports.values()].filter((report) => report.for.some((role) => actor.roles.includes(role)) && mayAskFor(engine.page(report.noun), actor, report));
    return c.json({ ...home, reports: pictures.map(({ name, noun, label }) => ({ name, noun, label: labelIn(c.get('language'), label, name) })) });
  });

  router.add({ ...own, method: 'get', path: '/api/me/approvals', operationId: 'approvals', summary: 'Onayımı bekleyenler', tag: 'me' }, async (c) => {
    const groups = await signaturesWaiting(engine, c.get('actor'), c.get('language'), await narrowing());
    const told = groups.map((group) => ({
      ...group,
      records: group.records.map((record) => ({ ...record, actions: record.actions.map(({ name, blockedBy }) => ({ name, blockedBy: blockedBy.map((one) => sentenceIn(c.get('language'), one)) })) })),
    }));
    return c.json({ groups: told });
  });

  router.add({
    ...own, method: 'get', path: '/api/reports/{name}', operationId: 'report', summary: 'Sayılar: bir rapor, satırlarını açan süzgeçlerle', tag: 'reports',
    parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string', enum: [...reports.keys()] } }],
  }, async (c) => {
    const report = reports.get(c.req.param('name') ?? '');
    if (!report) throw new Refusal('not_found', 'Böyle bir rapor bulunamadı.', 'There is no such report.');
    return c.json(await runReport(engine, c.get('actor'), c.get('language'), report));
  });
}
