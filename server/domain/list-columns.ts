/**
 * The columns of FRM.01.03. `header` is the form's own wording (version 07) and the name of the column in every fault. `max` is the
 * longest text: 64 is what commonName of a certificate holds (X.520), 254 an address (RFC 5321).
 */
export const columns = {
  sequence: { header: 'Sıra No', required: false, max: 64 },
  personNumber: { header: 'T.C. Kimlik No', required: true, max: 64 },
  firstName: { header: 'Adı', required: true, max: 64 },
  lastName: { header: 'Soyadı', required: true, max: 64 },
  birthDate: { header: 'Doğum Tarihi', required: true, max: 64 },
  email: { header: 'Kurumsal E-posta', required: true, max: 254 },
  phone: { header: 'Cep Telefonu', required: true, max: 64 },
  unit: { header: 'Birim', required: false, max: 200 },
  title: { header: 'Unvan', required: false, max: 100 },
  staffNumber: { header: 'Kurum Sicil No', required: false, max: 32 },
  years: { header: 'Sertifika Süresi (Yıl)', required: true, max: 64 },
  reader: { header: 'Kart Okuyucu', required: true, max: 64 },
  payer: { header: 'Ödeme Tipi', required: true, max: 64 },
  reason: { header: 'Başvuru Nedeni', required: true, max: 64 },
} as const satisfies Record<string, { header: string; required: boolean; max: number }>;

export type ColumnKey = keyof typeof columns;
export const columnKeys = Object.keys(columns) as ColumnKey[];

/** The version of the form that the console hands out; its headers are those of `columns`. */
export const currentForm = { code: 'FRM.01.03', version: '07' } as const;
