import { forbiddenTogether, isHeldRoles } from '#domain/held-roles.ts';
import { refuse } from '#domain/language/refuse.ts';
import { staff } from '#domain/staff.ts';
import { loadedRow } from '../../engine/loaded.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { staffEntity } from './entity.ts';

export const staffModule = defineModule<typeof staff, Outside>(staff, {
  entity: staffEntity,
  guards: {
    rolesKnown: (member) => isHeldRoles(member.heldRoles)
      || refuse('ROLES_MALFORMED', 'Roller okunamadı: her rol için başlangıç günü ve varsa bitiş günü yazılmalı.', 'The roles cannot be read: each needs a first day and, where known, a last one.'),
    noForbiddenPair: (member) => {
      const pair = isHeldRoles(member.heldRoles) ? forbiddenTogether(member.heldRoles) : undefined;
      return pair === undefined || refuse('FORBIDDEN_PAIR', `Bir kişide birlikte bulunamayan roller: ${pair.tr}.`, `One person may not hold both: ${pair.en}.`);
    },
    standInMayDoBoth: (member, given) => {
      const standIn = loadedRow(given, 'standInRecord');
      if (standIn === null) return true;
      // Who configures the console approves no business, in nobody's place either; an auditor only looks.
      const barred = isHeldRoles(standIn['heldRoles']) && standIn['heldRoles'].some(({ role }) => role === 'admin' || role === 'auditor');
      if (barred) return refuse('STAND_IN_BARRED', 'Sistem yöneticisi ve denetçi kimseye vekâlet edemez.', 'An administrator or an auditor stands in for nobody.');
      return (standIn.id !== member.id && standIn.state === 'active') || refuse('STAND_IN_UNFIT', 'Vekil, çalışan başka bir personel olmalı.', 'The stand-in must be another active member of staff.');
    },
  },
});
