import institutions from '../fixtures/institutions.json' with { type: 'json' };
import { openIntake } from '../../server/intake/open-intake.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { type Row } from '../../server/engine/types.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';

export interface IntakeDesk extends ConsoleEngine {
  /** The institutions of the fixtures, by tax number. */
  readonly institutions: ReadonlyMap<string, Row>;
  /** Takes a raw message in, and runs every job until it is judged. */
  receive(raw: Uint8Array): Promise<Row>;
  attachmentsOf(message: Row): Promise<Row[]>;
}

/** The console with its intake and the institutions that write to it, in the state that they have; only an active one's letters can be sure. */
export async function intakeDesk(state: 'active' | 'registering' = 'active'): Promise<IntakeDesk> {
  const desk = await consoleEngine();
  Object.assign(desk.outside, { intake: openIntake(desk.outside) });
  const known = new Map<string, Row>();
  for (const { name, vkn, domain } of institutions) {
    known.set(vkn, await desk.bySystem((tx) => tx.create('institutions', { name, vkn, kind: 'publicBody', sector: domain.endsWith('.edu.tr') ? 'university' : 'other', email: `bilgi@${domain}`, mailDomains: domain })));
  }
  await desk.bySystem((tx) => tx.sql('update institutions set state = $1', [state]));
  return {
    ...desk, institutions: known,
    async receive(raw) {
      const { message } = await takeIn(desk.outside, raw, 'dropFolder');
      await desk.runJobs();
      return desk.one('messages', { id: message });
    },
    attachmentsOf: async (message) => (await desk.all('message-attachments', { message: message.id })).sort((one, another) => Number(one['position']) - Number(another['position'])),
  };
}
