/**
 * `tooLarge`: beyond our limits. `damaged`: begins like a signed file and cannot be read to its end. `detached`: a signature whose content lies
 * in another file. `encrypted`: closed for somebody else's key.
 */
export type SignedContentFault = 'tooLarge' | 'damaged' | 'detached' | 'encrypted';

const sentences: Record<SignedContentFault, { tr: string; en: string }> = {
  tooLarge: { tr: 'İmzalı dosya işlenemeyecek kadar büyük.', en: 'The signed file is too large to be handled.' },
  damaged: { tr: 'İmzalı dosya bozuk; okunamadı.', en: 'The signed file is damaged and cannot be read.' },
  detached: { tr: 'Dosyada yalnız imza var, imzalanan içerik yok.', en: 'The file holds a signature only; the signed content lies elsewhere.' },
  encrypted: { tr: 'Dosya şifreli gönderilmiş; içeriği açılamaz.', en: 'The file was sent encrypted; its content cannot be opened.' },
};

export class SignedContentError extends Error {
  readonly fault: SignedContentFault;
  /** For people. */
  readonly tr: string;
  readonly en: string;

  constructor(fault: SignedContentFault, cause?: unknown) {
    super(sentences[fault].en, { cause });
    this.name = 'SignedContentError';
    this.fault = fault;
    this.tr = sentences[fault].tr;
    this.en = sentences[fault].en;
  }
}
