import { Refusal } from '#domain/language/refuse.ts';
import { contentKind } from '../adapters/files/content-kind.ts';
import { dangers } from '../adapters/files/danger.ts';
import { paperKindOf, type PaperFault } from '../adapters/files/paper-kind.ts';
import { lookIntoPdf, type PdfFault } from '../adapters/files/pdf-pages.ts';
import { type Signatures } from '../adapters/signatures/verifier.ts';
import { type Row } from '../engine/types.ts';

const sentences: Readonly<Record<PaperFault | PdfFault, readonly [string, string]>> = {
  unknown: ['Bu dosya türü evrak olarak alınmaz. PDF, JPEG, PNG, TIFF ya da e-imzalı dosya (p7m, p7s) yükleyin; Excel listesi, başvuru listesine eklenir.', 'This kind of file is not taken as a document. Send PDF, JPEG, PNG, TIFF or a signed file (p7m, p7s); an Excel list belongs to its application list.'],
  otherName: ['Dosyanın adı ile içeriği uyuşmuyor. Dosyayı, oluşturan programdan doğru türle yeniden kaydedin.', 'The name of the file and its content disagree. Save it again as what it is.'],
  twoKinds: ['Dosyanın içinde ikinci bir dosya var; güvenlik için alınmadı. Evrakı yeniden tarayın.', 'A second file hides in this one; for safety it was not taken. Scan the paper again.'],
  active: ['Dosya komut, form ya da ek taşıyor; güvenlik için alınmadı. Evrakı yazdırıp tarayarak ya da “PDF olarak yazdır” ile yeniden kaydedin.', 'The file carries a script, a form or an attachment; for safety it was not taken. Print it as a PDF and send that.'],
  broken: ['Dosya bozuk; okunamadı. Evrakı yeniden tarayın.', 'The file is broken and cannot be read. Scan the paper again.'],
  tooManyPoints: ['Resim çok büyük. Evrakı en çok 300 dpi ile yeniden tarayın.', 'The picture is too large. Scan it again at 300 dpi at most.'],
  tooManyPages: ['Dosyada 500’den çok sayfa var. Evrakı bölerek yükleyin.', 'The file has more than 500 pages. Send it in parts.'],
  tooSlow: ['Dosya 10 saniyede okunamadı; alınmadı. Evrakı yeniden tarayın.', 'The file could not be read within 10 seconds and was not taken. Scan the paper again.'],
  tooHeavy: ['Dosya okunurken çok fazla bellek istiyor; alınmadı. Evrakı yeniden tarayın.', 'The file wants too much memory and was not taken. Scan the paper again.'],
};

/** What every door asks of every file; throws the sentence. */
export async function checkFile(bytes: Uint8Array): Promise<void> {
  const { danger } = await contentKind(bytes);
  if (danger !== null) throw new Refusal('unreadable_file', `Dosya güvenlik için alınmadı: ${dangers[danger]}`, `For safety the file was not taken (${danger}).`, { danger });
}

/** Throws what a person reads when the bytes are no paper that may be kept. `name` as it was sent. */
export async function checkPaper(bytes: Uint8Array, name: string): Promise<void> {
  if (bytes.length === 0) throw new Refusal('unreadable_file', 'Dosya boş.', 'The file is empty.');
  const verdict = paperKindOf(bytes, name);
  if ('fault' in verdict) throw refused(verdict.fault);
  if (verdict.kind !== 'pdf') return;
  const look = await lookIntoPdf(bytes);
  if ('fault' in look) throw refused(look.fault);
}

const refused = (fault: PaperFault | PdfFault): Refusal => new Refusal(fault === 'unknown' || fault === 'otherName' ? 'unsupported_type' : 'unreadable_file', ...sentences[fault]);

/** A paper is judged before it is kept, with what a signature wraps, and lies sealed under the key of its person, of its institution, or of its own. */
export const paperRule = (open: Signatures['open']) => ({
  async check(bytes: Uint8Array, name: string): Promise<void> {
    await checkPaper(bytes, name);
    const inside = await open(bytes);
    if (inside !== null && 'content' in inside && inside.form === 'cades') await checkFile(inside.content);
  },
  subjectOf: (row: Row): string => String(row['person'] ?? row['institution'] ?? row.id),
});
