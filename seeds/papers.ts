import { printed } from '../server/adapters/documents/printed.ts';

/** Titles of the papers that institutions send, as the forms write them. */
const titles: Readonly<Record<string, readonly [title: string, ...text: string[]]>> = {
  KT: ['KURUMSAL TAAHHÜTNAME', 'Kurumumuz adına yapılacak nitelikli elektronik sertifika başvurularında verilen bilgilerin doğruluğunu ve 5070 sayılı Kanun’dan doğan yükümlülüklerimizi yerine getireceğimizi taahhüt ederiz.', 'Kurum yetkilisi: [imza] [mühür]'],
  EST: ['E-İMZA SORUMLUSU TAAHHÜTNAMESİ', 'Kurumumuzun e-imza sorumlusu olarak başvuru listelerini hazırlayacağımı, imzalayacağımı ve kişisel verileri yalnız bu amaçla işleyeceğimi taahhüt ederim.', 'e-İmza sorumlusu: [imza]', 'Kurum yetkilisi: [imza] [mühür]'],
  UDF: ['UYUM DEĞERLENDİRME TALEP FORMU', 'Aşağıda adı verilen elektronik imza uygulamasının uyum değerlendirmesinin yapılması talep edilmektedir.', 'Uygulama: Belge Akış 4.2', 'Yetkili: [imza]'],
  FRM0103: ['FRM.01.03 NİTELİKLİ ELEKTRONİK SERTİFİKA BAŞVURU LİSTESİ', 'Islak imzalı liste; kişiler ekteki Excel dosyasındadır.', 'e-İmza sorumlusu: [ıslak imza] [mühür]'],
};
const letter = ['KURUM YAZISI', 'Konu hakkında bilgilerinizi ve gereğini rica ederiz.', 'Kurum yetkilisi: [imza]'] as const;

/** A signed paper of the demo as PDF bytes: the form of this type (another type: a letter), whose it is, and that nothing in it is real. */
export function paperOf(type: string, institution: string, madeAt: Date): Promise<Uint8Array> {
  const [title, ...text] = titles[type] ?? letter;
  return printed({
    title, madeAt, watermark: 'DENEME', footer: 'Deneme verisi: bu kurum ve bu belge gerçek değildir. [paraf]',
    blocks: [{ text: title, style: 'title', margin: [0, 20, 0, 16] }, { text: institution, bold: true, fontSize: 12, margin: [0, 0, 0, 16] }, ...text.map((line) => ({ text: line, fontSize: 11, margin: [0, 0, 0, 18] }))],
  });
}
