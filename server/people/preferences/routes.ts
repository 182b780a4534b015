import { readJson } from '../../engine/http/read-body.ts';
import { refuseStrange } from '../../engine/http/read-parts.ts';
import { type Router } from '../../engine/http/router.ts';
import { type Engine } from '../../engine/types.ts';
import { countRequest } from '../rate-limit.ts';
import { keepPreference, preferenceKey, preferencesOf } from './preferences.ts';

/** A person changes his mind often; a program that writes at every keystroke is a fault. */
const changesPerMinute = { requests: 120, seconds: 60 };

export function addPreferences(router: Router, engine: Engine): void {
  router.add({
    method: 'get', path: '/api/me/preferences', door: 'staff', event: null, operationId: 'preferences', summary: 'Tercihlerim', tag: 'me',
    answer: { status: 200, schema: { type: 'object', required: ['values'], properties: { values: { type: 'object' } } } },
  }, async (c) => c.json({ values: await preferencesOf(engine, c.get('actor').id) }));
  router.add({
    method: 'put', path: '/api/me/preferences', door: 'staff', event: 'access.preferenceChanged', operationId: 'keep-preference', summary: 'Bir tercihi sakla; null siler', tag: 'me', answer: { status: 204 },
    body: { type: 'object', required: ['key', 'value'], properties: { key: { type: 'string', pattern: preferenceKey.source }, value: {} }, additionalProperties: false },
  }, async (c) => {
    const { key, value, ...strange } = (await readJson(c.req.raw)).value;
    refuseStrange(strange);
    const actor = c.get('actor');
    await countRequest(engine, `preference ${actor.id}`, changesPerMinute);
    await keepPreference(engine, actor, key, value);
    return c.body(null, 204);
  });
}
