import { instantAfter } from '#domain/calendar/durations.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { type changes } from '#domain/changes.ts';
import { movesContact } from '#domain/contact-change.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

/** Beside the old address, whose letter it is. */
const recipientOf = (noun: string, record: Row): Values =>
  noun === 'institutions' ? { toInstitution: record.id } : { toPerson: noun === 'people' ? record.id : record['person'] };

/** Where whoever is concerned can be told: the record's own address as it still is; where it has none, one under which they are known beside it. */
async function knownAddress(tx: Tx, noun: string, record: Row): Promise<string | undefined> {
  const own = record['email'];
  if (typeof own === 'string') return own;
  const beside = noun === 'institutions' ? [await tx.find('officers', { institution: record.id, state: 'active' }, { limit: 1 })]
    : noun === 'people' ? [await tx.find('officers', { person: record.id, state: 'active' }, { limit: 1 }), await tx.find('pre-applications', { person: record.id }, { limit: 1 })] : [];
  return beside.flat().map((one) => one['email']).find((email) => typeof email === 'string');
}

export const consequences: ModuleParts<typeof changes, Outside>['consequences'] = {
  async noteProposer(tx, change) {
    await tx.set('changes', change.id, { proposer: tx.actor.name, proposerId: tx.actor.id, proposedByRoles: [...tx.actor.roles], createdOn: tx.today });
  },
  async holdContactChange(tx, change) {
    if (!movesContact(change.noun, change.patch)) return;
    const validFrom = instantAfter(tx.now, String(await tx.setting('contactCooling')));
    await tx.set('changes', change.id, { validFrom });
    const record = await tx.get(change.noun, change.recordId);
    const toAddress = await knownAddress(tx, change.noun, record);
    if (toAddress === undefined) return;
    await tx.create('outgoing-mails', {
      templateCode: 'contact-change-notice', toAddress, ...recipientOf(change.noun, record),
      noun: change.noun, recordId: change.recordId, variables: { enErken: formatInstantTr(validFrom) },
    });
  },
  async applyPatch(tx, change) {
    await tx.apply(change.noun, change.recordId, change.patch, change.before);
  },
};
