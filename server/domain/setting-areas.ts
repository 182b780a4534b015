import { type Label } from './language/label.ts';

/** The desks by which settings stand together on their screen. A setting that is named nowhere stands under `other`. */
export const settingAreas = {
  registration: { label: { tr: 'Kurum, evrak ve gelen kutusu', en: 'Institutions, documents and inbox' }, names: /^(registration|review|document|original|paper|mailbox|message|classification|pairing|publicMail|list|signature|attachment|quarantine|undertaking|officer|merge|desk)/i },
  applications: { label: { tr: 'Başvuru ve yenileme', en: 'Applications and renewal' }, names: /^(draft|application|renewal|offeredYears|refusedApplication)/ },
  assessment: { label: { tr: 'Uyum değerlendirme ve randevu', en: 'Compliance assessment and appointments' }, names: /^(assessment|exemption|appointment)/ },
  production: { label: { tr: 'Üretim ve kalite', en: 'Production and quality' }, names: /^(production|qualityCheck|packing|personalis|stock|certificate)/ },
  courier: { label: { tr: 'Sevkiyat ve kurye', en: 'Dispatch and courier' }, names: /^(dispatch|delivery|return|courier|branchWait)/ },
  money: { label: { tr: 'Finans', en: 'Finance' }, names: /^(orderDraft|quote|vat|invoice|payment|refund|seller|bank|finance|charge|price)/ },
  service: { label: { tr: 'Çağrı merkezi ve işler', en: 'Call centre and tasks' }, names: /^(call|task|portalError|urgentRevocation)/ },
  security: { label: { tr: 'Yetki, onay ve kişisel veri', en: 'Rights, approvals and personal data' }, names: /^(approval|change|contactCooling|credential|export|destruction|session|access|key)/ },
  other: { label: { tr: 'Diğer', en: 'Other' }, names: /./ },
} as const satisfies Record<string, { label: Label; names: RegExp }>;

export type SettingArea = keyof typeof settingAreas;

/** The first area that knows the name. */
export const areaOfSetting = (name: string): SettingArea => (Object.keys(settingAreas) as SettingArea[]).find((area) => settingAreas[area].names.test(name)) ?? 'other';
