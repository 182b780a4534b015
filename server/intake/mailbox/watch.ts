import { mayRead } from '#domain/language/permit.ts';
import { notPermitted } from '../../engine/create-record.ts';
import { type Router } from '../../engine/http/router.ts';
import { type Engine } from '../../engine/types.ts';
import { standingOfMailboxes, type MailboxStanding } from './position.ts';

/** A mailbox that fails for so long is told to whoever runs the machines. */
const patienceSeconds = 600;

export interface Watch {
  /** Sentences that do not make a node unready. */
  readonly notices: readonly string[];
  /** Lines in the Prometheus text format. */
  readonly metrics: readonly string[];
}

/** What of the mailboxes whoever runs the machines should know; the same on every node. */
export async function watchMailboxes(engine: Engine): Promise<Watch> {
  const all = await standingOfMailboxes(engine);
  return {
    notices: all.filter((one) => one.lastError !== null && (one.secondsSinceRead === null || one.secondsSinceRead > patienceSeconds))
      .map((one) => `Posta kutusu okunamıyor: ${one.lastError}`),
    metrics: [
      ...series(all, 'seconds_since_read', 'gauge', ({ secondsSinceRead }) => secondsSinceRead),
      ...series(all, 'waiting', 'gauge', ({ waiting }) => waiting),
      ...series(all, 'taken_total', 'counter', ({ taken }) => taken),
      ...series(all, 'failing', 'gauge', ({ lastError }) => (lastError === null ? 0 : 1)),
    ],
  };
}

/** Numbered, not named: a mailbox is called by its user. */
const series = (all: readonly MailboxStanding[], name: string, type: string, valueOf: (one: MailboxStanding) => number | null): string[] => [
  `# TYPE nes_mailbox_${name} ${type}`,
  ...all.flatMap((one, at) => (valueOf(one) === null ? [] : [`nes_mailbox_${name}{mailbox="${at + 1}",kind="${one.name.split(':', 1)[0] ?? ''}"} ${valueOf(one)}`])),
];

/** `GET /api/mailboxes`: when each was last read, what waits, what it fails at; for whoever reads messages, and the administrator. */
export function addMailboxes(router: Router, engine: Engine): void {
  router.add({
    method: 'get', path: '/api/mailboxes', door: 'staff', event: null, operationId: 'mailboxes', summary: 'Posta kutularının durumu', tag: 'messages', answer: { status: 200, schema: { type: 'object' } },
  }, async (c) => {
    const actor = c.get('actor');
    if (!mayRead(engine.page('messages'), actor) && !actor.roles.includes('admin')) throw notPermitted();
    return c.json({ mailboxes: await standingOfMailboxes(engine) });
  });
}

/** Files of these records, in these states, are never handed out. */
export const heldFiles: Readonly<Record<string, readonly string[]>> = { messages: ['quarantined'], 'message-attachments': ['quarantined'] };
