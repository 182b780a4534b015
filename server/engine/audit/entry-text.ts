import { Refusal } from '#domain/language/refuse.ts';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Actor, type Row } from '../types.ts';
import { type AuditInput } from './append.ts';
import { canonicalText, sameCanonically } from './canonical.ts';
import { atEarlierSubject, inContent, ofDestroyedSubject } from './entry.ts';
import { sealContent } from './personal-value.ts';

/**
 * The canonical text of a row of the trail in its form 2 (see entry.ts), written piece by piece in the order of the keys: an
 * import writes ten thousand of them. What is personal goes into one text, which is sealed once.
 */
export function entryText(input: AuditInput): string {
  const { page, recordId, seq, at, actor, event, from, to, cause, subjectId } = input;
  const parts = changedParts(input);
  const extra = inputParts(input);
  const reason = reasonParts(input);
  const personal = [
    ...(parts.after === '' ? [] : [`"after":{${parts.after}}`]), ...(parts.before === '' ? [] : [`"before":{${parts.before}}`]),
    ...(extra.personal === '' ? [] : [`"input":{${extra.personal}}`]), ...(reason.personal === '' ? [] : [`"reason":${reason.personal}`]),
  ].join(',');
  const content = personal === '' ? '' : `,"content":"${sealContent(`{${personal}}`, input.subjectKey ?? refuseDestroyed(), { noun: page.name, recordId, seq })}"`;
  return `{"actor":${actorText(actor)},"at":${canonicalText(at)}${cause ? `,"cause":${canonicalText({ noun: cause.noun, id: cause.id, action: cause.action })}` : ''}`
    + `,"changes":{${parts.changes}}${content},"event":${canonicalText(event)},"from":${canonicalText(from)},"id":${canonicalText(recordId)},"input":{${extra.plain}}`
    + `,"noun":${canonicalText(page.name)}${reason.plain === '' ? '' : `,"reason":${reason.plain}`},"sealed":{${parts.sealed}},"sealedInput":{${extra.sealed}}`
    + `${reason.personal === '' ? '' : `,"sealedReason":"${inContent}"`},"seq":${seq},"subject":${canonicalText(subjectId)},"to":${canonicalText(to)},"v":2}`;
}

const actors = new WeakMap<Actor, string>();

/** Who acted, once for all rows of a command. */
function actorText(actor: Actor): string {
  const known = actors.get(actor) ?? canonicalText({
    id: actor.id, kind: actor.kind, name: actor.name, roles: actor.roles, human: actor.human,
    for: actor.delegatedBy ? { id: actor.delegatedBy.id, name: actor.delegatedBy.name } : undefined,
  });
  actors.set(actor, known);
  return known;
}

interface WrittenField {
  readonly name: string;
  /** `"name":` */
  readonly key: string;
  readonly personal: boolean;
}

const fieldsOfPages = new WeakMap<Page, readonly WrittenField[]>();

/** In the order of the canonical form. The deadline is derived, but people ask who moved it. */
function fieldsOf(page: Page): readonly WrittenField[] {
  const known = fieldsOfPages.get(page) ?? [...Object.entries<Field | null>(page.fields), ['dueAt', null] as const]
    .sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, field]) => ({ name, key: `${canonicalText(name)}:`, personal: field?.personal === true }));
  fieldsOfPages.set(page, known);
  return known;
}

/** Only what changed: facts in plain, of personal values the fact that they changed, and these themselves apart. */
function changedParts({ page, before, after, subjectKey, subjectId }: AuditInput) {
  const parts = { changes: '', sealed: '', after: '', before: '' };
  const add = (to: keyof typeof parts, text: string) => { parts[to] = parts[to] === '' ? text : `${parts[to]},${text}`; };
  const moved = before !== null && subjectOfRow(page, before) !== subjectOfRow(page, after);
  for (const { name, key, personal } of fieldsOf(page)) {
    const was = before?.[name] ?? null;
    const is = after[name] ?? null;
    if (was === is || sameCanonically(was, is)) continue;
    if (!personal) {
      add('changes', `${key}[${canonicalText(was)},${canonicalText(is)}]`);
      continue;
    }
    if (subjectId === null) throw new Error(`'${page.name}' has the personal field '${name}' and nobody whose it is`);
    if (is !== null) add('after', key + canonicalText(is));
    // Under the new subject's key the former subject's value would outlive its destruction; it stands sealed in an earlier row.
    const kept = was !== null && !moved && subjectKey !== null;
    if (kept) add('before', key + canonicalText(was));
    const gone = moved ? atEarlierSubject : ofDestroyedSubject;
    add('sealed', `${key}[${was === null ? 'null' : `"${kept ? inContent : gone}"`},${is === null ? 'null' : `"${inContent}"`}]`);
  }
  return parts;
}

const subjectOfRow = (page: Page, row: Row): unknown => (page.subject === undefined || page.subject === 'self' ? row.id : (row[page.subject] ?? row.id));

/** Inputs of the action that are no fields of the record. */
function inputParts({ page, event, inputExtra }: AuditInput) {
  const plain: string[] = [];
  const sealed: string[] = [];
  const personal: string[] = [];
  for (const name of Object.keys(inputExtra ?? {}).sort()) {
    const value = inputExtra?.[name];
    if (value === null || value === undefined) continue;
    const text = `${canonicalText(name)}:${canonicalText(value)}`;
    if (!page.workflow.actions[event]?.input?.[name]?.personal) plain.push(text);
    else {
      personal.push(text);
      sealed.push(`${canonicalText(name)}:"${inContent}"`);
    }
  }
  return { plain: plain.join(), sealed: sealed.join(), personal: personal.join() };
}

/** People write names into reasons: where there is a key, a reason is personal. */
function reasonParts({ reason, subjectKey }: AuditInput) {
  const text = reason === undefined ? '' : canonicalText(reason);
  return subjectKey === null ? { plain: text, personal: '' } : { plain: '', personal: text };
}

function refuseDestroyed(): never {
  throw new Refusal('conflict', 'Bu kişinin kişisel verileri imha edilmiştir; yeni kişisel veri yazılamaz.',
    'The personal data of this person have been destroyed; no new personal value can be written.');
}
