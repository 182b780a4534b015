import { type Workflow } from './language/workflow.ts';

/** The life of a versioned text: written by one person, put in force by another, replaced by the next version. */
export const versionedWorkflow = {
  initial: 'draft',
  states: {
    draft: { label: { tr: 'Taslak', en: 'Draft' }, kind: 'ours', waitsOn: 'supervisor', says: { tr: 'Metnin bu sürümü onay bekliyor.', en: 'This version waits for approval.' } },
    inForce: { label: { tr: 'Yürürlükte', en: 'In force' }, kind: 'done' },
    superseded: { label: { tr: 'Yerine yenisi geldi', en: 'Superseded' }, kind: 'stopped' },
  },
  actions: {
    approve: { label: { tr: 'Yürürlüğe koy', en: 'Put in force' }, from: 'draft', to: 'inForce', by: ['supervisor', 'system'], notBy: ['create', 'update'], does: ['supersedeOlder'], intent: 'primary' },
    supersede: { label: { tr: 'Yürürlükten kaldır', en: 'Supersede' }, from: ['draft', 'inForce'], to: 'superseded', by: ['supervisor', 'system'], intent: 'danger' },
  },
} as const satisfies Workflow;
