import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { invalid } from '../list-query/invalid.ts';
import { missing } from '../missing.ts';
import { type Values } from '../types.ts';
import { type Ctx } from './context.ts';

const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (value: unknown): value is string => typeof value === 'string' && uuidText.test(value);

/** The id in the path. What is no id names no record. */
export function idOf(c: Ctx): string {
  const id = c.req.param('id');
  return isId(id) ? id : missing();
}

/** A key that the route does not know is refused: a typing error must not pass in silence. */
export function refuseStrange(rest: Values): void {
  const [strange] = Object.keys(rest);
  if (strange !== undefined) invalid(strange.slice(0, 100), 'Böyle bir alan yok.', 'No such field.');
}

const longestReason = 500;

/** The reason for the trail rides in the body under `reason`, unless the noun or the action has an own field of that name. */
export function reasonOf(own: object, body: Values): { values: Values; reason?: string } {
  if ('reason' in own || !('reason' in body)) return { values: body };
  const { reason, ...values } = body;
  if (reason === null || reason === '') return { values };
  if (typeof reason !== 'string' || reason.length > longestReason) {
    throw new Refusal('invalid_input', 'Girdi geçersiz: gerekçe.', 'The input is not valid.', {
      errors: [{ path: 'reason', code: 'TOO_LONG', tr: `Gerekçe en çok ${longestReason} karakterlik bir metin olmalı.`, en: `The reason is a text of at most ${longestReason} characters.` }],
    });
  }
  return { values, reason: reason.trim() };
}

/** react-admin's clients send the id along; it says nothing new. */
export function withoutOwnId(page: Page, id: string, body: Values): Values {
  if (body['id'] !== id || 'id' in page.fields) return body;
  const { id: _, ...values } = body;
  return values;
}
