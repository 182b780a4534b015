import { readCms } from './cms.ts';
import { limits } from './limits.ts';
import { readEntity } from './mime-entity.ts';
import { SignedContentError } from './signed-content-error.ts';
import { unwrap } from './unwrap.ts';

/** `cades`: a signed file; `smime`: the content is a MIME entity, to be read like a message. */
export type OpenedSigned = { readonly content: Uint8Array; readonly form: 'cades' | 'smime' };

/**
 * The content of a signed file: CMS in DER, BER, PEM or base64, S/MIME opaque (`smime.p7m`) or multipart/signed; a signed file within a signed
 * file is opened to the innermost content. Says nothing about whether the signature is any good; that is `verifySignature`.
 * Null: not a signed file of this kind (a PDF that carries its signature is its own content).
 * Throws SignedContentError: `damaged`, `tooLarge`, `encrypted`, or `detached` for a signature alone (.p7s).
 */
// eslint-disable-next-line @typescript-eslint/require-await -- a contract of others: reading may move to a thread
export async function openSigned(bytes: Uint8Array): Promise<OpenedSigned | null> {
  let opened: OpenedSigned | null = null;
  let current = bytes;
  for (let depth = 0; depth <= limits.nesting; depth += 1) {
    const wrapped = unwrap(current);
    if (wrapped === null) return opened;
    if (depth === limits.nesting) throw new SignedContentError('tooLarge');
    const cms = readCms(wrapped.der);
    const content = cms.content ?? wrapped.detachedContent;
    if (content === undefined) throw new SignedContentError('detached');
    opened = { content, form: wrapped.form === 'smime' || readEntity(content) !== null ? 'smime' : 'cades' };
    current = content;
  }
  return opened;
}
