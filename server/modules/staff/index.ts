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
      return (standIn.id !== member.id && standIn.state === 'active') || refuse('STAND_IN_UNFIT', 'Vekil, çalışan başka bir personel olmalı.', 'The stand-in must be another active member of staff.');
    },
  },
});
