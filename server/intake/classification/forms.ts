import { foundInAttachment, foundInLetter, type Read } from './evidence.ts';
import { spokenForms, type FormKind, type FoundForm, type LetterAttachment, type Reason, type Rule, type SpokenForm } from './letter.ts';
import { plain } from './sentences.ts';

export interface FormsFound {
  readonly forms: readonly FoundForm[];
  readonly reasons: readonly Reason[];
}

export const isSpokenForm = (word: string): word is SpokenForm => Object.hasOwn(spokenForms, word);

/** Below this a file stays unknown: one weak word is no form. */
const enoughForForm = 20;
/** Above this a form is taken from a title, not from a name. */
const asTitle = 40;

/** What each attachment is: what its content proves first, then titles inside it, then its name, then what the letter says of it. */
export function formsOf(read: Read, rules: readonly Rule[]): FormsFound {
  const reasons: Reason[] = [];
  const forms = read.letter.attachments.map((attachment): FoundForm => {
    const { position } = attachment;
    const proved = attachment.quarantined ? null : provedForm(attachment);
    if (attachment.quarantined) return { position, formKind: 'other', alsoHolds: [], points: 0 };
    if (proved) {
      reasons.push(proved.reason);
      return { position, formKind: proved.formKind, alsoHolds: [], points: 100 };
    }
    const spoken = spokenFormOf(attachment, read, rules);
    reasons.push(...spoken.reasons);
    return { position, ...spoken.form };
  });
  return withHints({ forms, reasons }, read, rules);
}

function provedForm({ rows, signed, position, mediaType, workbookFault }: LetterAttachment): { formKind: FormKind; reason: Reason } | null {
  if (signed === 'detached') return { formKind: 'signature', reason: plain('content', 'eSigned', `${position}. ek: ayrı imza dosyası.`, `Attachment ${position}: a signature of its own.`, position) };
  if (rows !== undefined) {
    const enveloped = signed === 'cades' || signed === 'smime';
    return {
      formKind: enveloped ? 'signedList' : 'excelList',
      reason: plain('content', 'list', `${position}. ek: ${rows} kişilik başvuru listesi${enveloped ? ', imzalı zarf içinde' : ''}.`, `Attachment ${position}: an application list of ${rows}${enveloped ? ', in a signed envelope' : ''}.`, position),
    };
  }
  // Empty, with a missing column, in parts: it is meant as a list, and somebody must be told what is wrong with it.
  if (workbookFault !== undefined && meantAsList.has(workbookFault) && isWorkbook(mediaType)) {
    return { formKind: 'excelList', reason: plain('content', 'list', `${position}. ek: başvuru listesi okunamadı (${workbookFault}).`, `Attachment ${position}: the application list cannot be read (${workbookFault}).`, position) };
  }
  return null;
}

const meantAsList = new Set(['EMPTY_LIST', 'MISSING_COLUMN', 'REPEATED_COLUMN', 'NAME_IN_ONE_COLUMN', 'TOO_MANY_ROWS', 'MORE_THAN_ONE_LIST']);
export const isWorkbook = (mediaType: string): boolean => /spreadsheet|ms-excel/.test(mediaType);

function spokenFormOf(attachment: LetterAttachment, read: Read, rules: readonly Rule[]): { form: Omit<FoundForm, 'position'>; reasons: Reason[] } {
  const points = new Map<FormKind, { sum: number; page: number; reasons: Reason[] }>();
  for (const rule of rules) {
    if (!isSpokenForm(rule.speaksFor) || rule.looksAt === 'subject' || rule.looksAt === 'body') continue;
    const found = foundInAttachment(rule, read, attachment);
    if (!found) continue;
    const form = spokenForms[rule.speaksFor];
    const so = points.get(form) ?? { sum: 0, page: 99, reasons: [] };
    points.set(form, { sum: Math.min(100, so.sum + found.points), page: Math.min(so.page, found.page), reasons: [...so.reasons, found.reason] });
  }
  // Of two equally strong forms the one that stands on the earlier page names the file.
  const ranked = [...points].filter(([, { sum }]) => sum >= enoughForForm).sort(([, one], [, other]) => other.sum - one.sum || one.page - other.page);
  const [best, ...rest] = ranked;
  if (!best) return { form: { formKind: 'other', alsoHolds: [], points: 0 }, reasons: [] };
  const [formKind, { sum, page, reasons }] = best;
  const titled = formKind !== 'other' && sum >= asTitle;
  // A second form counts when it heads a page of its own: forms scanned into one file.
  const others = titled ? rest.filter(([kind, more]) => kind !== 'other' && more.sum >= asTitle && more.page !== page) : [];
  return { form: { formKind, alsoHolds: others.map(([kind]) => kind), points: sum }, reasons: [...reasons, ...others.flatMap(([, more]) => more.reasons)] };
}

/** A scan has no text: what subject and body speak of is taken for it, weakly, when there is a file for each. */
function withHints(found: FormsFound, read: Read, rules: readonly Rule[]): FormsFound {
  const scans = found.forms.filter(({ formKind, position }) => formKind === 'other' && isScan(read.letter.attachments.find((one) => one.position === position)));
  if (scans.length === 0) return found;
  const hinted = new Map<FormKind, { sum: number; reasons: Reason[] }>();
  for (const rule of rules) {
    if (!isSpokenForm(rule.speaksFor) || rule.speaksFor === 'coverLetter' || (rule.looksAt !== 'subject' && rule.looksAt !== 'body')) continue;
    const reason = foundInLetter(rule, read);
    const form = spokenForms[rule.speaksFor];
    const so = hinted.get(form) ?? { sum: 0, reasons: [] };
    if (reason) hinted.set(form, { sum: so.sum + rule.weight, reasons: [...so.reasons, reason] });
  }
  const lacking = [...hinted].filter(([form]) => !found.forms.some((one) => one.formKind === form || one.alsoHolds.includes(form)));
  // A photograph beside the workbook of a list is its signed print.
  if (lacking.length === 0 && found.forms.some(({ formKind }) => formKind === 'excelList') && !found.forms.some(({ formKind }) => formKind === 'FRM0103')) {
    lacking.push(['FRM0103', { sum: enoughForForm, reasons: [plain('besideWorkbook', 'formFRM0103', 'Excel listesinin yanında metni okunamayan bir tarama var; imzalı çıktı sayıldı.', 'A scan without text came beside the workbook; taken for its signed print.')] }]);
  }
  const pairs = lacking.slice(0, scans.length).map(([form, hint], at) => ({ position: scans[at]!.position, form, ...hint }));
  return {
    forms: found.forms.map((one) => {
      const hint = pairs.find(({ position }) => position === one.position);
      return hint ? { ...one, formKind: hint.form, points: Math.min(asTitle, hint.sum) } : one;
    }),
    reasons: [...found.reasons, ...pairs.flatMap(({ reasons }) => reasons)],
  };
}



const decorationBytes = 30_000;

/** An image or a PDF without text; small pictures are decoration of a signature block. */
function isScan(attachment: LetterAttachment | undefined): boolean {
  if (!attachment || attachment.quarantined) return false;
  if (attachment.mediaType.startsWith('image/')) return !(/^image\d{3}\./i.test(attachment.name) && (attachment.size ?? decorationBytes) < decorationBytes);
  return attachment.mediaType === 'application/pdf' && attachment.text.trim() === '';
}
