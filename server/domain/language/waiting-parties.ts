import { type Label } from './label.ts';
import { type WaitsOn } from './workflow.ts';
import { roles, type Role } from '../roles.ts';

const outsiders: Readonly<Record<Exclude<WaitsOn, Role>, Label>> = {
  applicant: { tr: 'Başvuru sahibi', en: 'Applicant' },
  institution: { tr: 'Kurum', en: 'Institution' },
  officer: { tr: 'e-İmza sorumlusu', en: 'Officer' },
  carrier: { tr: 'Kurye', en: 'Courier' },
  payer: { tr: 'Ödeyecek olan', en: 'Payer' },
  time: { tr: 'Zamanı gelmesi', en: 'Its time' },
};

/** Whom a state may wait for, as people call them: desks of ours and those outside. */
export const waitingParties: Readonly<Record<string, Label>> = { ...roles, ...outsiders };
