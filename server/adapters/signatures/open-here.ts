import { readCms } from './cms.ts';
import { limits } from './limits.ts';
import { readEntity } from './mime-entity.ts';
import { SignedContentError } from './signed-content-error.ts';
import { unwrap } from './unwrap.ts';

/** `cades`: a signed file; `smime`: the content is a MIME entity, to be read like a message. */
export type OpenedSigned = { readonly content: Uint8Array; readonly form: 'cades' | 'smime' };

/** What `openSigned` promises, in the thread that asks. */
export function openHere(bytes: Uint8Array): OpenedSigned | null {
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
