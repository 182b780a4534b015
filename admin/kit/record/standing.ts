import { type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { standingIn, waitingFor } from '#domain/language/standing.ts';
import { type Language } from '#domain/language/label.ts';
import { type OfferedAction } from '../../providers/console-api.ts';
import { type Session } from '../../providers/session.ts';

/** The one true sentence about a record: the server's, or what the same words of the page say before it is there. */
export const sentenceOfRecord = (page: Page, record: RaRecord, language: Language): string => {
  const name = String(record['state']);
  const told = record['standsNow'] as { sentence?: unknown } | undefined;
  return typeof told?.sentence === 'string' ? told.sentence : standingIn(language, name, page.workflow.states[name], untilOf(record) ?? null, page.desk && record[page.desk.of]);
};

/** Until when the next step is awaited; what a timer does counts too, where the server told it. */
export function untilOf(record: RaRecord): string | undefined {
  const until = (record['standsNow'] as { until?: unknown } | undefined)?.until ?? record['dueAt'];
  return typeof until === 'string' ? until : undefined;
}

/** Whether the state waits for one of the person's own desks. */
export const isMine = (page: Page, record: RaRecord, session: Session): boolean =>
  waitingFor(page.workflow.states[String(record['state'])], page.desk && record[page.desk.of]).some((party) => (session.roles as readonly string[]).includes(party));

/** What stands in the way of the usual next steps: the sentences of primary actions that cannot be done now, each once. */
export function missingFor(page: Page, record: RaRecord): string[] {
  const offers = (record['actions'] ?? []) as readonly OfferedAction[];
  const sentences = offers
    .filter(({ name }) => page.workflow.actions[name]?.intent === 'primary')
    .flatMap(({ blockedBy }) => (blockedBy ?? []).map(({ sentence }) => sentence));
  return [...new Set(sentences)];
}
