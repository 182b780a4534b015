import { type Sentence } from '#domain/language/refuse.ts';
import { type Actor, type Engine } from '../engine/types.ts';
import { absencesStoodInBy, accountById, rolesOf } from './accounts.ts';

const disabled: Sentence = { code: 'person_disabled', tr: 'İşi başlatan kişinin hesabı artık etkin değil; kalan kayıtlara dokunulmadı.', en: 'The account of whoever began this is no longer active; the remaining records were left alone.' };
const lentNoMore: Sentence = { code: 'delegation_over', tr: 'Vekâlet sona erdi; kalan kayıtlara dokunulmadı.', en: 'The delegation is over; the remaining records were left alone.' };

/** Somebody who ordered work that goes on without him, with the roles that he, or the colleague in whose place he acts, holds at this moment. */
export async function standingOf(engine: Engine, { actorId, actingFor, sessionId }: { actorId: string; actingFor: string | null; sessionId: string | null }): Promise<Actor | Sentence> {
  const account = await accountById(engine, actorId);
  const roles = account ? rolesOf(account, engine.clock.now()) : [];
  if (!account || roles.length === 0) return disabled;
  const own: Actor = { kind: 'staff', id: account.id, name: account.name, roles, human: account.human, sessionId: sessionId ?? undefined };
  if (actingFor === null) return own;
  const absent = (await absencesStoodInBy(engine, account)).find(({ id }) => id === actingFor);
  return absent ? { ...own, roles: rolesOf(absent, engine.clock.now()), delegatedBy: { id: absent.id, name: absent.name, human: absent.human } } : lentNoMore;
}
