import { createHash } from 'node:crypto';
import { businessDate } from '#domain/calendar/dates.ts';
import { type SignatureReason } from '#domain/signature-checks.ts';
import { type SignatureVerdict } from '../../adapters/signatures/verify-signature.ts';
import { subjectKeyFor } from '../../engine/subject-keys.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { type EffectJob, type Row, type Tx, type Values } from '../../engine/types.ts';
import { keptFile } from '../kept-file.ts';
import { type Outside } from '../outside.ts';
import { dutyOf, type Duty } from './duty.ts';
import { coverageOf, targets, type Coverage, type Target } from './targets.ts';

/**
 * Checks the signature of a document's scan or of a list's signed file, and keeps what it found: one record with its evidence, and the verdict on the
 * document or list. A scan that carries no electronic signature leaves nothing. Run again for the same job, it writes nothing more.
 */
export async function verify(outside: Outside, job: EffectJob): Promise<void> {
  const { engine } = outside;
  const found = await inTransaction(engine, job.actor, async (tx) => {
    const done = await tx.find('signature-checks', { jobKey: job.id }, { limit: 1 });
    const target = done.length > 0 ? null : await targetOf(tx, job);
    if (!target) return null;
    const row = await tx.get(target.noun, job.input['noun'] === undefined ? String((await tx.get('signature-checks', job.recordId))[target.link]) : job.recordId);
    return { target, row, signature: target.noun === 'documents' ? await signatureBeside(tx, row) : null, envelope: target.noun === 'documents' ? await envelopeAround(tx, row) : null };
  });
  if (!found) return;
  const { target, row } = found;
  const key = row[target.signedField];
  if (typeof key !== 'string') return;
  const at = target.receivedAt(row);
  const read = await signedFile(outside, found, key, at);
  if (read === null) return;
  const { judged, content, attachment } = read;
  const coverage = content === null ? 'same' : coverageOf(judged, { bytes: content, sha256: sha256(content) });
  const { content: _covered, ...told } = judged;
  const files = [{ role: content === null ? 'signedFile' : 'signature', sha256: judged.fileSha256 }, ...(content === null ? [] : [{ role: 'content', sha256: sha256(content) }])];
  const evidence = Buffer.from(JSON.stringify({ checkedAt: engine.clock.now(), receivedAt: at, files, coverage, ...told }, null, 1));
  const evidenceKey = await keepEvidence(outside, row, evidence);
  await inTransaction(engine, job.actor, (tx) => record(tx, { target, row, judged, attachment, coverage, at, jobKey: job.id, evidence: evidenceKey, evidenceHash: sha256(evidence) }));
}

interface Signed {
  readonly judged: SignatureVerdict;
  /** What the signature is about, where it does not hold it or holds more than that. */
  readonly content: Uint8Array | null;
  /** That brought the signature, where it is known already. */
  readonly attachment: string | null;
}

type Found = { target: Target; row: Row; signature: Row | null; envelope: Row | null };

/** Whichever file bears the signature, judged: one that came beside a document, the file itself, or the signed letter that the document came in. Null: there is none to judge. */
async function signedFile(outside: Outside, { target, row, signature, envelope }: Found, key: string, at: string): Promise<Signed | null> {
  const own = await ifThere(keptFile(outside, key));
  const judge = (signed: Uint8Array, content: Uint8Array | null) => outside.signatures.verify({ signed, at: new Date(at), ...(content ? { detachedContent: content } : {}) });
  if (own === null) return null;
  if (target.contentField !== null) {
    const contentKey = row[target.contentField];
    const content = typeof contentKey === 'string' ? await ifThere(keptFile(outside, contentKey)) : null;
    // A list whose workbook is still on its way is checked when it comes: a signature says nothing about rows that nobody has read.
    return content === null ? null : { judged: await judge(own, content), content, attachment: null };
  }
  const besideIt = signature === null ? null : await ifThere(keptFile(outside, String(signature['content'])));
  if (signature !== null && besideIt !== null) return { judged: await judge(besideIt, own), content: own, attachment: signature.id };
  const judged = await judge(own, null);
  if (!isUnsigned(judged)) return { judged, content: null, attachment: null };
  const around = envelope === null ? null : await ifThere(keptFile(outside, String(envelope['content'])));
  if (envelope === null || around === null) return null;
  const ofEnvelope = await judge(around, own);
  return isUnsigned(ofEnvelope) ? null : { judged: ofEnvelope, content: own, attachment: envelope.id };
}

