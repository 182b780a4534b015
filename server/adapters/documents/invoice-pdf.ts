import { formatDateTr } from '#domain/calendar/wording.ts';
import { formatIban } from '#domain/identifiers/iban.ts';
import { addKurus, type Kurus } from '#domain/money/kurus.ts';
import { formatAmount, formatKurus } from '#domain/money/kurus-text.ts';
import { amountInWords } from './amount-in-words.ts';
import { boxed, facts, gap, heading, printed, written, type Block } from './printed.ts';

export type InvoiceParty = {
  name: string;
  /** Lines of the postal address. */
  address: readonly string[];
  taxNumber: { kind: 'VKN' | 'TCKN'; value: string };
  taxOffice?: string;
  email?: string;
  phone?: string;
};

export type InvoiceLine = { text: string; quantity: number; unit: string; unitNetKurus: Kurus; vatPercent: number; netKurus: Kurus; vatKurus: Kurus };

export type InvoiceForPrint = {
  /** Null while it is a draft: then every page says TASLAK. */
  number: string | null;
  ettn: string;
  /** TEMELFATURA, KAMU, EARSIVFATURA … */
  profile: string;
  kind: 'SATIS' | 'IADE';
  /** YYYY-MM-DD */
  issuedOn: string;
  dueOn?: string;
  seller: InvoiceParty;
  /** The seller's account to be paid into. */
  iban: string;
  buyer: InvoiceParty;
  /** Harcama birimi, where another than the buyer pays. */
  payingUnit?: { name: string; taxNumber: string; city: string; accountingUnit?: string };
  lines: readonly InvoiceLine[];
  totals: { netKurus: Kurus; vatKurus: Kurus; payableKurus: Kurus };
  notes?: readonly string[];
  /** Order or application reference that the payer should quote. */
  reference?: string;
  madeAt: Date;
};

const mostLines = 2000;

/** The invoice as a person reads it. RangeError when its own sums do not agree: such a paper must not exist. */
export async function invoicePdf(invoice: InvoiceForPrint): Promise<Uint8Array> {
  assertSums(invoice);
  return printed({
    title: invoice.number === null ? 'Taslak fatura' : `Fatura ${invoice.number}`,
    madeAt: invoice.madeAt,
    footer: `ETTN ${invoice.ettn}`,
    ...(invoice.number === null ? { watermark: 'TASLAK' } : {}),
    blocks: [head(invoice), gap(8), parties(invoice), gap(8), linesOf(invoice), gap(6), sums(invoice), gap(8), payment(invoice), ...notes(invoice)],
  });
}

function assertSums({ lines, totals }: InvoiceForPrint) {
  if (lines.length === 0 || lines.length > mostLines) throw new RangeError(`An invoice has 1 to ${mostLines} lines`);
  const net = addKurus(...lines.map((it) => it.netKurus));
  const vat = addKurus(...lines.map((it) => it.vatKurus));
  if (net !== totals.netKurus || vat !== totals.vatKurus || net + vat !== totals.payableKurus)
    throw new RangeError('The totals of the invoice are not the sums of its lines');
}

function head(invoice: InvoiceForPrint): Block {
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: invoice.kind === 'IADE' ? 'İADE FATURASI' : 'FATURA', style: 'title' },
          { ...written(invoice.seller.name), bold: true, margin: [0, 4, 12, 0] },
          ...invoice.seller.address.map(written),
          taxLine(invoice.seller),
          ...contact(invoice.seller),
        ],
      },
      {
        width: 240,
        ...(boxed(
          facts(
            [
              ['Fatura no', invoice.number ?? 'Taslak, numara verilmedi'],
              ['Fatura tarihi', formatDateTr(invoice.issuedOn)],
              ['Son ödeme tarihi', invoice.dueOn && formatDateTr(invoice.dueOn)],
              ['Senaryo', invoice.profile],
              ['Fatura tipi', invoice.kind],
              ['ETTN', invoice.ettn],
              ['Referans', invoice.reference],
            ],
            82,
          ),
        ) as object),
      },
    ],
  };
}

