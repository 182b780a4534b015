import { tasks } from '#domain/tasks.ts';
import { entityOf } from '../../engine/columns.ts';

export const tasksEntity = entityOf(tasks, { indexes: [['role', 'state', 'deadline'], ['recordId', 'kind']] });