const isUnsigned = ({ reasons }: SignatureVerdict): boolean => reasons.some(({ code }) => code === 'NOT_SIGNED');

/** A file that is gone is not brought back by trying again: destroyed with a person, or never kept. */
const ifThere = (file: Promise<Uint8Array>): Promise<Uint8Array | null> => file.catch((error: unknown) => {
  if (['missing', 'malformed', 'secret_needed'].includes(String((error as { code?: unknown }).code))) return null;
  throw error;
});

async function targetOf(tx: Tx, job: EffectJob): Promise<Target | null> {
  const named = job.input['noun'];
  if (named === 'documents' || named === 'application-lists') return targets[named];
  const check = await tx.get('signature-checks', job.recordId);
  return check['applicationList'] !== null ? targets['application-lists'] : check['document'] !== null ? targets.documents : null;
}

/** A signature that came in a file of its own and was linked to the document beside its scan: the two are one document. */
async function signatureBeside(tx: Tx, document: Row): Promise<Row | null> {
  const [one] = (await tx.find('message-attachments', { document: document.id, formKind: 'signature', state: 'linked' }, { limit: 2 })).filter((it) => typeof it['content'] === 'string');
  return one ?? null;
}

/**
 * The signed letter or envelope that the document's scan came in: its signature is over the scan too. A form that lies in the same file as another one is
 * a document of its own, whose file is linked to the other.
 */
async function envelopeAround(tx: Tx, document: Row): Promise<Row | null> {
  const whose = [document.id, document['sameFileAs']].filter((id) => typeof id === 'string');
  const files = await tx.find('message-attachments', { document: whose, content: document['scan'] }, { limit: 20 });
  const from = files.map((file) => file['openedFrom']).find((id) => typeof id === 'string');
  const envelope = from === undefined ? null : await tx.get('message-attachments', String(from));
  return envelope !== null && typeof envelope['content'] === 'string' && ['signature', 'signedList'].includes(String(envelope['formKind'])) && envelope.state !== 'quarantined' ? envelope : null;
}

