import { type institutions } from '#domain/institutions.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { mayLack, undertakingsSet } from '../undertakings-wanted.ts';
import { noteDoubles } from './doubles.ts';

export const consequences: ModuleParts<typeof institutions, Outside>['consequences'] = {
  async activateOfficers(tx, institution) {
    const accepted = await tx.find('documents', { institution: institution.id, type: 'EST', state: 'accepted' });
    const set = undertakingsSet(await tx.find('document-requirements', { state: 'inForce' }), tx.today, false);
    const notWanted = set !== null && mayLack(set, 'OFFICER_UNDERTAKING');
    for (const officer of await tx.find('officers', { institution: institution.id, state: 'proposed' })) {
      if (notWanted || accepted.some((document) => document['officer'] === officer.id)) await tx.perform('officers', officer.id, 'activate');
    }
  },
  async noteHistory(tx, institution) {
    await tx.set('institutions', institution.id, { migratedHistory: true, historyConfirmedBy: tx.actor.name });
  },
  async forgetHistory(tx, institution) {
    await tx.set('institutions', institution.id, { migratedHistory: false, historyBasis: null, historyConfirmedBy: null, historyConfirmedAt: null });
  },
  async tellInstitution(tx, institution) {
    await tx.create('outgoing-mails', {
      templateCode: 'institution-activated', toInstitution: institution.id, noun: 'institutions', recordId: institution.id,
      variables: { kurum: institution.name, kurumNo: institution.reference ?? '' },
    });
  },
  async forgetClosing(tx, institution) {
    await tx.set('institutions', institution.id, { mergedInto: null, mergedWith: null, closedOn: null, stopReason: null });
  },
  noteDoubles,
};
