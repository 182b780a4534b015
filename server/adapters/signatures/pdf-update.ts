import { inflateSync } from 'node:zlib';
import { limits } from './limits.ts';
import { readBasic, readResponse } from './ocsp-answer.ts';
import { isDict, isName, isRef, PdfReader, sameValue, type PdfDict, type PdfObject, type PdfValue } from './pdf-objects.ts';
import { readTable, startOf, tablesOf } from './pdf-tables.ts';
import { nothingSent, type SentAlong } from './sent-along.ts';
import { readCertificate, readCrl } from './trust.ts';

/**
 * Whether nothing was added behind a signed revision but what helps to verify it (a document security store, ETSI EN 319 142-1 §5.4), and if so what
 * it holds; null for anything else, and for everything that is unusual. A reader goes by the last table of the file, so each added one must name exactly
 * the objects that lie there; of the objects that were signed only the catalog may be written anew, and only to say where the store is; whatever is new
 * must be a part of the store, and what is in its streams a certificate, a revocation list or an answer about one.
 */
export function storeBehind(file: Uint8Array, end: number): SentAlong | null {
  try {
    return storeIn(Buffer.from(file.buffer, file.byteOffset, file.length), end);
  } catch {
    return null;
  }
}

type Standing = { start: number; size: number; catalog: PdfDict };

function storeIn(file: Buffer, end: number): SentAlong | null {
  const signed = file.subarray(0, end);
  if (signed.toString('latin1', 0, 5) !== '%PDF-') return null;
  const { entries, trailer, start } = tablesOf(signed);
  const [root, size] = [trailer.get('Root'), trailer.get('Size')];
  if (!isRef(root) || typeof size !== 'number') return null;
  const place = entries.get(root.ref);
  if (!place || place.free || place.generation !== root.generation || [...entries.keys()].some((number) => number >= size) || namesBeyond(signed, size)) return null;
  const { value: catalog, number, generation } = new PdfReader(signed, place.offset).object();
  if (!isDict(catalog) || number !== root.ref || generation !== root.generation) return null;
  const reader = new PdfReader(file, end);
  const found: PdfObject[] = [];
  let standing: Standing = { start, size, catalog };
  for (let revisions = 0; !reader.atEnd(); revisions += 1) {
    if (revisions >= 8) return null;
    const objects = revisionAt(reader, file, standing, trailer);
    for (const one of objects) {
      if (one.number === root.ref) {
        if (one.generation !== root.generation || !isDict(one.value) || one.stream !== null || !sameCatalog(standing.catalog, one.value, size)) return null;
        standing = { ...standing, catalog: one.value };
      } else if (one.number < size || one.generation !== 0 || !isPartOfStore(one, size)) return null;
      else found.push(one);
    }
    standing = { ...standing, start: startOf(file.subarray(0, reader.at)), size: Math.max(standing.size, ...objects.map(({ number: it }) => it + 1)) };
  }
  return valuesIn(found);
}

/** One revision as it was added: objects, their table, the trailer that leads back to the one before. Throws for anything beside these. */
function revisionAt(reader: PdfReader, file: Buffer, before: Standing, signedTrailer: PdfDict): PdfObject[] {
  const objects: PdfObject[] = [];
  while (!reader.sees('xref')) {
    if (objects.length >= 400) throw new Error('pdf: too many objects');
    objects.push(reader.object());
  }
  const tableAt = reader.at;
  const { entries, trailer } = readTable(reader);
  reader.word('startxref');
  const says = reader.integer();
  reader.word('%%EOF');
  const size = trailer.get('Size');
  const others = [...trailer.keys()].filter((key) => !['Size', 'Root', 'Prev', 'Info', 'ID'].includes(key));
  const listed = [...entries].filter(([number, { free }]) => !(number === 0 && free));
  const exact = listed.length === objects.length && objects.every(({ number, generation, start }) => {
    const entry = entries.get(number);
    return entry?.free === false && entry.offset === start && entry.generation === generation;
  });
  const leadsBack = says === tableAt && trailer.get('Prev') === before.start && sameValue(trailer.get('Root'), signedTrailer.get('Root')) && sameValue(trailer.get('Info'), signedTrailer.get('Info'));
  if (!exact || !leadsBack || others.length > 0 || typeof size !== 'number' || size < before.size || objects.some(({ number }) => number >= size) || reader.at > file.length) throw new Error('pdf: not an update of this file');
  return objects;
}