/** The attachment that brought the signed file, by the hash of its bytes. */
async function attachmentOf(tx: Tx, { noun }: Target, row: Row, fileSha256: string): Promise<string | null> {
  if (fileSha256 === '' || (noun === 'application-lists' && typeof row['message'] !== 'string')) return null;
  const [one] = await tx.find('message-attachments', { ...(noun === 'documents' ? { document: row.id } : { message: row['message'] }), sha256: fileSha256 }, { limit: 1 });
  return one?.id ?? null;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Certificates name people: evidence lies sealed under the institution's key, like the list that it is about. */
async function keepEvidence({ engine, files }: Outside, row: Row, bytes: Uint8Array): Promise<string> {
  const subject = row['institution'] ?? row['person'];
  if (typeof subject !== 'string') return (await files.put(bytes, { subject: `signature-${row.id}`, ours: true })).key;
  const secret = await subjectKeyFor(engine, subject, engine.clock.now());
  return (await files.put(bytes, { subject: `subject-${subject}`, ours: true, ...(secret ? { secret } : {}) })).key;
}

type Checked = { target: Target; row: Row; judged: SignatureVerdict; attachment: string | null; coverage: Coverage; at: string; jobKey: string; evidence: string; evidenceHash: string };

async function record(tx: Tx, checked: Checked): Promise<void> {
  const { target, row, judged, at } = checked;
  const now = await tx.get(target.noun, row.id, { lock: true });
  // Another file has come meanwhile: it ordered a check of its own, and this one says nothing of it.
  if (now[target.signedField] !== row[target.signedField] || (target.contentField !== null && now[target.contentField] !== row[target.contentField])) return;
  const [first] = judged.signatures;
  const institution = typeof row['institution'] === 'string' ? row['institution'] : null;
  const duty = institution !== null && target.byOfficer(row) ? await anyOnDuty(tx, institution, judged) : null;
  const { verdict, reasons } = withDuty(judged, checked.coverage, duty);
  for (const earlier of await tx.find('signature-checks', { [target.link]: row.id, state: 'standing' })) await tx.perform('signature-checks', earlier.id, 'supersede');
  await tx.create('signature-checks', {
    verdict, reasons, form: judged.form, [target.link]: row.id, attachment: checked.attachment ?? await attachmentOf(tx, target, row, judged.fileSha256), institution, officer: duty?.officer?.id ?? null,
    signerName: first?.signer?.commonName?.slice(0, 130) ?? null, signerNumber: first?.signer?.personNumber ?? null,
    issuer: first?.chain[0]?.commonName?.slice(0, 200) ?? null, certificateSerial: first?.signer?.serial.slice(0, 80) ?? null,
    signedAt: first?.claimedAt ?? null, provenAt: first?.provenAt ?? null, provenBy: first?.provenBy ?? null, receivedAt: at,
    fileHash: judged.fileSha256, contentHash: judged.contentSha256, evidence: checked.evidence, evidenceHash: checked.evidenceHash, jobKey: checked.jobKey,
  });
  await tx.perform(target.noun, row.id, 'recordSignature', resultFor(target, verdict, checked, duty));
  if (target.noun === 'documents' && row['type'] === 'FRM0103' && typeof row['applicationList'] === 'string') await handToList(tx, row['applicationList'], String(row['scan']));
}

/** The signed form of a list that came as a document is the list's own signed file, and is judged over the list's workbook too. */
async function handToList(tx: Tx, id: string, signedFile: string): Promise<void> {
  const list = await tx.get('application-lists', id);
  if (list['signedHow'] === 'eSigned' && list['signedFile'] === null && ['received', 'checked'].includes(list.state)) await tx.perform('application-lists', id, 'attachSigned', { signedFile });
}

/**
 * Of several signers one on duty is enough, rather one about whose day nothing needs saying; nobody on duty is said of the first. A signature over an
 * earlier state of a PDF vouches for nothing that came after it: whoever added to it is the one who signed what lies before us.
 */
async function anyOnDuty(tx: Tx, institution: string, { signatures }: SignatureVerdict): Promise<Duty | null> {
  const duties: Duty[] = [];
  for (const signature of signatures) if (!signature.reasons.some(({ code }) => code === 'PDF_EARLIER')) duties.push(await dutyOf(tx, institution, signature));
  return duties.find(({ onDuty, reason }) => onDuty && reason === null) ?? duties.find(({ onDuty }) => onDuty) ?? duties[0] ?? null;
}

/** What the signature itself can't know: is this the file that is read, and is the signer the one who may sign it? */
function withDuty(judged: SignatureVerdict, coverage: Coverage, duty: Duty | null): { verdict: string; reasons: SignatureReason[] } {
  const reasons: SignatureReason[] = judged.reasons.map(({ code, tr, en }) => ({ code, tr, en }));
  if (judged.verdict !== 'valid') return { verdict: judged.verdict, reasons };
  if (coverage === 'other') return { verdict: 'invalid', reasons: [{ code: 'OTHER_CONTENT', tr: 'İmzalanan içerik, okunan dosya değil.', en: 'What was signed is not the file that was read.' }, ...reasons] };
  if (coverage === 'beside') return { verdict: 'unreadable', reasons: [{ code: 'PDF_BESIDE', tr: 'İmza PDF’i kapsıyor, Excel dosyasını kapsamıyor; imzalı Excel listesi istenmeli.', en: 'The signature covers the PDF and not the workbook; ask for the signed workbook.' }, ...reasons] };
  if (duty === null || duty.onDuty) return { verdict: 'valid', reasons: duty?.reason ? [...reasons, duty.reason] : reasons };
  return { verdict: 'notOfficer', reasons: [duty.reason!, ...reasons] };
}

/** On the record: unknown stays unchecked, whatever else is not valid is invalid. */
function resultFor({ noun }: Target, verdict: string, { judged }: Checked, duty: Duty | null): Values {
  const signatureVerdict = verdict === 'valid' ? 'valid' : verdict === 'noRevocationInfo' ? 'notChecked' : 'invalid';
  const [first] = judged.signatures;
  const day = first ? { signedOn: businessDate(first.provenBy === 'timeStamp' ? first.provenAt : first.claimedAt ?? first.provenAt) } : {};
  if (noun === 'application-lists') return { signatureVerdict, ...day, ...(duty?.onDuty && duty.officer ? { officer: duty.officer.id } : {}) };
  return { signatureVerdict, ...day, ...(first?.signer?.commonName ? { signer: first.signer.commonName.slice(0, 120) } : {}) };
}
