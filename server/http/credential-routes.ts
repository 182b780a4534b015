import { Refusal } from '#domain/language/refuse.ts';
import { type Ctx } from '../engine/http/context.ts';
import { idOf } from '../engine/http/read-parts.ts';
import { type Router } from '../engine/http/router.ts';
import { idParameter } from '../engine/http/rest-reads.ts';
import { ordererOf, systemFor } from '../engine/orderer.ts';
import { performAction } from '../engine/perform-action.ts';
import { missing } from '../engine/missing.ts';
import { accountById } from '../people/accounts.ts';
import { issueApiKey, revokeApiKeys } from '../people/api-keys.ts';
import { resetCredentials } from '../people/credentials.ts';
import { endSessionsOf } from '../people/sessions.ts';
import { noteSignIn } from '../people/sign-in-event.ts';
import { type SessionParts } from './session-routes.ts';

/** What an administrator hands out: first passwords and the keys of machines. Each is shown once. */
export function addCredentialRoutes(router: Router, parts: SessionParts): void {
  const own = { method: 'post', door: 'staff', parameters: [idParameter], body: { type: 'object', additionalProperties: false } } as const;
  router.add({ ...own, tag: 'staff', path: '/api/staff/{id}/credentials', event: 'access.credentialsReset', operationId: 'reset-credentials', summary: 'Personel: geçici parola ver' }, (c) => reset(c, parts));
  router.add({ ...own, tag: 'api-clients', path: '/api/api-clients/{id}/key', event: 'access.apiKeyIssued', operationId: 'issue-api-key', summary: 'Makine hesabı: yeni anahtar' }, (c) => issue(c, parts));
}

function administrator(c: Ctx) {
  const actor = c.get('actor');
  if (!actor.roles.includes('admin')) throw new Refusal('not_permitted', 'Bu işlem için yetkiniz yok.', 'You are not permitted to do this.');
  return actor;
}

async function reset(c: Ctx, { engine, sessions }: SessionParts): Promise<Response> {
  const actor = administrator(c);
  const account = (await accountById(engine, idOf(c))) ?? missing();
  if (account.human === actor.human) throw new Refusal('guard_refused', 'Kendi hesabınızı buradan sıfırlayamazsınız.', 'You cannot reset your own account here.');
  // Refused for those who approve, unless another person has permitted it; the owner of the account is told.
  await performAction(engine, systemFor(ordererOf(actor)), 'staff', account.id, 'resetCredentials');
  const temporaryPassword = await resetCredentials(engine, account.id);
  await endSessionsOf(engine, account.id);
  await noteSignIn(engine, { event: 'credentialsReset', actorId: actor.id, actorName: actor.name, noun: 'staff', recordId: account.id, sessionId: actor.sessionId, address: c.get('address') });
  sessions.forget();
  return c.json({ temporaryPassword });
}

/** The former keys end with the new one: two valid keys of one machine would outlive whoever knew the first. */
async function issue(c: Ctx, { engine }: SessionParts): Promise<Response> {
  const actor = administrator(c);
  const id = idOf(c);
  // Refused unless he asked for it and another person permitted it: the first key as every later one.
  await performAction(engine, systemFor(ordererOf(actor)), 'api-clients', id, 'issueKey');
  await revokeApiKeys(engine, id);
  const key = await issueApiKey(engine, id);
  await noteSignIn(engine, { event: 'apiKeyIssued', actorId: actor.id, actorName: actor.name, noun: 'api-clients', recordId: id, sessionId: actor.sessionId, address: c.get('address') });
  return c.json({ key });
}
