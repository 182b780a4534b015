import { formatDateTr } from '#domain/calendar/wording.ts';
import { formatAmount } from '#domain/money/kurus-text.ts';
import { type PackPrice, type PackText } from '#domain/procurement-packs.ts';
import { products } from '#domain/products.ts';
import { boxed, facts, gap, heading, printed, written, type Block } from './printed.ts';

export interface PackForPrint {
  readonly reference: string;
  readonly recipient: string;
  /** The day whose law and prices it quotes, `YYYY-MM-DD`. */
  readonly day: string;
  readonly texts: readonly PackText[];
  readonly prices: readonly PackPrice[];
}

const authority = 'TÜBİTAK BİLGEM Kamu Sertifikasyon Merkezi';

/** What an institution puts into its procurement file instead of a quote: letter, legal basis, single-source form, market-research form. */
export const procurementPackPdf = (pack: PackForPrint): Promise<Uint8Array> =>
  printed({
    title: `Alım bilgi paketi ${pack.reference}`,
    // Noon of the day it speaks of: the same contents are the same file.
    madeAt: new Date(`${pack.day}T09:00:00.000Z`),
    footer: `${authority} · ${pack.reference} · Bu belge teklif ya da mali belge değildir, borç doğurmaz.`,
    blocks: [...letter(pack), gap(10), ...law(pack), nextPage(singleSource(pack)), nextPage(marketResearch(pack))],
  });

const nextPage = (blocks: readonly Block[]): Block => ({ stack: [...blocks], pageBreak: 'before' });
const title = (text: string): Block => ({ text, style: 'title', margin: [0, 0, 0, 8] });
const paragraph = (text: string): Block => ({ ...written(text), margin: [0, 0, 0, 6] });

function letter({ reference, recipient, day, texts }: PackForPrint): Block[] {
  return [
    { text: authority, bold: true, fontSize: 11 },
    gap(6),
    facts([['Sayı', reference], ['Tarih', formatDateTr(day)], ['Konu', 'Nitelikli elektronik sertifika alımı hakkında bilgi']]),
    gap(10),
    { ...written(recipient), bold: true, fontSize: 11, margin: [0, 0, 0, 8] },
    paragraph('Nitelikli elektronik sertifika alımına ilişkin talebiniz incelenmiştir.'),
    paragraph(`Kamu kurum ve kuruluşlarının nitelikli elektronik sertifika ihtiyacı ${texts.slice(0, 2).map(({ name }) => name).join(' ve ')} uyarınca Merkezimizce karşılanır; bu hizmetin tek kaynağı Merkezimizdir. Bu nedenle alım için ayrıca teklif ya da proforma fatura düzenlenmesine gerek yoktur.`),
    paragraph('Alım dosyanızda kullanabilmeniz için hukuki dayanak, Tek Kaynak Formu metni ve güncel birim fiyatlarla doldurulmuş Piyasa Araştırma Formu ektedir. Boş bırakılan yerler kurumunuzca doldurulur ve imzalanır.'),
  ];
}

const law = ({ texts }: PackForPrint): Block[] => [
  heading('HUKUKİ DAYANAK'),
  { ol: texts.map(({ name, body }) => ({ stack: [{ ...written(name), bold: true }, written(body)], margin: [0, 0, 0, 6] })) },
];

function singleSource({ recipient, texts }: PackForPrint): Block[] {
  return [
    title('TEK KAYNAK FORMU'),
    facts([
      ['İdarenin adı', recipient], ['Alımın konusu', 'Nitelikli elektronik sertifika ve kart okuyucu'], ['Hizmeti sağlayan', authority],
      ['Alım usulü', '4734 sayılı Kamu İhale Kanunu madde 3(e) kapsamında ya da madde 22(b) uyarınca doğrudan temin'],
    ], 120),
    gap(8),
    heading('GEREKÇE'),
    paragraph(`İhtiyacın ${texts.map(({ name }) => name).join('; ')} gereğince yalnız ${authority} tarafından karşılanabildiği, başka bir sağlayıcının bulunmadığı tespit edilmiştir.`),
    gap(12),
    signatures(['Düzenleyen', 'Gerçekleştirme görevlisi', 'Harcama yetkilisi']),
  ];
}

function marketResearch({ recipient, day, prices }: PackForPrint): Block[] {
  const amount = (text: string) => ({ text, alignment: 'right', noWrap: true });
  const names = ['Sıra', 'Mal / hizmet', 'Birim fiyat (TL)', 'KDV', 'KDV dâhil (TL)', 'Adet', 'Tutar (TL)'];
  return [
    title('PİYASA ARAŞTIRMA FORMU'),
    facts([['İdarenin adı', recipient], ['Fiyatı veren', authority], ['Fiyatların günü', formatDateTr(day)]], 120),
    gap(6),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [26, '*', 72, 34, 76, 50, 80],
        body: [
          names.map((text, at) => ({ text, style: 'columnName', alignment: at < 2 ? 'left' : 'right' })),
          ...prices.map((price, at) => [String(at + 1), written(nameOf(price)), amount(formatAmount(price.netPrice)), amount(`%${price.vatRate}`), amount(formatAmount(price.grossPrice)), '', '']),
        ],
      },
      layout: { hLineColor: () => '#b8c2cf', vLineColor: () => '#b8c2cf', hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
    },
    gap(4),
    { text: `Birim fiyatlar ${formatDateTr(day)} günü yürürlükte olan fiyat listesinden alınmıştır. Adet ve tutar idarece doldurulur.`, style: 'small' },
    gap(12),
    boxed(heading('SONUÇ'), paragraph('Tek kaynaktan temin edilen hizmet için fiyat araştırması yukarıdaki fiyat listesine göre yapılmıştır.')),
    gap(12),
    signatures(['Piyasa araştırma görevlisi', 'Piyasa araştırma görevlisi', 'Piyasa araştırma görevlisi']),
  ];
}

const nameOf = ({ product, years }: PackPrice): string => `${products[product].tr}${years === null ? '' : ` (${years} yıl)`}`;

const signatures = (roles: readonly string[]): Block => ({
  columns: roles.map((role) => ({ stack: [{ text: role, bold: true }, { text: 'Adı soyadı, imza', style: 'small' }], alignment: 'center' })),
});
