import { Refusal } from '#domain/language/refuse.ts';
import { isId } from '../../engine/http/read-parts.ts';
import { decryptSecret, encryptSecret } from '../../engine/secrets.ts';
import { findSubjectKeys, freshKey, subjectKeyFor } from '../../engine/subject-keys.ts';
import { subjectOf } from '../../engine/trail.ts';
import { type Engine, type Values } from '../../engine/types.ts';
import { type Place } from './place.ts';

/**
 * Under which key a draft lies: that of the person whom it is about, so that destroying the key destroys the draft; else one of
 * its own, which lies wrapped beside it and goes with it.
 */
export interface DraftKey {
  readonly key: Uint8Array;
  readonly subjectId: string | null;
  readonly ownKey: Buffer | null;
}

export interface KeptKey {
  readonly subjectId: string | null;
  readonly ownKey: Uint8Array | null;
}

export async function keyForDraft(engine: Engine, place: Place, values: Values): Promise<DraftKey> {
  const now = engine.clock.now();
  if (place.record !== null) {
    const subjectId = subjectOf(place.page, place.record);
    if (subjectId === null) return ownKeyFor(engine);
    return { key: (await subjectKeyFor(engine, subjectId, now)) ?? refuseDestroyed(), subjectId, ownKey: null };
  }
  // A form for a new record may already name the person: whoever it names must be known, or any number would make a key.
  const named = place.page.subject === undefined || place.page.subject === 'self' ? undefined : values[place.page.subject];
  if (!isId(named)) return ownKeyFor(engine);
  const found = (await findSubjectKeys(engine, [named], now)).get(named);
  if (found === null) return refuseDestroyed();
  return found === undefined ? ownKeyFor(engine) : { key: found, subjectId: named, ownKey: null };
}

function ownKeyFor(engine: Engine): DraftKey {
  const key = freshKey();
  return { key, subjectId: null, ownKey: encryptSecret(engine.keys.secrets, Buffer.from(key).toString('base64')) };
}

/** Null once the person's key was destroyed: the draft is gone with it. */
export async function keyOfDraft(engine: Engine, { subjectId, ownKey }: KeptKey): Promise<Uint8Array | null> {
  if (ownKey !== null) return new Uint8Array(Buffer.from(decryptSecret(engine.keys.secrets, ownKey), 'base64'));
  return (await findSubjectKeys(engine, [subjectId ?? ''], engine.clock.now())).get(subjectId ?? '') ?? null;
}

function refuseDestroyed(): never {
  throw new Refusal('guard_refused', 'Bu kişinin kişisel verileri imha edilmiş; taslak saklanamaz.', 'The personal data of this person were destroyed; no draft can be kept.');
}
