import { createHash, webcrypto } from 'node:crypto';
import { Integer, ObjectIdentifier, OctetString, Sequence, UTCTime } from 'asn1js';
import { Attribute, Certificate, ContentInfo, EncapsulatedContentInfo, GeneralName, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo } from 'pkijs';
import { type CertificateAuthority } from './certificate-authority.ts';

export type DemoSigner = (content: Uint8Array, at: Date) => Promise<Uint8Array>;

/**
 * Somebody of the demo with a certificate of the demo authority, who signs as an officer's program would: CAdES, content inside, DER. For seeds and tests; a real
 * signer's key lies on a card and is never here.
 */
export async function demoSigner(authority: Pick<CertificateAuthority, 'issue'>, holder: { commonName: string; personNumber: string }, validity: { notBefore: Date; notAfter: Date }): Promise<DemoSigner> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey)).toString('base64');
  const { certificatePem, chainPem } = await authority.issue({ ...holder, ...validity, publicKeyPem: `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n` });
  const der = derOf(certificatePem);
  const certificate = Certificate.fromBER(der);
  const chain = [certificate, ...chainPem.slice(0, 1).map((pem) => Certificate.fromBER(derOf(pem)))];
  return async (content, at) => {
    const signed = new SignedData({
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA, eContent: new OctetString({ valueHex: new Uint8Array(content) }) }),
      certificates: chain,
      signerInfos: [new SignerInfo({
        version: 1, sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(content, at, der, certificate) }),
      })],
    });
    await signed.sign(keys.privateKey as never, 0, 'SHA-256');
    return new Uint8Array(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) }).toSchema().toBER(false));
  };
}

const sha256 = (bytes: Uint8Array) => new OctetString({ valueHex: new Uint8Array(createHash('sha256').update(bytes).digest()) });

function attributesOf(content: Uint8Array, at: Date, der: Uint8Array, certificate: Certificate): Attribute[] {
  const issuer = new Sequence({ value: [new GeneralName({ type: 4, value: certificate.issuer }).toSchema()] });
  const serial = new Integer({ valueHex: certificate.serialNumber.valueBlock.valueHexView.slice().buffer });
  return [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: ContentInfo.DATA })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [sha256(content)] }),
    new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: at })] }),
    // ESSCertIDv2 with its default digest: binds the signature to this certificate (RFC 5035).
    new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [sha256(der), new Sequence({ value: [issuer, serial] })] })] })] })] }),
  ];
}

const derOf = (pem: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(pem.replace(/-----[A-Z ]+-----|\s+/g, ''), 'base64'));
