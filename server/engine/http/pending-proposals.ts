import { type Page } from '#domain/language/resource.ts';
import { tableOf } from '../columns.ts';
import { runPrepared } from '../list-query/prepared.ts';
import { type Engine } from '../types.ts';

export interface PendingProposal {
  readonly id: string;
  /** Names of the fields that would change; the values are seen on the proposal itself. */
  readonly fields: readonly string[];
  readonly createdAt: string;
}

const mostShown = 20;

/** Changes of this record that wait for a second person; undefined where the page asks no four eyes. */
export async function pendingProposals(engine: Engine, page: Page, id: string): Promise<PendingProposal[] | undefined> {
  const { proposals } = engine;
  if (proposals === null || !page.may.update?.some((rule) => rule.fourEyes)) return undefined;
  const { initial } = engine.page(proposals.noun).workflow;
  return runPrepared<PendingProposal>(engine, `select r.id, array(select jsonb_object_keys(r.patch) order by 1) as fields, r.created_at as "createdAt"
    from ${tableOf(proposals.noun)} r where r.noun = $1 and r.record_id = $2 and r.state = $3 order by r.id desc limit ${mostShown}`, [page.name, id, initial]);
}
