import { type officers } from '#domain/officers.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const consequences: ModuleParts<typeof officers, Outside>['consequences'] = {
  async takeName(tx, officer) {
    const person = await tx.get('people', officer.person);
    await tx.set('officers', officer.id, { name: `${String(person['firstName'])} ${String(person['lastName'])}` });
  },
  /** The undertaking that came before anybody had recorded its officer; where more than one could be meant, a person says which. */
  async takeUndertaking(tx, officer) {
    const others = await tx.find('officers', { institution: officer.institution, state: ['proposed', 'active'] }, { limit: 2 });
    const [waiting, another] = await tx.find('documents', { institution: officer.institution, type: 'EST', officer: null, state: 'received' }, { limit: 2 });
    if (waiting !== undefined && another === undefined && others.every(({ id }) => id === officer.id)) await tx.apply('documents', waiting.id, { officer: officer.id });
  },
  async endWaiting(tx, officer) {
    for (const task of await tx.find('tasks', { noun: 'institutions', recordId: officer.institution, kind: 'noOfficer', state: 'open' })) await tx.perform('tasks', task.id, 'complete', { outcome: 'Sorumlu kaydedildi.' });
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
