import { formatInstantTr } from '#domain/calendar/wording.ts';

/** What a check may find, worst first: the worst of all findings is the verdict. */
export const verdictOrder = ['unreadable', 'invalid', 'untrusted', 'revoked', 'expired', 'noRevocationInfo', 'notQualified', 'valid'] as const;
export type Verdict = (typeof verdictOrder)[number];

type Words = { readonly verdict: Verdict; readonly tr: string; readonly en: string };

/** Every finding by its code, with the sentence that people read. `{…}` is filled in. A finding of verdict `valid` takes nothing away; it is said. */
export const findings = {
  UNREADABLE: { verdict: 'unreadable', tr: 'İmzalı dosya okunamadı: bozuk ya da eksik.', en: 'The signed file cannot be read: damaged or cut short.' },
  NOT_SIGNED: { verdict: 'unreadable', tr: 'Dosyada elektronik imza yok.', en: 'The file carries no electronic signature.' },
  TOO_LARGE: { verdict: 'unreadable', tr: 'İmzalı dosya denetlenemeyecek kadar büyük ya da karmaşık.', en: 'The signed file is too large or too intricate to be checked.' },
  ENCRYPTED: { verdict: 'unreadable', tr: 'Dosya şifreli; imzası denetlenemez.', en: 'The file is encrypted; its signature cannot be checked.' },
  NO_CONTENT: { verdict: 'unreadable', tr: 'İmza ayrı dosyada gelmiş, imzalanan dosya yanında değil.', en: 'The signature came alone; the signed file is not beside it.' },
  NO_CERTIFICATE: { verdict: 'invalid', tr: 'İmzalayanın sertifikası dosyada yok.', en: 'The signer’s certificate is not in the file.' },
  WEAK_ALGORITHM: { verdict: 'invalid', tr: 'İmzanın algoritması ya da anahtarı kabul edilmiyor ({what}).', en: 'The algorithm or the key of the signature is not accepted ({what}).' },
  NO_ATTRIBUTES: { verdict: 'invalid', tr: 'İmzada zorunlu imzalı öznitelikler (içerik tipi, özet) yok ya da birden çok.', en: 'The mandatory signed attributes (content type, digest) are missing or repeated.' },
  WRONG_DIGEST: { verdict: 'invalid', tr: 'İçerik imzalandıktan sonra değişmiş: dosyanın özeti imzadakiyle aynı değil.', en: 'The content changed after it was signed: its digest is not the one in the signature.' },
  WRONG_CONTENT_TYPE: { verdict: 'invalid', tr: 'İmzadaki içerik tipi zarfınkiyle aynı değil.', en: 'The signed content type is not the envelope’s.' },
  WRONG_CERTIFICATE: { verdict: 'invalid', tr: 'İmza başka bir sertifikaya bağlanmış; sertifika değiştirilmiş olabilir.', en: 'The signature is bound to another certificate; it may have been exchanged.' },
  WRONG_SIGNATURE: { verdict: 'invalid', tr: 'İmza bu sertifikanın anahtarıyla atılmamış ya da bozulmuş.', en: 'The signature was not made by this certificate’s key, or it was altered.' },
  WRONG_USE: { verdict: 'invalid', tr: 'Sertifika imza atmak için verilmemiş.', en: 'The certificate was not issued for signing.' },
  SIGNED_IN_FUTURE: { verdict: 'invalid', tr: 'İmzada yazan zaman ({when}) dosyanın geldiği andan sonra.', en: 'The time stated in the signature ({when}) lies after the moment the file arrived.' },
  PDF_GAP: { verdict: 'invalid', tr: 'PDF imzası dosyanın tamamını kapsamıyor: imza alanının dışında kapsanmayan baytlar var.', en: 'The PDF signature does not cover the whole file: bytes beyond its own field are left out.' },
  PDF_APPENDED: { verdict: 'invalid', tr: 'PDF imzalandıktan sonra dosyaya ekleme yapılmış; eklenen bölüm imzalı değil.', en: 'The PDF was added to after it was signed; what was added is not signed.' },
  PDF_EARLIER: { verdict: 'valid', tr: 'Bu imza PDF’in önceki hâlini kapsıyor; son hâlini sonraki imza kapsıyor.', en: 'This signature covers an earlier state of the PDF; a later signature covers the last one.' },
  PDF_STORE: { verdict: 'valid', tr: 'PDF’e imzadan sonra yalnız doğrulama bilgileri (DSS) eklenmiş; imzalanan hiçbir şey değişmemiş.', en: 'Only what helps to verify (DSS) was added to the PDF after its signature; nothing that was signed changed.' },
  PDF_STAMPED: { verdict: 'invalid', tr: 'PDF’e imzadan sonra belge zaman damgası eklenmiş (PAdES-LTA); bu biçim denetlenemiyor. Damgasız imzalı hâli istenmeli.', en: 'A document time stamp was added to the PDF after its signature (PAdES-LTA), which cannot be checked here; ask for the signed file without it.' },
  NO_PATH: { verdict: 'untrusted', tr: 'Sertifika güvenilen bir köke bağlanmıyor (veren: {issuer}).', en: 'The certificate leads to no trusted root (issuer: {issuer}).' },
  STRANGE_CERTIFICATE: { verdict: 'untrusted', tr: 'Dosyada doğrulanamayan bir sertifika var (“{name}”): değiştirilmiş ya da sonradan eklenmiş olabilir.', en: 'The file carries a certificate that cannot be verified (“{name}”): it may have been altered or added.' },
  BAD_AUTHORITY: { verdict: 'untrusted', tr: 'Zincirdeki “{name}” sertifika vermeye yetkili değil.', en: '“{name}” in the chain is no authority that may issue certificates.' },
  PATH_TOO_LONG: { verdict: 'untrusted', tr: 'Zincir, “{name}” sertifikasının izin verdiğinden uzun.', en: 'The chain is longer than “{name}” permits.' },
  BAD_EXTENSION: { verdict: 'untrusted', tr: '“{name}” sertifikasında tanınmayan kritik bir uzantı var.', en: 'The certificate “{name}” has a critical extension that is not understood.' },
  WEAK_CERTIFICATE: { verdict: 'untrusted', tr: '“{name}” sertifikasının algoritması ya da anahtarı kabul edilmiyor.', en: 'The algorithm or key of the certificate “{name}” is not accepted.' },
  SIGNER_IS_AUTHORITY: { verdict: 'untrusted', tr: 'İmza bir sertifika otoritesinin sertifikasıyla atılmış, bir kişininkiyle değil.', en: 'The signature was made with an authority’s certificate, not a person’s.' },
  REVOKED: { verdict: 'revoked', tr: 'Sertifika {when} tarihinde iptal edilmiş.', en: 'The certificate was revoked on {when}.' },
  SUSPENDED: { verdict: 'revoked', tr: 'Sertifika {when} tarihinde askıya alınmış.', en: 'The certificate was suspended on {when}.' },
  AUTHORITY_REVOKED: { verdict: 'revoked', tr: 'Zincirdeki “{name}” otorite sertifikası iptal edilmiş.', en: 'The authority certificate “{name}” in the chain was revoked.' },
  REVOKED_LATER: { verdict: 'valid', tr: 'Sertifika imzadan sonra, {when} tarihinde iptal edilmiş; bu imzayı etkilemez.', en: 'The certificate was revoked after the signature, on {when}; that does not touch it.' },
  EXPIRED: { verdict: 'expired', tr: '“{name}” sertifikasının süresi imza anında dolmuştu ({when}).', en: 'The certificate “{name}” had expired when it signed ({when}).' },
  NOT_YET: { verdict: 'expired', tr: '“{name}” sertifikası imza anında henüz geçerli değildi ({when}).', en: 'The certificate “{name}” was not valid yet when it signed ({when}).' },
  EXPIRED_UNPROVEN: { verdict: 'expired', tr: '“{name}” sertifikasının süresi {when} tarihinde dolmuş; imzanın daha önce atıldığını kanıtlayan zaman damgası yok.', en: 'The certificate “{name}” expired on {when}, and no time stamp proves that it signed before.' },
  NO_REVOCATION_INFO: { verdict: 'noRevocationInfo', tr: 'Sertifikanın iptal edilip edilmediği bilinmiyor: “{issuer}” için geçerli iptal listesi yok.', en: 'Whether the certificate was revoked is unknown: no current revocation list of “{issuer}”.' },
  OCSP_UNKNOWN: { verdict: 'noRevocationInfo', tr: 'Otoritenin yanıtlayıcısı (OCSP) “{name}” sertifikasını tanımadığını söylüyor; iptal listesi bunun yerine geçmez.', en: 'The authority’s responder (OCSP) says that it does not know the certificate “{name}”; a revocation list does not make up for that.' },
  OCSP_SILENT: { verdict: 'valid', tr: 'Otoritenin yanıtlayıcısı (OCSP) “{name}” için inanılır bir yanıt vermedi; yalnız iptal listesine bakıldı.', en: 'The authority’s responder (OCSP) gave no answer for “{name}” that can be believed; only revocation lists were looked at.' },
  AUTHORITY_UNCHECKED: { verdict: 'valid', tr: 'Ara otorite “{name}” için iptal listesi yapılandırılmamış; güven ayarına dayanıldı.', en: 'No revocation list is configured for the authority “{name}”; its place in the trust settings counts.' },
  NOT_QUALIFIED: { verdict: 'notQualified', tr: 'Sertifika nitelikli elektronik sertifika değil ({what}).', en: 'The certificate is not a qualified one ({what}).' },
  TIME_STAMPED: { verdict: 'valid', tr: 'İmza zamanı zaman damgasıyla kanıtlı: {when}.', en: 'The time of the signature is proven by a time stamp: {when}.' },
  TIME_STAMP_BAD: { verdict: 'valid', tr: 'İmzadaki zaman damgası doğrulanamadı; sayılmadı.', en: 'The time stamp in the signature could not be verified and does not count.' },
  TIME_OF_ARRIVAL: { verdict: 'valid', tr: 'İmza zamanının kanıtı dosyanın geldiği andır: {when}.', en: 'What proves the time of the signature is the arrival of the file: {when}.' },
  GOOD: { verdict: 'valid', tr: 'İmza geçerli: içerik değişmemiş, sertifika güvenilir, süresi içinde ve iptal edilmemiş.', en: 'The signature is valid: content unchanged, certificate trusted, in its time and not revoked.' },
} as const satisfies Record<string, Words>;

export type FindingCode = keyof typeof findings;
/** One reason of a verdict, as people read it. */
export type Finding = { readonly code: FindingCode; readonly verdict: Verdict; readonly tr: string; readonly en: string };

export function finding(code: FindingCode, facts: Readonly<Record<string, string>> = {}): Finding {
  const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => told(name, facts[name] ?? '?'));
  const { verdict, tr, en } = findings[code];
  return { code, verdict, tr: filled(tr), en: filled(en) };
}

/** A moment as people read it, in Istanbul's time. */
const told = (name: string, fact: string): string => (name === 'when' ? formatInstantTr(fact) : fact.slice(0, 200));

export const worst = (found: readonly Pick<Finding, 'verdict'>[]): Verdict => verdictOrder.find((verdict) => found.some((it) => it.verdict === verdict)) ?? 'unreadable';
