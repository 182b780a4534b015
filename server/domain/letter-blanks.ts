import { maskEmail, maskName, maskText } from './identifiers/masking.ts';
import { type Label } from './language/label.ts';

export interface LetterBlank {
  readonly label: Label;
  /** Shown where no letter was sent yet. */
  readonly sample: string;
  /** How a real value is shown to who only looks at the template; left out: it is about nobody. */
  readonly mask?: (value: string) => string;
}

const name = { mask: maskName } as const;
const hidden = { mask: maskText } as const;

/** The values that letters of the console are filled with, by the name of their blank. A name that is not here is shown hidden. */
export const letterBlanks: Readonly<Record<string, LetterBlank>> = {
  ad: { label: { tr: 'Adı soyadı', en: 'Name' }, sample: 'Ayşe Örnek', ...name },
  alici: { label: { tr: 'Alıcı', en: 'To' }, sample: 'ayse@ornek.gov.tr', mask: maskEmail },
  alinan: { label: { tr: 'Alınan', en: 'Received' }, sample: '22.11.2026', ...hidden },
  an: { label: { tr: 'An', en: 'Moment' }, sample: '23.11.2026 14:05' },
  barkod: { label: { tr: 'Barkod', en: 'Barcode' }, sample: 'KP00000000TR', ...hidden },
  basvuruNo: { label: { tr: 'Başvuru no', en: 'Application no' }, sample: 'OB-2026-000123-7', ...hidden },
  belgeNo: { label: { tr: 'Belge no', en: 'Document no' }, sample: 'UD-2026-000012', ...hidden },
  bitis: { label: { tr: 'Bitiş', en: 'End' }, sample: '23.11.2029 14:05' },
  bulgular: { label: { tr: 'Bulgular', en: 'Findings' }, sample: 'İmza doğrulaması eksik', ...hidden },
  dakika: { label: { tr: 'Dakika', en: 'Minutes' }, sample: '60' },
  degerlendirmeNo: { label: { tr: 'Değerlendirme no', en: 'Assessment no' }, sample: 'UD-2026-000045-1', ...hidden },
  enErken: { label: { tr: 'En erken', en: 'Not before' }, sample: '25.11.2026 10:00' },
  evrakNo: { label: { tr: 'Evrak no', en: 'Document no' }, sample: 'EV-2026-000077-3', ...hidden },
  evrakTuru: { label: { tr: 'Evrak türü', en: 'Kind of document' }, sample: 'NES Başvuru Formu' },
  faturaNo: { label: { tr: 'Fatura no', en: 'Invoice no' }, sample: 'KSM2026000000123', ...hidden },
  hatali: { label: { tr: 'Hatalı satır', en: 'Faulty rows' }, sample: '3' },
  hatalar: { label: { tr: 'Hatalar', en: 'Faults' }, sample: '4. satır: T.C. kimlik no hatalı', ...hidden },
  kalemler: { label: { tr: 'Kalemler', en: 'Lines' }, sample: '25 adet 3 yıllık sertifika', ...hidden },
  kdv: { label: { tr: 'KDV', en: 'VAT' }, sample: '1.000,00 TL', ...hidden },
  konu: { label: { tr: 'Konu', en: 'Subject' }, sample: 'e-İmza uyum değerlendirme' },
  kurum: { label: { tr: 'Kurum', en: 'Institution' }, sample: 'Örnek Üniversitesi Rektörlüğü' },
  kurumNo: { label: { tr: 'Kurum no', en: 'Institution no' }, sample: 'KR-2026-000010-5' },
  kurye: { label: { tr: 'Kurye', en: 'Carrier' }, sample: 'Deneme Kurye' },
  listeNo: { label: { tr: 'Liste no', en: 'List no' }, sample: 'BL-2026-000031-9' },
  metin: { label: { tr: 'Yazılan metin', en: 'Text written by hand' }, sample: 'Burada görevlinin yazdığı metin durur.', ...hidden },
  mukerrer: { label: { tr: 'Mükerrer satır', en: 'Doubles' }, sample: '1' },
  neden: { label: { tr: 'Neden', en: 'Reason' }, sample: 'Formun ikinci sayfası imzalı değil.', ...hidden },
  net: { label: { tr: 'KDV hariç', en: 'Without VAT' }, sample: '5.000,00 TL', ...hidden },
  randevu: { label: { tr: 'Randevu', en: 'Appointment' }, sample: '01.12.2026 10:00' },
  randevuNo: { label: { tr: 'Randevu no', en: 'Appointment no' }, sample: 'RV-2026-000008-2' },
  seriNo: { label: { tr: 'Sertifika seri no', en: 'Serial' }, sample: '4A:7F:00:12', ...hidden },
  sonGun: { label: { tr: 'Son gün', en: 'Last day' }, sample: '22.05.2027' },
  sonuc: { label: { tr: 'Sonuç', en: 'Result' }, sample: 'Olumlu', ...hidden },
  tarih: { label: { tr: 'Tarih', en: 'Date' }, sample: '23.11.2026' },
  teklifNo: { label: { tr: 'Teklif no', en: 'Quote no' }, sample: 'TK-2026-000004-6' },
  toplam: { label: { tr: 'Toplam', en: 'Total' }, sample: '6.000,00 TL', ...hidden },
  tutar: { label: { tr: 'Tutar', en: 'Amount' }, sample: '548,14 TL', ...hidden },
  uygulama: { label: { tr: 'Uygulama', en: 'Application' }, sample: 'Belge Yönetimi 4.2' },
  yer: { label: { tr: 'Yer', en: 'Place' }, sample: 'Uzaktan erişim', ...hidden },
  zaman: { label: { tr: 'Zaman', en: 'Time' }, sample: '01.12.2026 10:00' },
};
