import { demoAuthority } from './adapters/certificate-authority/demo-authority.ts';
import { demoTrust } from './adapters/certificate-authority/demo-trust.ts';
import { invoicePdf } from './adapters/documents/invoice-pdf.ts';
import { procurementPackPdf } from './adapters/documents/procurement-pack-pdf.ts';
import { diskStore } from './adapters/files/disk-store.ts';
import { s3Store } from './adapters/files/s3-store.ts';
import { scannedStore } from './adapters/files/scanned-store.ts';
import { fileTransport } from './adapters/mail/file-transport.ts';
import { smtpTransport } from './adapters/mail/smtp-transport.ts';
import { clamdScanner } from './adapters/scanner/clamd-scanner.ts';
import { askOcspOverHttp } from './adapters/signatures/bounded-fetch.ts';
import { openSignatures } from './adapters/signatures/verifier.ts';
import { type Settings } from './config/settings.ts';
import { openDatabase, type Database } from './db/database.ts';
import { createEngine } from './engine/engine.ts';
import { uuid7 } from './engine/ids.ts';
import { bossJobs } from './engine/jobs.ts';
import { type Clock, type Engine } from './engine/types.ts';
import { factsOf, type Log } from './http/log.ts';
import { openIntake } from './intake/open-intake.ts';
import { heldFilesIn } from './intake/quarantine/held-files.ts';
import { modules } from './modules/index.ts';
import { type Outside } from './modules/outside.ts';
import { settingsSource } from './modules/settings/settings-source.ts';

export type SettledSettings = Settings & { readonly databaseUrl: string };

/** A process of the console: the engine over its database, and the outside that its effects reach. */
export interface Assembly {
  readonly settings: SettledSettings;
  readonly engine: Engine;
  readonly outside: Outside;
  readonly database: Database;
  readonly log: Log;
  close(): Promise<void>;
}

export interface AssemblyOptions {
  /** Seeds and tests hand in their own. */
  readonly clock?: Clock;
  readonly log?: Log;
}

const systemClock: Clock = { now: () => new Date().toISOString() };

/** Turns settings into parts; the only place where adapters are chosen. Starts the job store, works off nothing. */
export async function assemble(settings: SettledSettings, options: AssemblyOptions = {}): Promise<Assembly> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? lineLog(settings.logLevel);
  const database = await openDatabase({
    url: settings.databaseUrl, entities: modules.map(({ entity }) => entity),
    commandConnections: settings.pools.commands, readConnections: settings.pools.reads,
  });
  const jobs = bossJobs(settings.databaseUrl, { max: settings.pools.jobs, onError: (error) => log({ level: 'error', message: 'job store', ...factsOf(error) }) });
  const { auditMac, subjectMaster, answer, secrets } = settings.keys;
  const engine = createEngine({
    modules, proposals: { noun: 'changes' }, orm: database.orm, writes: database.writes, reads: database.reads, jobs, clock, ids: uuid7(clock),
    keys: { audit: auditMac, subjects: subjectMaster, answers: answer, secrets }, settings: settingsSource(database.reads),
  });
  const outside = await openOutside(settings, engine, clock);
  await jobs.start();
  return {
    settings, engine, outside, database, log,
    async close() {
      await jobs.stop();
      await outside.mail.close();
      await database.close();
    },
  };
}

async function openOutside(settings: SettledSettings, engine: Engine, clock: Clock): Promise<Outside> {
  const { mail, files, certificateAuthority, signatures } = settings;
  const date = () => new Date(clock.now());
  const authority = await demoAuthority({ folder: certificateAuthority.directory, clock: date, crlUrl: `${settings.publicUrl}/crl/demo.crl` });
  const shelves = files.s3 ? s3Store({ ...files.s3, spoolFolder: `${settings.dataDir}/spool`, clock: date }) : diskStore(files.directory);
  const scanning = settings.virusScanner === undefined ? undefined : { scanner: clamdScanner(settings.virusScanner), held: heldFilesIn(engine.reads) };
  const store = scanning ? scannedStore(shelves, scanning.scanner, scanning.held) : shelves;
  return {
    engine,
    mail: mail.smtpUrl ? smtpTransport(mail.smtpUrl) : fileTransport(mail.directory),
    mailFrom: `Kamu SM <${mail.from}>`,
    mailReplyTo: settings.mailbox.address,
    files: store,
    intake: openIntake({ engine, files: store }),
    ...(scanning ? { scanning: { ...scanning, store: shelves } } : {}),
    authority,
    invoicePdf,
    procurementPackPdf,
    signatures: openSignatures({
      folder: signatures.trustDirectory, authorityCrlNeeded: signatures.authorityCrlNeeded, ...(signatures.ocsp ? { askOcsp: askOcspOverHttp } : {}),
      ...(certificateAuthority.kind === 'demo' ? { more: demoTrust(certificateAuthority.directory, date, authority) } : {}),
    }),
  };
}

const weight = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 } as const;

/** One JSON line an entry, on standard error: standard output belongs to the person who started the process. */
function lineLog(level: keyof typeof weight): Log {
  return (entry) => {
    if (weight[entry.level] >= weight[level]) console.error(JSON.stringify({ at: systemClock.now(), ...entry }));
  };
}
