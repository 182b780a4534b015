import { instantAfter } from '#domain/calendar/durations.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { type changes } from '#domain/changes.ts';
import { movesContact } from '#domain/contact-change.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const consequences: ModuleParts<typeof changes, Outside>['consequences'] = {
  async noteProposer(tx, change) {
    await tx.set('changes', change.id, { proposer: tx.actor.name, proposerId: tx.actor.id, proposedByRoles: [...tx.actor.roles], createdOn: tx.today });
  },
  async holdContactChange(tx, change) {
    if (!movesContact(change.noun, change.patch)) return;
    const validFrom = instantAfter(tx.now, String(await tx.setting('contactCooling')));
    await tx.set('changes', change.id, { validFrom });
    const record = await tx.get(change.noun, change.recordId);
    if (typeof record['email'] !== 'string') return;
    await tx.create('outgoing-mails', {
      templateCode: 'contact-change-notice', toAddress: record['email'], toPerson: change.noun === 'people' ? record.id : record['person'],
      noun: change.noun, recordId: change.recordId, variables: { enErken: formatInstantTr(validFrom) },
    });
  },
  async applyPatch(tx, change) {
    await tx.apply(change.noun, change.recordId, change.patch, change.before);
  },
};
