import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '#domain/language/refuse.ts';

const argon2id = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Written into each hash, so that it can grow. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** `argon2id$<KiB>$<passes>$<lanes>$<nonce>$<tag>`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn(() => argon2id('argon2id', { message: bytesOf(password), nonce, ...cost, tagLength }));
  return ['argon2id', cost.memory, cost.passes, cost.parallelism, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

/** The same work whether there is such an account or not: nobody learns a name from the time that an answer takes. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', tag = ''] = (stored ?? (await dummy())).split('$');
  const made = await inTurn(() => argon2id('argon2id', {
    message: bytesOf(password), nonce: Buffer.from(nonce, 'base64url'), memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength,
  }));
  return timingSafeEqual(made, Buffer.from(tag, 'base64url')) && stored !== null;
}

const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

let dummyHash: Promise<string> | undefined;
const dummy = (): Promise<string> => (dummyHash ??= hashPassword(randomBytes(18).toString('base64url')));

/** Each hash takes 19 MiB and a core: a flood of sign-ins queues here and ends with "try again", not with a process out of memory. */
const atOnce = 2;
const mostWaiting = 60;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new Refusal('too_many_requests', 'Şu anda çok fazla giriş isteği var; birkaç saniye sonra yeniden deneyin.', 'Too many sign-ins at once; try again in a few seconds.', { retryAfterSeconds: 3 });
    await new Promise<void>((go) => { waiting.push(go); });
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const shortest = 12;
const longest = 200;

/** NIST SP 800-63B: length counts, composition rules do not. */
export function refuseWeak(password: unknown, username: string): asserts password is string {
  const long = typeof password === 'string' && [...password].length >= shortest && password.length <= longest;
  const plain = long && (new Set(password).size < 5 || password.toLowerCase().includes(username.toLowerCase()));
  if (long && !plain) return;
  throw new Refusal('invalid_input', `Parola en az ${shortest} karakter olmalı, kullanıcı adını ya da tek bir karakterin tekrarını içermemeli.`, `A password has at least ${shortest} characters and is not made of the user name.`,
    { errors: [{ path: 'newPassword', code: 'WEAK_PASSWORD', tr: 'Daha uzun, başka yerde kullanmadığınız bir parola seçin.', en: 'Choose a longer password.' }] });
}
