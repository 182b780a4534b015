import { rolesOn, type HeldRole } from '#domain/held-roles.ts';
import { Refusal, refuse } from '#domain/language/refuse.ts';
import { roles, type Role } from '#domain/roles.ts';
import { tasks } from '#domain/tasks.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { tasksEntity } from './entity.ts';

/** Tasks that end by the act itself (a revocation, a delivery), whoever of these desks does it. */
const actingDesks: readonly Role[] = ['supervisor', 'callLead', 'dispatcher'];
const endedByTheAct: Readonly<Record<string, readonly Role[]>> = { urgentRevocation: actingDesks, missingEvidence: actingDesks, misdelivery: actingDesks, unreadableMail: ['registrar', 'postClerk', 'supervisor'] };

export const tasksModule = defineModule<typeof tasks, Outside>(tasks, {
  entity: tasksEntity,
  guards: {
    deskOfActor: (task, { actor }) => actor.kind !== 'staff' || actor.roles.includes(task.role)
      || endedByTheAct[task.kind]?.some((role) => actor.roles.includes(role)) === true
      || refuse('OTHER_DESK', `Bu iş başka bir masanın: ${roles[task.role].tr}.`, `The task belongs to another desk: ${roles[task.role].en}.`),
    hadAnother: (task) => task.assigneeBefore !== null || refuse('NOBODY_BEFORE', 'Bu işi daha önce üstlenen başka biri yok.', 'Nobody had this task before.'),
  },
  consequences: {
    async handOver(tx, task, { newAssignee }) {
      const next = await tx.get('staff', String(newAssignee));
      const sits = rolesOn(next['heldRoles'] as readonly HeldRole[], tx.today).includes(task.role);
      if (next.state !== 'active' || !sits) throw new Refusal('guard_refused', `Bu kişi şu an ${roles[task.role].tr} masasında çalışmıyor; işi o masadan birine verin.`, `This person does not work at the desk ${roles[task.role].en}.`);
      await tx.set('tasks', task.id, { assigneeBefore: task.assignee });
      await tx.apply('tasks', task.id, { assignee: next.id });
    },
    async handBack(tx, task) {
      await tx.apply('tasks', task.id, { assignee: task.assigneeBefore });
      await tx.set('tasks', task.id, { assigneeBefore: null });
    },
  },
});
