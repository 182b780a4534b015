import { refuse } from '#domain/language/refuse.ts';
import { type officers } from '#domain/officers.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { mayLack, noRequiredSet, undertakingsSet } from '../undertakings-wanted.ts';

export const guards: ModuleParts<typeof officers, Outside>['guards'] = {
  personMayAct: (_officer, given) => loadedRow(given, 'personRecord')?.state === 'active'
    || refuse('PERSON_NOT_ACTIVE', 'Kişi işleme kapalı ya da vefat kaydı var; sorumlu olamaz.', 'The person is blocked or deceased.'),
  notOfficerTwice: (officer, given) => !loadedRows(given, 'colleagues').some((other) => other.id !== officer.id && other['person'] === officer.person && (other.state === 'proposed' || other.state === 'active'))
    || refuse('ALREADY_OFFICER', 'Kişi bu kurumda zaten sorumlu ya da onay bekliyor.', 'The person is an officer of this institution already, or waits for approval.'),
  // An undertaking given for another institution binds nobody here.
  undertakingAccepted: (officer, given) => {
    if (loadedRows(given, 'undertakings').some((document) => document.state === 'accepted' && document['institution'] === officer.institution)) return true;
    const set = undertakingsSet(loadedRows(given, 'requiredSets'), given.today, false);
    if (set === null) return noRequiredSet();
    return mayLack(set, 'OFFICER_UNDERTAKING')
      || refuse('EST_NOT_ACCEPTED', 'Sorumlunun bu kurum için verdiği e-İmza Sorumlusu Taahhütnamesi kabul edilmedi.', 'The officer’s undertaking for this institution is not accepted yet.');
  },
  successorOnDuty: (officer, given) => loadedRows(given, 'colleagues').some((other) => other.id === given.input['successor'] && other.id !== officer.id && other.state === 'active')
    || refuse('SUCCESSOR_NOT_ON_DUTY', 'Yerine gelen kişi bu kurumda görevde değil. Önce onun görevi onaylanmalı.', 'The successor is not on duty at this institution yet.'),
  notTheLastWithoutReason: (officer, given) => {
    const othersOnDuty = loadedRows(given, 'colleagues').some((other) => other.id !== officer.id && other.state === 'active');
    return officer.state !== 'active' || othersOnDuty || given.actor.roles.includes('supervisor')
      || refuse('LAST_OFFICER', 'Kurumun son sorumlusu: görev, yerine gelen kişiye devredilmeli ya da Onay yetkilisi gerekçeyle bitirmeli.', 'This is the last officer: hand over to a successor, or a supervisor ends it with a reason.');
  },
};