function parties({ buyer, payingUnit }: InvoiceForPrint): Block {
  const blocks = [boxed(heading('ALICI'), { ...written(buyer.name), bold: true }, ...buyer.address.map(written), taxLine(buyer), ...contact(buyer))];
  if (payingUnit) {
    blocks.push(
      boxed(
        heading('HARCAMA BİRİMİ'),
        { ...written(payingUnit.name), bold: true },
        facts([
          ['VKN', payingUnit.taxNumber],
          ['İl', payingUnit.city],
          ['Muhasebe birimi', payingUnit.accountingUnit],
        ]),
      ),
    );
  }
  return { columns: blocks, columnGap: 10 };
}

const taxLine = (party: InvoiceParty) =>
  [party.taxOffice && `${party.taxOffice} V.D.`, `${party.taxNumber.kind} ${party.taxNumber.value}`].filter(Boolean).join(' · ');

const contact = (party: InvoiceParty): Block[] => {
  const text = [party.email, party.phone].filter(Boolean).join(' · ');
  return text ? [written(text)] : [];
};

function linesOf({ lines }: InvoiceForPrint): Block {
  const names = ['Sıra', 'Mal / hizmet', 'Miktar', 'Birim fiyat (TL)', 'KDV', 'KDV tutarı (TL)', 'Tutar (TL)'];
  const amount = (text: string) => ({ text, alignment: 'right', noWrap: true });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [24, '*', 48, 68, 30, 66, 70],
      body: [
        names.map((text, at) => ({ text, style: 'columnName', alignment: at < 2 ? 'left' : 'right' })),
        ...lines.map((line, at) => [
          String(at + 1),
          written(line.text),
          amount(`${line.quantity} ${line.unit}`),
          amount(formatAmount(line.unitNetKurus)),
          amount(`%${line.vatPercent}`),
          amount(formatAmount(line.vatKurus)),
          amount(formatAmount(line.netKurus)),
        ]),
      ],
    },
    layout: { hLineColor: () => '#b8c2cf', hLineWidth: () => 0.6, vLineWidth: () => 0 },
  };
}

function sums({ lines, totals }: InvoiceForPrint): Block {
  const rates = [...new Set(lines.map((it) => it.vatPercent))].sort((a, b) => a - b);
  const ofRate = (rate: number) => formatKurus(addKurus(...lines.filter((it) => it.vatPercent === rate).map((it) => it.vatKurus)));
  const row = (label: string, value: string, bold = false) => [
    { text: label, bold, alignment: 'right' },
    { text: value, bold, alignment: 'right', noWrap: true },
  ];
  return {
    columns: [
      { width: '*', text: `Yalnız ${amountInWords(totals.payableKurus)}.`, margin: [0, 4, 12, 0] },
      {
        width: 240,
        table: {
          widths: ['*', 90],
          body: [
            row('Mal / hizmet toplamı', formatKurus(totals.netKurus)),
            ...rates.map((rate) => row(`Hesaplanan KDV (%${rate})`, ofRate(rate))),
            row('Ödenecek tutar', formatKurus(totals.payableKurus), true),
          ],
        },
        layout: { hLineColor: () => '#b8c2cf', hLineWidth: () => 0.6, vLineWidth: () => 0 },
      },
    ],
  };
}

function payment(invoice: InvoiceForPrint): Block {
  return boxed(
    heading('ÖDEME'),
    facts([
      ['Hesap sahibi', invoice.seller.name],
      ['IBAN', formatIban(invoice.iban)],
      ['Açıklamaya yazınız', [invoice.number, invoice.reference].filter(Boolean).join(' / ')],
    ]),
  );
}

const notes = ({ notes = [] }: InvoiceForPrint): Block[] =>
  notes.length === 0 ? [] : [gap(8), heading('NOTLAR'), { ul: notes.slice(0, 50).map(written) }];
