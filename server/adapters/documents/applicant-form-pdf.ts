import { formatDateTr } from '#domain/calendar/wording.ts';
import { boxed, facts, gap, heading, printed, written, type Block } from './printed.ts';

export type ApplicantForm = {
  /** Reference of the application, such as OB-2026-000123-7; printed as text and as a code to scan. */
  reference: string;
  /** Form number and version, such as `FRM.01.05 / 3`. */
  version: string;
  applicant: {
    personNumber: string;
    firstName: string;
    lastName: string;
    birthPlace?: string;
    /** YYYY-MM-DD */
    birthDate?: string;
    email: string;
    phone: string;
  };
  employment: { institution: string; unit?: string; title?: string; staffNumber?: string };
  request: { applicationType: string; reason: string; years: number; reader: string; payer: string; delivery: string; deliveryAddress?: string };
  /** Paragraphs of the undertaking the applicant signs, of the consent version in force. */
  undertaking: readonly string[];
  /** Where the signed paper goes, line by line. */
  sendTo?: readonly string[];
  /** Last day on which the paper may reach us, YYYY-MM-DD. */
  until?: string;
  madeAt: Date;
};

export const KAMU_SM_POST: readonly string[] = ['TÜBİTAK BİLGEM Kamu SM', 'TÜBİTAK Gebze Yerleşkesi', 'P.K. 74, 41470 Gebze / KOCAELİ'];

/** NES Başvuru Formu for wet ink: printed, signed and posted by the applicant. */
export async function applicantFormPdf(form: ApplicantForm): Promise<Uint8Array> {
  return printed({
    title: `NES Başvuru Formu ${form.reference}`,
    madeAt: form.madeAt,
    footer: `${form.reference} · ${form.version}`,
    blocks: [
      head(form),
      gap(8),
      person(form),
      gap(6),
      work(form),
      gap(6),
      request(form),
      gap(8),
      heading('TAAHHÜT'),
      ...paragraphs(form.undertaking),
      gap(8),
      signature(),
      gap(8),
      instructions(form),
    ],
  });
}

const head = (form: ApplicantForm): Block => ({
  columns: [
    {
      width: '*',
      stack: [
        { text: 'Nitelikli Elektronik Sertifika', style: 'title' },
        { text: 'Başvuru Formu', style: 'title' },
        { text: form.version, style: 'small', margin: [0, 4, 0, 0] },
      ],
    },
    {
      width: 150,
      stack: [
        { qr: form.reference, fit: 76, eccLevel: 'M', alignment: 'right' },
        { text: form.reference, bold: true, fontSize: 11, alignment: 'right', margin: [0, 4, 0, 0] },
      ],
    },
  ],
});

const person = ({ applicant }: ApplicantForm) =>
  boxed(
    heading('BAŞVURU SAHİBİ'),
    facts([
      ['T.C. kimlik no', applicant.personNumber],
      ['Adı', applicant.firstName],
      ['Soyadı', applicant.lastName],
      ['Doğum yeri', applicant.birthPlace],
      ['Doğum tarihi', applicant.birthDate && formatDateTr(applicant.birthDate)],
      ['Kurumsal e-posta', applicant.email],
      ['Cep telefonu', applicant.phone],
    ]),
  );

const work = ({ employment }: ApplicantForm) =>
  boxed(
    heading('KURUM'),
    facts([
      ['Kurum', employment.institution],
      ['Birim', employment.unit],
      ['Unvan', employment.title],
      ['Sicil no', employment.staffNumber],
    ]),
  );

const request = ({ request }: ApplicantForm) =>
  boxed(
    heading('TALEP'),
    facts([
      ['Başvuru tipi', request.applicationType],
      ['Başvuru nedeni', request.reason],
      ['Sertifika süresi', `${request.years} yıl`],
      ['Kart okuyucu', request.reader],
      ['Ödeme', request.payer],
      ['Teslimat', request.delivery],
      ['Teslimat adresi', request.deliveryAddress],
    ]),
  );

const paragraphs = (texts: readonly string[]): Block[] =>
  texts.slice(0, 60).map((text) => ({ ...written(text), margin: [0, 0, 0, 4], alignment: 'justify' }));

const signature = (): Block => ({
  unbreakable: true,
  stack: [
    {
      table: {
        widths: ['*', '*'],
        heights: [18, 60],
        body: [
          ['Tarih (gg.aa.yyyy)', 'Islak imza'],
          ['', ''],
        ],
      },
      layout: { hLineColor: () => '#44546a', vLineColor: () => '#44546a', hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
    },
  ],
});

const instructions = (form: ApplicantForm): Block => ({
  unbreakable: true,
  stack: [
    boxed(
      heading('NE YAPMALISINIZ?'),
      {
        ol: [
          'Bilgileri kontrol edin. Yanlış bilgi varsa formu imzalamayın; kurumunuzun e-imza sorumlusuna bildirin.',
          'Formu yazdırın, tarihi yazın ve kendi elinizle imzalayın.',
          'Formun aslını aşağıdaki adrese gönderin.',
          ...(form.until === undefined ? [] : [`Formun bize en geç ulaşması gereken tarih: ${formatDateTr(form.until)}.`]),
        ],
      },
      { text: (form.sendTo ?? KAMU_SM_POST).join('\n'), bold: true, margin: [0, 5, 0, 2] },
    ),
  ],
});
