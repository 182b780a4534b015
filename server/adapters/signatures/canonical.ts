import { fromBER, Integer, Sequence, type BaseBlock } from 'asn1js';
import { IssuerAndSerialNumber, OtherRevocationInfoFormat, type AlgorithmIdentifier, type Certificate, type RelativeDistinguishedNames, type SignedData, type SignerInfo } from 'pkijs';

/**
 * No signature covers the frame around it: versions, lists of algorithms, names that point to a certificate, lengths. Readers differ in what they forgive
 * there, and what one forgives another may be led astray by; so the frame must be exactly what RFC 5652 says for these contents, or the file is damaged.
 */
export function frameIsExact(data: SignedData): boolean {
  const algorithms = data.digestAlgorithms.map(({ algorithmId }) => algorithmId);
  const used = new Set(data.signerInfos.map(({ digestAlgorithm }) => digestAlgorithm.algorithmId));
  return new Set(algorithms).size === algorithms.length && algorithms.length === used.size && algorithms.every((it) => used.has(it))
    && data.digestAlgorithms.every(plainParameters) && data.version === versionOf(data) && data.signerInfos.every(signerFrameIsExact);
}

/** RFC 5652 §5.1, without the attribute certificates and other formats of certificates that are not read here. */
const versionOf = ({ encapContentInfo, signerInfos, crls }: SignedData): number => ((crls ?? []).some((it) => it instanceof OtherRevocationInfoFormat) ? 5
  : encapContentInfo.eContentType !== '1.2.840.113549.1.7.1' || signerInfos.some(({ version }) => version === 3) ? 3 : 1);

const signerFrameIsExact = ({ version, sid, digestAlgorithm, signatureAlgorithm }: SignerInfo): boolean =>
  version === ((sid as unknown) instanceof IssuerAndSerialNumber ? 1 : 3) && plainParameters(digestAlgorithm) && (signatureAlgorithm.algorithmId === rsaPss || plainParameters(signatureAlgorithm));

const rsaPss = '1.2.840.113549.1.1.10';

/** Absent or NULL. */
function plainParameters({ algorithmParams }: AlgorithmIdentifier): boolean {
  if (algorithmParams === undefined) return true;
  return encoded(algorithmParams as BaseBlock).equals(Buffer.from([5, 0]));
}

/** Whether the bytes are what a writer would have written for what was read: every length fits, nothing is left over or left out. */
export const sameWhenWritten = (read: BaseBlock, bytes: Uint8Array): boolean => collectionsAreConstructed(read) && encoded(read).equals(bytes);

/** A SEQUENCE or SET that says of itself that it holds no parts is none (X.690 §8.9.1). */
function collectionsAreConstructed({ idBlock, valueBlock }: BaseBlock): boolean {
  if (idBlock.tagClass === 1 && (idBlock.tagNumber === 16 || idBlock.tagNumber === 17) && !idBlock.isConstructed) return false;
  const parts = (valueBlock as { value?: unknown }).value;
  return !idBlock.isConstructed || !Array.isArray(parts) || (parts as BaseBlock[]).every(collectionsAreConstructed);
}

/** Byte for byte: names that merely look alike do not name the same. */
export const sameName = (one: RelativeDistinguishedNames, other: RelativeDistinguishedNames): boolean => encoded(one.toSchema()).equals(encoded(other.toSchema()));

/** A certificate's outer and inner algorithm must be one, parameters included (RFC 5280 §4.1.1.2), and its signature whole octets. */
export const frameOfCertificate = ({ signature, signatureAlgorithm, signatureValue }: Pick<Certificate, 'signature' | 'signatureAlgorithm' | 'signatureValue'>): boolean =>
  encoded(signature.toSchema()).equals(encoded(signatureAlgorithm.toSchema())) && signatureValue.valueBlock.unusedBits === 0;

/** An ECDSA signature in its one encoding: two integers, nothing else. */
export function exactEcdsa(value: Uint8Array): boolean {
  const { offset, result } = fromBER(value as Uint8Array<ArrayBuffer>, { maxNodes: 8, maxDepth: 2, parseEmbedded: false });
  return offset === value.length && result instanceof Sequence && result.valueBlock.value.length === 2 && result.valueBlock.value.every(isInteger) && sameWhenWritten(result, value);
}

/** The library's ENUMERATED is an INTEGER too; DER's is not. */
const isInteger = (it: BaseBlock): boolean => it instanceof Integer && it.idBlock.tagClass === 1 && it.idBlock.tagNumber === 2;

const encoded = (block: { toBER(sizeOnly?: boolean): ArrayBuffer }): Buffer => Buffer.from(block.toBER(false));
