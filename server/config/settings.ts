import type { z } from 'zod';
import { isDate } from '#domain/calendar/dates.ts';
import { mailboxOf } from './mailbox-settings.ts';
import { absent, flag, integerBetween, keyRing, list, oneOf, required, text, url, type KeyRing } from './setting-words.ts';

export type { KeyRing } from './setting-words.ts';

/** Texts as the environment gives them; an empty text counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A configuration nobody can start with; the message has one Turkish sentence a line, each naming its setting. */
export class SettingsError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

/**
 * Every setting there is, by its name in the environment; `.env.example` documents them one by one.
 * What a setting means when absent stands in `settle` below, because it often depends on MODE.
 */
export const settingWords = {
  MODE: oneOf('demo', 'test', 'production'),
  NODE_ENV: text(40),
  DATA_DIR: text(400),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  EMBEDDED_DATABASE_IN_PRODUCTION: flag(),
  DB_POOL_COMMANDS: integerBetween(1, 100),
  DB_POOL_READS: integerBetween(1, 100),
  DB_POOL_JOBS: integerBetween(1, 50),
  PORT: integerBetween(0, 65_535),
  HOST: text(255),
  PUBLIC_URL: url('http:', 'https:'),
  TRUSTED_PROXY: list(/^[0-9a-f.:]+(\/\d{1,3})?$/i),
  WORKER_IN_PROCESS: flag(),
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent'),
  DEMO_PASSWORD: text(200),
  TOTP_REQUIRED_ROLES: list(/^[a-zA-Z]{2,40}$/),
  AUDIT_MAC_KEY: keyRing(),
  SUBJECT_MASTER_KEY: keyRing(),
  ANSWER_KEY: keyRing(),
  SECRETS_KEY: keyRing(),
  AUDIT_ANCHOR_FILE: text(400),
  SMTP_URL: url('smtp:', 'smtps:'),
  MAIL_DIR: text(400),
  MAIL_FROM: text(254).refine((it) => it === undefined || /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(it), 'bir e-posta adresi olmalı'),
  MAILBOX_URL: url('imap:', 'imaps:'),
  MAILBOX_PASSWORD: text(200),
  MAILBOX_CA_FILE: text(400),
  MAILBOX_SINCE: text(10).refine((it) => it === undefined || isDate(it), 'YYYY-MM-DD biçiminde bir gün olmalı'),
  MAILBOX_KEYWORD: text(60),
  MAILBOX_DONE_FOLDER: text(200),
  MAILBOX_DIR: text(400),
  MAILBOX_MAX_MB: integerBetween(1, 100),
  MAILBOX_ADDRESS: text(254).refine((it) => it === undefined || /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(it), 'bir e-posta adresi olmalı'),
  FILE_STORE_DIR: text(400),
  S3_ENDPOINT: url('http:', 'https:'),
  S3_BUCKET: text(63),
  S3_REGION: text(40),
  S3_ACCESS_KEY: text(200),
  S3_SECRET_KEY: text(200),
  VIRUS_SCANNER: url('tcp:', 'unix:'),
  CERTIFICATE_AUTHORITY: oneOf('demo', 'off'),
  CERTIFICATE_AUTHORITY_DIR: text(400),
  SIGNATURE_TRUST_DIR: text(400),
  SIGNATURE_AUTHORITY_CRL: flag(),
  SIGNATURE_OCSP: flag(),
  SIGNATURE_CRL_URLS: list(/^https?:\/\/\S{1,300}$/),
} satisfies Record<string, z.ZodType>;

export const settingNames = Object.keys(settingWords) as (keyof typeof settingWords)[];

/** Settings whose value is never repeated in a sentence, a log or a doctor's report. */
export const secretSettings: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'SMTP_URL',
  'MAILBOX_URL',
  'MAILBOX_PASSWORD',
  'DEMO_PASSWORD',
  'S3_SECRET_KEY',
  'AUDIT_MAC_KEY',
  'SUBJECT_MASTER_KEY',
  'ANSWER_KEY',
  'SECRETS_KEY',
]);

export const defaultDemoPassword = 'deneme-konsol-2026';

type Words = { [Name in keyof typeof settingWords]: z.output<(typeof settingWords)[Name]> };
export type Mode = 'demo' | 'test' | 'production';
export type S3Settings = { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string };

export type Settings = ReturnType<typeof settle>;

