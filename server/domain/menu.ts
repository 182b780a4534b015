import { type Label } from './language/label.ts';

/** The desks of the console, in the order of the rail. A page names its desk in `group`. */
export const desks = {
  inbox: { tr: 'E-posta ve işler', en: 'E-mail and tasks' },
  documents: { tr: 'Evrak', en: 'Documents' },
  applications: { tr: 'Başvurular', en: 'Applications' },
  institutions: { tr: 'Kurumlar', en: 'Institutions' },
  orders: { tr: 'Siparişler', en: 'Orders' },
  assessment: { tr: 'Uyum değerlendirme', en: 'Compliance assessment' },
  production: { tr: 'Üretim', en: 'Production' },
  certificates: { tr: 'Sertifikalar', en: 'Certificates' },
  courier: { tr: 'Kurye', en: 'Courier' },
  finance: { tr: 'Finans', en: 'Finance' },
  calls: { tr: 'Çağrı merkezi', en: 'Call centre' },
  approvals: { tr: 'Onaylar', en: 'Approvals' },
  settings: { tr: 'Ayarlar', en: 'Settings' },
} as const satisfies Record<string, Label>;

export type Desk = keyof typeof desks;
