import { labelIn } from '#domain/language/label.ts';
import { mayRead } from '#domain/language/permit.ts';
import { openRecord } from '../../engine/access-log/open-record.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { idOf } from '../../engine/http/read-parts.ts';
import { idParameter } from '../../engine/http/rest-reads.ts';
import { type Router } from '../../engine/http/router.ts';
import { missing } from '../../engine/missing.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { type Engine } from '../../engine/types.ts';
import { checklistNouns, checklistOf, type ChecklistNoun } from './checklist.ts';

/** `GET /api/<noun>/<id>/papers`: which papers of this work are here and which lack, in the language of whoever asks. */
export function paperChecklist(router: Router, engine: Engine): void {
  for (const noun of checklistNouns) {
    router.add({
      method: 'get', path: `/api/${noun}/{id}/papers`, door: 'staff', event: null, operationId: `papers-of-${noun}`, summary: 'İstenen evrak', tag: noun, noun,
      parameters: [idParameter], answer: { status: 200, schema: { type: 'object' } },
    }, (c) => answer(c, engine, noun));
  }
}

async function answer(c: Ctx, engine: Engine, noun: ChecklistNoun): Promise<Response> {
  const actor = c.get('actor');
  if (!mayRead(engine.page('documents'), actor)) return missing();
  const { row } = await openRecord(engine, actor, noun, idOf(c));
  const language = c.get('language');
  const { set, complete, papers, documents } = await inTransaction(engine, actor, async (tx) => checklistOf(tx, noun, await tx.get(noun, row.id)));
  return c.json({
    set: set && { id: set.id, name: set.name, oneEmail: set.oneEmail, versionNumber: set.versionNumber },
    complete,
    papers: papers.map(({ code, label, standing, says }) => ({ code, label: labelIn(language, label, code), standing, says: labelIn(language, says, code), document: documents[code] ?? null })),
  });
}
