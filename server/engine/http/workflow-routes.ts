import { labelIn } from '#domain/language/label.ts';
import { readableRows } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { statesStanding } from '../list-query/state-standing.ts';
import { type Engine } from '../types.ts';
import { type Router } from './router.ts';

/** What stands where in the workflow of a noun, for the drawing of it: `{ states: [{ state, label, count, capped, overdue, medianHours, slowHours }] }`. */
export function addWorkflows(router: Router, engine: Engine): void {
  router.add({
    method: 'get', path: '/api/workflows/{noun}', door: 'staff', event: null, operationId: 'workflow', summary: 'İş akışında ne nerede duruyor', tag: 'workflows',
    parameters: [{ name: 'noun', in: 'path', required: true, schema: { type: 'string', maxLength: 60 } }],
  }, async (c) => {
    const page = engine.pages.get(c.req.param('noun') ?? '');
    // A noun that may not be read looks like one that is not there.
    if (!page || readableRows(page, c.get('actor')) === 'none') throw new Refusal('not_found', 'Böyle bir iş akışı bulunamadı.', 'There is no such workflow.');
    const standing = await statesStanding(engine, c.get('actor'), page);
    return c.json({ states: standing.map((one) => ({ ...one, label: labelIn(c.get('language'), page.workflow.states[one.state]?.label, one.state) })) });
  });
}
