import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openSigned, type OpenedSigned } from './open-signed.ts';
import { SignedContentError, type SignedContentFault } from './signed-content-error.ts';
import { trustOf, type AskOcsp, type Trust } from './trust.ts';
import { verifySignature, type SignatureVerdict, type SignedInput } from './verify-signature.ts';

/** What the console may do with signed files. */
export interface Signatures {
  /** Judges a signed file against the trust of this installation. */
  verify(input: SignedInput): Promise<SignatureVerdict>;
  /** The content of a signed file, unjudged; null when it is none; why it cannot be opened otherwise. */
  open(bytes: Uint8Array): Promise<OpenedSigned | { readonly fault: SignedContentFault; readonly tr: string; readonly en: string } | null>;
}

export type TrustFile = { readonly name: string; readonly bytes: Uint8Array };

const folderLimits = { files: 200, bytes: 128 * 1024 * 1024 } as const;

export type VerifierOptions = {
  /** Certificates (.crt .cer .pem .der) and revocation lists (.crl); read again when one of them changes. Need not exist. */
  readonly folder: string;
  readonly authorityCrlNeeded: boolean;
  /** What is trusted beside the folder, asked for each time: the demo's own authority. */
  readonly more?: () => Promise<readonly TrustFile[]>;
  readonly askOcsp?: AskOcsp;
};

export const openSignatures = (options: VerifierOptions): Signatures => ({
  verify: verifierOf(options),
  open: (bytes) => openSigned(bytes).catch((error: unknown) => {
    if (!(error instanceof SignedContentError)) throw error;
    return { fault: error.fault, tr: error.tr, en: error.en };
  }),
});

function verifierOf(options: VerifierOptions): Signatures['verify'] {
  let known: { of: string; trust: Trust } | null = null;
  return async (input) => {
    const listing = await listingOf(options.folder);
    const of = listing.map(({ name, changed, size }) => `${name} ${changed} ${size}`).join('\n');
    if (known?.of !== of) known = { of, trust: trustOf(await Promise.all(listing.map(async ({ name }) => ({ name, bytes: await readFile(join(options.folder, name)) }))), options) };
    const { trust } = known;
    const more = trustOf(await options.more?.() ?? []);
    return verifySignature(input, { ...trust, roots: [...trust.roots, ...more.roots], authorities: [...trust.authorities, ...more.authorities], crls: [...trust.crls, ...more.crls] });
  };
}

/** What lies in the trust folder, by name; throws when it is more than a trust folder holds. */
export async function listingOf(folder: string): Promise<{ name: string; changed: number; size: number }[]> {
  const names = (await readdir(folder).catch(() => [] as string[])).filter((name) => /\.(crt|cer|pem|der|crl)$/i.test(name)).sort();
  const listed = await Promise.all(names.slice(0, folderLimits.files + 1).map(async (name) => {
    const { mtimeMs, size } = await stat(join(folder, name));
    return { name, changed: mtimeMs, size };
  }));
  if (listed.length > folderLimits.files || listed.reduce((sum, { size }) => sum + size, 0) > folderLimits.bytes) throw new Error(`${folder}: güven klasöründe gereğinden çok dosya var`);
  return listed;
}
