import { instantAfter } from '#domain/calendar/durations.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { approves, forbiddenByStandingIn, forbiddenTogether, isHeldRoles } from '#domain/held-roles.ts';
import { refuse } from '#domain/language/refuse.ts';
import { staff } from '#domain/staff.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { defineModule } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
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
      if (isBarred(standIn)) return refuse('STAND_IN_BARRED', 'Sistem yöneticisi ve denetçi kimseye vekâlet edemez.', 'An administrator or an auditor stands in for nobody.');
      return (standIn.id !== member.id && standIn.state === 'active') || refuse('STAND_IN_UNFIT', 'Vekil, çalışan başka bir personel olmalı.', 'The stand-in must be another active member of staff.');
    },
    // What one person may not hold, he may not hold on loan: his own roles, what this absence lends, and what others lend him on the same days.
    standInHoldsNoForbiddenPair: (member, given) => {
      const standIn = loadedRow(given, 'standInRecord');
      if (standIn === null || isBarred(standIn) || !isHeldRoles(standIn['heldRoles'])) return true;
      const others = loadedRows(given, 'othersAbsent').filter(({ id, state }) => id !== member.id && state === 'active').map(absenceOf);
      const pair = forbiddenByStandingIn(standIn['heldRoles'], [absenceOf(member), ...others]);
      return pair === undefined || refuse('STAND_IN_FORBIDDEN_PAIR', `Vekâletle bir kişide birlikte bulunamayan roller birleşirdi: ${pair.tr}. Başka bir vekil seçin.`, `The stand-in would hold two roles that one person may not hold together: ${pair.en}. Choose another.`);
    },
    // Another human being than who asks: a second administrator, a supervisor, or the person himself.
    resetAskedByAnother: (member, { actor }) => {
      if (member.resetRequestedAt === null) return refuse('RESET_NOT_ASKED', 'Bu hesap için parola yenilemesi istenmedi.', 'No reset was asked for.');
      return member.resetRequestedBy !== (actor.human ?? actor.id) || refuse('RESET_ASKED_BY_YOU', 'Yenilemeyi siz istediniz; izni başka bir kişi vermeli: ikinci bir sistem yöneticisi, bir onay yetkilisi ya da hesabın sahibi.', 'You asked for the reset; another person must permit it.');
    },
    resetPermitted: (member, given) => {
      // A stand-in counts as whom he stands in for, whether or not that one is away today: an administrator alone enters absences.
      const held = [member, ...loadedRows(given, 'standsInFor').filter(({ state }) => state !== 'left')].map((one) => (one as Row)['heldRoles']);
      if (!held.some((roles) => isHeldRoles(roles) && approves(roles, given.today))) return true;
      const until = member.resetPermittedAt === null ? null : instantAfter(member.resetPermittedAt, String(given['resetPermission']));
      if (until !== null && until > given.now) return true;
      return refuse('RESET_NOT_PERMITTED', until === null
        ? 'Onay yetkisi olan birinin ya da vekilinin parolasını tek kişi yenileyemez. Önce “Parola yenileme iste”; ardından ikinci bir sistem yöneticisi, bir onay yetkilisi ya da hesabın sahibi izin vermeli.'
        : `Yenileme izninin süresi ${formatInstantTr(until)} itibarıyla bitti; yeniden isteyin.`,
      'Nobody resets the credentials of an approver or of an approver’s stand-in alone: ask for it, and another administrator, a supervisor or the person must permit it.');
    },
  },
  consequences: {
    async noteRequester(tx, member) {
      await tx.set('staff', member.id, { resetRequestedBy: tx.actor.human ?? tx.actor.id, resetPermittedAt: null });
    },
    async endPermission(tx, member) {
      await tx.set('staff', member.id, { resetRequestedAt: null, resetRequestedBy: null, resetPermittedAt: null });
    },
    /** The owner of an account hears of it, so that a reset which he did not want is stopped within the hour. */
    async tellReset(tx, member) {
      if (member.email === null) return;
      await tx.create('outgoing-mails', { templateCode: 'credentials-reset', toAddress: member.email, noun: 'staff', recordId: member.id, variables: { ad: member.name, an: formatInstantTr(tx.now) } });
    },
  },
});

const isBarred = (standIn: Row): boolean => isHeldRoles(standIn['heldRoles']) && standIn['heldRoles'].some(({ role }) => role === 'admin' || role === 'auditor');

const absenceOf = (row: Row | Readonly<Record<string, unknown>>) => ({
  heldRoles: isHeldRoles(row['heldRoles']) ? row['heldRoles'] : [], from: (row['awayFrom'] as string | null | undefined) ?? null, until: (row['awayUntil'] as string | null | undefined) ?? null,
});
