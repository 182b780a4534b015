import { readableRows } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { type Binding } from '../list-query/binding.ts';
import { columnSql, rightsSql } from '../list-query/row-sql.ts';
import { type Actor, type Values } from '../types.ts';

/** The states of a noun that wait for a role of the actor, in the order of the page; none where the noun may not be read. */
export function waitingStates(page: Page, actor: Actor): string[] {
  if (readableRows(page, actor) === 'none') return [];
  return Object.entries(page.workflow.states)
    .filter(([, state]) => asList<string>(state.waitsOn).some((role) => (actor.roles as readonly string[]).includes(role)))
    .map(([name]) => name);
}

/** The question that a queue asks of the list of its noun: what it counts is what the list then shows. */
export const queueFilter = (page: Page, actor: Actor, state: string): Values =>
  ({ state: [state], ...(page.desk === undefined ? {} : { [page.desk.of]: [...actor.roles].sort() }) });

/** The same as conditions on the row `r`, row rights included. */
export function queueSql(page: Page, actor: Actor, state: string, binding: Binding): string {
  const rights = rightsSql(page, actor, binding);
  return [
    `${columnSql('state')} = ${binding.bind(state, 'text')}`,
    ...(page.desk === undefined ? [] : [`${columnSql(page.desk.of)} = any(${binding.bind([...actor.roles].sort(), 'text[]')})`]),
    ...(rights === null ? [] : [rights]),
  ].join(' and ');
}

/** The moment by which a record must be done: the earlier of what its state and what its own field says. */
export const untilSql = (page: Page): string =>
  page.desk?.until === undefined ? columnSql('dueAt') : `least(${columnSql('dueAt')}, ${columnSql(page.desk.until)})`;
