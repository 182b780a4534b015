import { type officers } from '#domain/officers.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const consequences: ModuleParts<typeof officers, Outside>['consequences'] = {
  async takeName(tx, officer) {
    const person = await tx.get('people', officer.person);
    await tx.set('officers', officer.id, { name: `${String(person['firstName'])} ${String(person['lastName'])}` });
  },
  async institutionHasOfficer(tx, officer) {
    await tx.set('institutions', officer.institution, { withoutOfficer: false });
  },
  async tellOfficer(tx, officer) {
    const institution = await tx.get('institutions', officer.institution);
    await tx.create('outgoing-mails', {
      templateCode: 'officer-activated', toAddress: officer.email, toPerson: officer.person, noun: 'officers', recordId: officer.id,
      variables: { ad: officer.name ?? '', kurum: String(institution['name']) },
    });
  },
  async raiseIfNobodyLeft(tx, officer) {
    const onDuty = await tx.find('officers', { institution: officer.institution, state: 'active' }, { limit: 1 });
    if (onDuty.length > 0) return;
    const institution = await tx.set('institutions', officer.institution, { withoutOfficer: true });
    await tx.create('tasks', { kind: 'noOfficer', title: `Sorumlusuz kurum: ${String(institution['name'])}`.slice(0, 200), role: 'registrar', noun: 'institutions', recordId: officer.institution, details: officer.endReason ?? '' });
  },
};
