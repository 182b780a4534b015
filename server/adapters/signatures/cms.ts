import { fromBER, OctetString, type BaseBlock } from 'asn1js';
import { Certificate, type CertificateRevocationList, ContentInfo, type OtherRevocationInfoFormat, SignedData, type SignerInfo } from 'pkijs';
import { frameIsExact, sameWhenWritten } from './canonical.ts';
import { limits } from './limits.ts';
import { SignedContentError } from './signed-content-error.ts';

/** A CMS SignedData (RFC 5652) as read, nothing believed yet. */
export type Cms = {
  /** Dotted; 1.2.840.113549.1.7.1 is plain data. */
  readonly contentType: string;
  /** Null: detached. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Certificate[];
  readonly crls: readonly (CertificateRevocationList | OtherRevocationInfoFormat)[];
  readonly signers: readonly SignerInfo[];
};

/**
 * Reads a CMS. `tailOf`: what may follow it; a PDF pads the room for its signature with zeros, nothing else pads at all.
 * Throws SignedContentError `damaged` or `tooLarge`.
 */
export function readCms(der: Uint8Array, tailOf: 'none' | 'zeros' = 'none'): Cms {
  try {
    const { offset, result } = fromBER(der, { maxDepth: limits.depth, maxNodes: limits.elements, maxContentLength: limits.fileBytes, parseEmbedded: false, copyInput: false });
    if (offset === -1 || result.error) throw new SignedContentError('damaged', result.error);
    const rest = der.subarray(offset);
    if (tailOf === 'none' ? rest.length > 0 : rest.some((byte) => byte !== 0)) throw new SignedContentError('damaged');
    // Before the library takes it apart: reading changes what it reads.
    if (!sameWhenWritten(result, der.subarray(0, offset))) throw new SignedContentError('damaged');
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== ContentInfo.SIGNED_DATA) throw new SignedContentError('damaged');
    return parts(new SignedData({ schema: info.content as BaseBlock }));
  } catch (error) {
    // The library throws whatever a stranger's bytes make it throw: it is all the same to us.
    throw error instanceof SignedContentError ? error : new SignedContentError('damaged', error);
  }
}

function parts(data: SignedData): Cms {
  const all = data.certificates ?? [];
  const lists = data.crls ?? [];
  if (all.length > limits.certificates || lists.length > limits.crlsInside || data.signerInfos.length > limits.signers) throw new SignedContentError('tooLarge');
  if (!frameIsExact(data) || all.some((it) => !(it instanceof Certificate))) throw new SignedContentError('damaged');
  const { eContent, eContentType } = data.encapContentInfo;
  if (eContent && !(eContent instanceof OctetString)) throw new SignedContentError('damaged');
  return {
    contentType: eContentType,
    content: eContent ? new Uint8Array(eContent.getValue()) : null,
    certificates: all.filter((it) => it instanceof Certificate),
    crls: lists,
    signers: data.signerInfos,
  };
}
