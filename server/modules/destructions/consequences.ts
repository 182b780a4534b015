import { businessYear } from '#domain/calendar/dates.ts';
import { type destructions } from '#domain/destructions.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { destroySubjectWithin } from '../../engine/destroy-subject.ts';
import { type Tx } from '../../engine/types.ts';
import { destroyLettersOf } from './letters-of.ts';

type Destruction = RecordOf<typeof destructions>;
const most = 1_000;

export const consequences = {
  async nameRequester(tx: Tx, { id }: Destruction) {
    await tx.set('destructions', id, { requestedBy: tx.actor.name });
  },

  /** The number is gapless: minutes on paper whose number the database does not know tell that a restore has undone them. */
  async writeMinutes(tx: Tx, { id }: Destruction) {
    const approvals = await tx.sql<{ name: string }>(
      `select name from engine.approvals where noun = 'destructions' and record_id = $1 and action = 'carryOut' and (voided_at is null or voided_at = $2) group by name, human order by min(at), min(id::text)`, [id, tx.now]);
    const year = businessYear(tx.now);
    const number = await tx.nextGapless(`destruction-minutes-${year}`);
    await tx.set('destructions', id, { minutesNumber: `${year}/${String(number).padStart(4, '0')}`, firstApprover: approvals[0]?.name ?? null, secondApprover: approvals[1]?.name ?? null });
  },

  /** States first, while the person's key still seals their rows of the trail; the key goes last. */
  async destroyPersonalData(tx: Tx, { id, person }: Destruction) {
    const documents = (await tx.find('documents', { person }, { bound: most })).filter(({ state }) => state !== 'destroyed');
    for (const document of documents) await tx.perform('documents', document.id, 'destroyWithPerson');
    const letters = await destroyLettersOf(tx, await tx.get('people', person));
    await tx.perform('people', person, 'destroyData');
    const applications = await tx.find('pre-applications', { person }, { bound: most });
    const rows = applications.length === 0 ? [] : await tx.find('list-rows', { preApplication: applications.map((one) => one.id) }, { bound: most });
    const { records } = await destroySubjectWithin(tx, person, new Map([['list-rows', rows.map((row) => row.id)]]));
    await tx.set('destructions', id, { recordCount: records + letters, documentCount: documents.length });
  },
};
