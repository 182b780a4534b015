import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;

/** The few words of DER that certificates and revocation lists are written in; a thin skin over node-forge. */
export type Der = forge.asn1.Asn1;

export const sequence = (...parts: Der[]): Der => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
export const set = (...parts: Der[]): Der => asn1.create(Class.UNIVERSAL, Type.SET, true, parts);
export const oid = (dotted: string): Der => primitive(Type.OID, asn1.oidToDer(dotted).getBytes());
export const nothing = (): Der => primitive(Type.NULL, '');
export const truth = (): Der => primitive(Type.BOOLEAN, '\u00ff');
export const utf8 = (text: string): Der => primitive(Type.UTF8, forge.util.encodeUtf8(text));
export const printable = (text: string): Der => primitive(Type.PRINTABLESTRING, text);
export const octets = (content: Der | Uint8Array): Der =>
  primitive(Type.OCTETSTRING, content instanceof Uint8Array ? binary(content) : binary(encode(content)));
export const bits = (content: Uint8Array, unused = 0): Der => primitive(Type.BITSTRING, String.fromCharCode(unused) + binary(content));
export const enumerated = (value: number): Der => primitive(Type.ENUMERATED, String.fromCharCode(value));
/** Context-specific tag. */
export const tagged = (tag: number, content: Der[] | string): Der => asn1.create(Class.CONTEXT_SPECIFIC, tag, typeof content !== 'string', content);

/** A whole number from hex text; stays positive. */
export function integer(hex: string): Der {
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return primitive(Type.INTEGER, forge.util.hexToBytes(/^[89a-f]/i.test(even) ? `00${even}` : even));
}

/** UTCTime until 2049, GeneralizedTime after it (RFC 5280 §4.1.2.5). */
export function instant(at: Date): Der {
  const digits = at.toISOString().replace(/[-:T]|\.\d{3}/g, '');
  return at.getUTCFullYear() < 2050 ? primitive(Type.UTCTIME, digits.slice(2)) : primitive(Type.GENERALIZEDTIME, digits);
}

export const encode = (value: Der): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
export const decode = (bytes: Uint8Array): Der => asn1.fromDer(binary(bytes));

export const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;

const primitive = (type: forge.asn1.Type, bytes: string): Der => asn1.create(Class.UNIVERSAL, type, false, bytes);
const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
