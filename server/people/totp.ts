import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Time-based one-time codes: RFC 6238 with SHA-1, six digits and 30 seconds, as every authenticator app speaks it. */
const stepSeconds = 30;
const digits = 6;

export const newSecret = (): string => base32(randomBytes(20));

export const stepAt = (instant: string): number => Math.floor(Date.parse(instant) / 1000 / stepSeconds);

export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The step whose code it is, the neighbours allowed for clocks that differ; undefined when it is none. */
export function stepOf(secret: string, code: string, instant: string): number | undefined {
  const now = stepAt(instant);
  const given = Buffer.from(/^\d{6}$/.test(code) ? code : '------');
  return [now, now - 1, now + 1].find((step) => timingSafeEqual(Buffer.from(codeAt(secret, step)), given));
}

/** What an authenticator app scans. */
export const provisioningUri = (secret: string, username: string): string =>
  `otpauth://totp/${encodeURIComponent('NES Konsol')}:${encodeURIComponent(username)}?secret=${secret}&issuer=${encodeURIComponent('NES Konsol')}&period=${stepSeconds}&digits=${digits}`;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