/** Threat: a file is signed that points to objects which do not exist yet, and somebody writes them later. */
function namesBeyond(signed: Buffer, size: number): boolean {
  for (const [, number] of signed.toString('latin1').matchAll(/(?<!\d)(\d{1,10})[ \t\r\n\f\0]+\d{1,5}[ \t\r\n\f\0]+R(?![A-Za-z])/g)) if (Number(number) >= size) return true;
  return false;
}

const ofTheStore = new Set(['DSS', 'Extensions']);

function sameCatalog(before: PdfDict, after: PdfDict, size: number): boolean {
  const rest = (dict: PdfDict) => new Map([...dict].filter(([key]) => !ofTheStore.has(key)));
  const [store, extensions] = [after.get('DSS'), after.get('Extensions')];
  const extended = extensions === undefined || sameValue(extensions, before.get('Extensions')) || (isDict(extensions) && [...extensions.values()].every((it) => isDict(it) && [...it.values()].every((one) => isName(one) || typeof one === 'number')));
  return sameValue(rest(before), rest(after)) && extended && (store === undefined ? !before.has('DSS') : isStoreValue(store, size));
}

const keysOfStore = /^(?:Type|VRI|Certs|CRLs|OCSPs|Cert|CRL|OCSP|TU|[0-9A-F]{40})$/;

/** References to nothing but what was added, in the shapes of a store. */
function isStoreValue(value: PdfValue, size: number): boolean {
  if (isRef(value)) return value.ref >= size && value.generation === 0;
  if (Array.isArray(value)) return value.every((one) => isRef(one as PdfValue) && isStoreValue(one as PdfValue, size));
  if (!isDict(value)) return false;
  return [...value].every(([key, one]) => keysOfStore.test(key) && (key === 'Type' ? isName(one) && ['DSS', 'VRI'].includes(one.name) : key === 'TU' ? typeof one === 'object' && one !== null && 'text' in one : isStoreValue(one, size)));
}

function isPartOfStore({ value, stream }: PdfObject, size: number): boolean {
  if (stream === null) return (isDict(value) || Array.isArray(value)) && isStoreValue(value, size);
  if (!isDict(value) || [...value.keys()].some((key) => !['Length', 'Filter'].includes(key))) return false;
  const filter = value.get('Filter');
  return (filter === undefined || (isName(filter) && filter.name === 'FlateDecode')) && kindOf(bytesOf(value, stream)) !== null;
}

const bytesOf = (dict: PdfDict, stream: Uint8Array): Uint8Array => (dict.has('Filter') ? new Uint8Array(inflateSync(stream, { maxOutputLength: 4 * 1024 * 1024 })) : stream);

const readers = { crl: (der: Uint8Array) => readCrl(der, 'PDF’in doğrulama deposu (DSS)'), certificate: wholeCertificate, ocsp: (der: Uint8Array) => readResponse(der), basic: readBasic } as const;

function wholeCertificate(der: Uint8Array) {
  const certificate = readCertificate(der);
  // What follows a certificate is no part of it.
  if (Buffer.compare(Buffer.from(certificate.toSchema(false).toBER(false)), der) !== 0) throw new Error('not a certificate');
  return certificate;
}

function kindOf(der: Uint8Array): keyof typeof readers | null {
  for (const kind of ['certificate', 'crl', 'ocsp', 'basic'] as const) {
    try {
      if (readers[kind](der) !== null) return kind;
    } catch {
      // Not of this kind.
    }
  }
  return null;
}

function valuesIn(objects: readonly PdfObject[]): SentAlong {
  const sent = { certificates: [...nothingSent.certificates], crls: [...nothingSent.crls], ocsps: [...nothingSent.ocsps] };
  for (const { value, stream } of objects) {
    if (stream === null || !isDict(value)) continue;
    const der = bytesOf(value, stream);
    const kind = kindOf(der);
    if (kind === 'certificate') sent.certificates.push(readers.certificate(der));
    else if (kind === 'crl') sent.crls.push(readers.crl(der));
    else if (kind !== null) sent.ocsps.push(...[readers[kind](der)].filter((it) => it !== null));
  }
  return { certificates: sent.certificates.slice(0, limits.certificates), crls: sent.crls.slice(0, limits.crlsInside), ocsps: sent.ocsps.slice(0, limits.ocspsInside) };
}
