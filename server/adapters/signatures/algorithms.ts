import { type BitString, type ObjectIdentifier, type OctetString } from 'asn1js';
import { CryptoEngine, RSASSAPSSParams, type AlgorithmIdentifier, type ICryptoEngine, type PublicKeyInfo } from 'pkijs';
import { exactEcdsa } from './canonical.ts';

export const engine: ICryptoEngine = new CryptoEngine({ name: 'node', crypto: globalThis.crypto });

/** Digests that a signature may rest on. SHA-1 and MD5 are missing on purpose: ETSI TS 119 312, BTK, "Elektronik imza ile ilgili süreçlere ve teknik kriterlere ilişkin tebliğ". */
const digests: Readonly<Record<string, string>> = { '2.16.840.1.101.3.4.2.1': 'SHA-256', '2.16.840.1.101.3.4.2.2': 'SHA-384', '2.16.840.1.101.3.4.2.3': 'SHA-512' };
export const digestName = (oid: string): string | null => digests[oid] ?? null;

type Scheme = { readonly name: string; readonly key: 'RSA' | 'EC'; readonly digest?: string };
const rsaPss = '1.2.840.113549.1.1.10';
const schemes: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.1.1': { name: 'RSA', key: 'RSA' },
  '1.2.840.113549.1.1.11': { name: 'RSA', key: 'RSA', digest: 'SHA-256' },
  '1.2.840.113549.1.1.12': { name: 'RSA', key: 'RSA', digest: 'SHA-384' },
  '1.2.840.113549.1.1.13': { name: 'RSA', key: 'RSA', digest: 'SHA-512' },
  '1.2.840.10045.2.1': { name: 'ECDSA', key: 'EC' },
  '1.2.840.10045.4.3.2': { name: 'ECDSA', key: 'EC', digest: 'SHA-256' },
  '1.2.840.10045.4.3.3': { name: 'ECDSA', key: 'EC', digest: 'SHA-384' },
  '1.2.840.10045.4.3.4': { name: 'ECDSA', key: 'EC', digest: 'SHA-512' },
};

const curves: Readonly<Record<string, string>> = { '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384', '1.3.132.0.35': 'P-521' };
const [smallestRsaBits, largestRsaBits] = [2048, 8192];

/** Key as people name it, such as `RSA-2048`; null when too small, too large to be worth our time, or of a kind that is not checked here. */
export function keyName(key: PublicKeyInfo): string | null {
  if (key.algorithm.algorithmId === '1.2.840.10045.2.1') {
    const curve = curves[(key.algorithm.algorithmParams as ObjectIdentifier | undefined)?.valueBlock?.toString() ?? ''];
    return curve === undefined ? null : `EC ${curve}`;
  }
  if (key.algorithm.algorithmId !== '1.2.840.113549.1.1.1' || !key.parsedKey || !('modulus' in key.parsedKey)) return null;
  const modulus = key.parsedKey.modulus.valueBlock.valueHexView;
  const from = modulus.findIndex((byte) => byte !== 0);
  const bits = from === -1 ? 0 : (modulus.length - from) * 8 - Math.clz32(modulus[from] ?? 0) + 24;
  return bits >= smallestRsaBits && bits <= largestRsaBits ? `RSA-${bits}` : null;
}

/** `RSA SHA-256`, `RSA-PSS SHA-256`, `ECDSA SHA-384`; null: weak, unknown, or contradicting the digest beside it. */
export function schemeName(algorithm: AlgorithmIdentifier, digest?: string): string | null {
  if (algorithm.algorithmId === rsaPss) return pssName(algorithm, digest);
  const scheme = schemes[algorithm.algorithmId];
  if (!scheme) return null;
  const chosen = scheme.digest ?? digest;
  return chosen === undefined || (digest !== undefined && chosen !== digest) ? null : `${scheme.name} ${chosen}`;
}

function pssName(algorithm: AlgorithmIdentifier, digest?: string): string | null {
  const parameters = new RSASSAPSSParams({ schema: algorithm.algorithmParams });
  const hash = digestName(parameters.hashAlgorithm.algorithmId);
  const mask = (parameters.maskGenAlgorithm.algorithmParams as { valueBlock?: { value?: { valueBlock: { toString(): string } }[] } } | undefined)?.valueBlock?.value?.[0]?.valueBlock.toString();
  return hash === null || digestName(mask ?? '') !== hash || (digest !== undefined && digest !== hash) ? null : `RSA-PSS ${hash}`;
}

/** Whether the key made this signature over these bytes. Whatever goes wrong on the way means no. */
export async function holds(data: ArrayBuffer | Uint8Array<ArrayBuffer>, signature: BitString | OctetString, key: PublicKeyInfo, algorithm: AlgorithmIdentifier, digest?: string): Promise<boolean> {
  try {
    if (keyName(key) === null || schemeName(algorithm, digest) === null) return false;
    if (key.algorithm.algorithmId === '1.2.840.10045.2.1' && !exactEcdsa(signature.valueBlock.valueHexView)) return false;
    const named = algorithm.algorithmId === rsaPss || schemes[algorithm.algorithmId]?.digest !== undefined;
    return await engine.verifyWithPublicKey(data, signature, key, algorithm, named ? undefined : digest);
  } catch {
    return false;
  }
}
