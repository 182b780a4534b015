import { createPrivateKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { authorityExtensions, certificatePem, type Subject } from './certificate-profile.ts';
import { readIfThere, writeOnce } from '../whole-files.ts';

const organization = 'NES Konsol Deneme (hukuki geçerliliği yoktur)';
const ROOT_AUTHORITY: Subject = { commonName: 'Deneme Kök Sertifika Hizmet Sağlayıcısı', organization };
export const ISSUING_AUTHORITY: Subject = { commonName: 'Deneme Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 1', organization };

type Authority = { key: KeyObject; pem: string };
export type DemoRoots = { root: Authority; issuing: Authority };

const dayMs = 86_400_000;

/** Reads root and issuing authority from the folder, making them the first time; keys are readable by their owner only. */
export async function demoRoots(folder: string, clock: () => Date): Promise<DemoRoots> {
  const path = join(folder, 'authority.json');
  // One file for both, linked into place: two processes starting at once end up with the same authority.
  if ((await readIfThere(path)) === undefined) await writeOnce(path, await newRoots(clock()));
  const kept = JSON.parse((await readIfThere(path)) ?? '') as Record<keyof DemoRoots, { key: string; pem: string }>;
  return {
    root: { key: createPrivateKey(kept.root.key), pem: kept.root.pem },
    issuing: { key: createPrivateKey(kept.issuing.key), pem: kept.issuing.pem },
  };
}

async function newRoots(now: Date): Promise<string> {
  const newKey = async () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const [root, issuing] = [await newKey(), await newKey()];
  // Begins earlier than now, so that seeded certificates of past years fall within it.
  const validity = { notBefore: new Date(now.getTime() - 3653 * dayMs), notAfter: new Date(now.getTime() + 7305 * dayMs) };
  const shared = { ...validity, issuer: ROOT_AUTHORITY };
  const rootPem = certificatePem(
    {
      ...shared,
      serial: newSerial(),
      subject: ROOT_AUTHORITY,
      publicKey: root.publicKey,
      extensions: authorityExtensions(root.publicKey, root.publicKey, 1),
    },
    root.privateKey,
  );
  const issuingPem = certificatePem(
    {
      ...shared,
      serial: newSerial(),
      subject: ISSUING_AUTHORITY,
      publicKey: issuing.publicKey,
      extensions: authorityExtensions(issuing.publicKey, root.publicKey, 0),
    },
    root.privateKey,
  );
  const text = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return JSON.stringify({ root: { key: text(root.privateKey), pem: rootPem }, issuing: { key: text(issuing.privateKey), pem: issuingPem } });
}

/** 127 bits, positive, 16 octets. */
export const newSerial = () => `4${randomBytes(16).toString('hex').slice(1)}`;