/** Reads every setting; throws one SettingsError that names each wrong one. Pure: reads no file and no clock. */
export function loadSettings(environment: Environment): Settings {
  const faults: string[] = [];
  const words: Record<string, unknown> = {};
  for (const [name, word] of Object.entries(settingWords)) {
    const given = environment[name]?.trim() || undefined;
    const parsed = (word as z.ZodType).safeParse(given);
    if (parsed.success) words[name] = parsed.data;
    else faults.push(faultOf(name, given, parsed.error.issues[0]?.message ?? 'anlaşılamadı'));
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return settle(words as Words);
}

function faultOf(name: string, given: string | undefined, message: string): string {
  const shown = secretSettings.has(name) || given === undefined ? '' : ` (verilen: "${given.slice(0, 60)}")`;
  return `${name} ayarı geçersiz: ${message}${shown}.`;
}

function settle(words: Words) {
  const mode: Mode = words.MODE ?? (words.NODE_ENV === 'production' ? 'production' : 'demo');
  const dataDir = words.DATA_DIR ?? '.data';
  const pools = { commands: words.DB_POOL_COMMANDS ?? 10, reads: words.DB_POOL_READS ?? 8, jobs: words.DB_POOL_JOBS ?? 4 };
  const port = words.PORT ?? 3000;
  const host = words.HOST ?? '127.0.0.1';
  return {
    mode,
    dataDir,
    /** Absent: the embedded PostgreSQL below `dataDir`. */
    databaseUrl: words.DATABASE_URL,
    embeddedInProduction: words.EMBEDDED_DATABASE_IN_PRODUCTION ?? false,
    /** The whole budget of one process: the three pools, one LISTEN and one lock connection. */
    pools: { ...pools, total: pools.commands + pools.reads + pools.jobs + 2 },
    port,
    host,
    publicUrl: words.PUBLIC_URL ?? `http://localhost:${port}`,
    trustedProxies: words.TRUSTED_PROXY ?? [],
    workerInProcess: words.WORKER_IN_PROCESS ?? mode !== 'production',
    logLevel: words.LOG_LEVEL ?? (mode === 'test' ? 'silent' : 'info'),
    demoPassword: words.DEMO_PASSWORD ?? defaultDemoPassword,
    totpRequiredRoles: words.TOTP_REQUIRED_ROLES ?? (mode === 'production' ? ['supervisor', 'financeApprover', 'auditor', 'admin'] : []),
    keys: keysOf(words, mode),
    auditAnchorFile: words.AUDIT_ANCHOR_FILE ?? `${dataDir}/audit-anchor.log`,
    mail: { smtpUrl: words.SMTP_URL, directory: words.MAIL_DIR ?? `${dataDir}/mail`, from: words.MAIL_FROM ?? 'bilgilendirme@kamusm.gov.tr' },
    mailbox: mailboxOf(words, dataDir, (sentence) => { throw new SettingsError([sentence]); }),
    files: { directory: words.FILE_STORE_DIR ?? `${dataDir}/files`, s3: s3Of(words) },
    /** Absent: files are not scanned. */
    virusScanner: words.VIRUS_SCANNER,
    certificateAuthority: { kind: words.CERTIFICATE_AUTHORITY ?? 'demo', directory: words.CERTIFICATE_AUTHORITY_DIR ?? `${dataDir}/demo-ca` },
    signatures: {
      trustDirectory: words.SIGNATURE_TRUST_DIR ?? `${dataDir}/trust`, authorityCrlNeeded: words.SIGNATURE_AUTHORITY_CRL ?? false,
      ocsp: words.SIGNATURE_OCSP ?? false, crlUrls: words.SIGNATURE_CRL_URLS ?? [],
    },
  };
}

function keysOf(words: Words, mode: Mode) {
  const faults: string[] = [];
  const ring = (name: 'AUDIT_MAC_KEY' | 'SUBJECT_MASTER_KEY' | 'ANSWER_KEY' | 'SECRETS_KEY', filler: number): KeyRing => {
    const given = words[name];
    if (given) return given;
    // Tests need the same keys on every machine; no other mode may run on keys that stand in the source.
    if (mode !== 'test') faults.push(required(name));
    return { current: 1, keys: new Map([[1, new Uint8Array(32).fill(filler)]]) };
  };
  const rings = {
    auditMac: ring('AUDIT_MAC_KEY', 1),
    subjectMaster: ring('SUBJECT_MASTER_KEY', 2),
    answer: ring('ANSWER_KEY', 3),
    secrets: ring('SECRETS_KEY', 4),
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return rings;
}

function s3Of(words: Words): S3Settings | undefined {
  const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;
  const missing = names.filter((name) => words[name] === undefined);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) throw new SettingsError(missing.map(absent));
  return {
    endpoint: words.S3_ENDPOINT!,
    bucket: words.S3_BUCKET!,
    region: words.S3_REGION ?? 'us-east-1',
    accessKey: words.S3_ACCESS_KEY!,
    secretKey: words.S3_SECRET_KEY!,
  };
}
