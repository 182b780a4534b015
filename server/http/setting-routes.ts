import { changes } from '#domain/changes.ts';
import { mayRead } from '#domain/language/permit.ts';
import { settings } from '#domain/settings.ts';
import { type Router } from '../engine/http/router.ts';
import { missing } from '../engine/missing.ts';
import { type Engine } from '../engine/types.ts';

/** The last change of a setting's value: who proposed it, who approved it, and when it began to count. */
interface LastChange {
  readonly recordId: string;
  readonly at: string;
  readonly proposer: string | null;
  readonly approver: string | null;
}

interface Waiting {
  readonly id: string;
  readonly recordId: string;
  readonly value: unknown;
  readonly proposer: string | null;
  readonly at: string;
}

const mostShown = 500;

/** What the screen of settings asks beside their values. Nothing here changes anything. */
export function addSettingRoutes(router: Router, engine: Engine): void {
  router.add({
    method: 'get', path: '/api/settings-standing', door: 'staff', event: null, operationId: 'settings-standing', summary: 'Ayarların son değişiklikleri ve onay bekleyenler', tag: 'settings',
    answer: { status: 200, schema: { type: 'object', required: ['changed', 'waiting'], properties: { changed: { type: 'array', items: { type: 'object' } }, waiting: { type: 'array', items: { type: 'object' } } } } },
  }, async (c) => {
    const actor = c.get('actor');
    if (!mayRead(settings, actor)) missing();
    // Everybody who reads a setting may know that a change waits; what it would be, only who may read proposals of settings.
    const readsProposals = mayRead(changes, actor, { noun: 'settings' } as never);
    const [changed, waiting] = [await lastChanges(engine), await waitingChanges(engine)];
    return c.json({ changed, waiting: waiting.map(({ value, ...rest }) => (readsProposals ? { ...rest, value } : rest)) });
  });
}

async function lastChanges(engine: Engine): Promise<readonly LastChange[]> {
  const { rows } = await engine.reads.query<Omit<LastChange, 'approver'> & { trail: Buffer[] | null }>(
    `select distinct on (c.record_id) c.record_id as "recordId", c.state_since as at, c.proposer,
        (select array_agg(a.bytes order by a.seq desc) from engine.audit_rows a where a.noun = 'changes' and a.record_id = c.id) as trail
      from changes c where c.noun = 'settings' and c.state = 'applied' and c.patch ? 'value' order by c.record_id, c.state_since desc limit ${mostShown}`);
  return rows.map(({ trail, at, ...rest }) => ({ ...rest, at: new Date(at).toISOString(), approver: approverIn(trail ?? []) }));
}

function approverIn(trail: readonly Buffer[]): string | null {
  for (const bytes of trail) {
    const { event, actor } = JSON.parse(bytes.toString('utf8')) as { event: string; actor: { name: string } };
    if (event === 'approve') return actor.name;
  }
  return null;
}

async function waitingChanges(engine: Engine): Promise<readonly Waiting[]> {
  const { rows } = await engine.reads.query<Waiting>(
    `select id, record_id as "recordId", patch -> 'value' as value, proposer, created_at as at from changes
      where noun = 'settings' and state = 'proposed' and patch ? 'value' order by id limit ${mostShown}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
