import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { demoAccounts } from '../server/config/demo-accounts.ts';
import { readEnvironment } from '../server/config/environment.ts';
import { productionFaults, productionWarnings } from '../server/config/production-rules.ts';
import { loadSettings, secretSettings, SettingsError, type Environment, type Settings } from '../server/config/settings.ts';
import { clamdScanner } from '../server/adapters/scanner/clamd-scanner.ts';
import { smtpFault } from '../server/adapters/mail/smtp-fault.ts';
import { imapFault } from '../server/adapters/mailbox/imap-mailbox.ts';
import { trustFaults } from '../server/adapters/signatures/trust-faults.ts';
import { judgeDatabase } from '../server/db/judge-database.ts';
import { openEmbedded } from '../server/db/embedded.ts';
import { missingSettings } from '../seeds/complete-settings.ts';

const root = join(import.meta.dirname, '..');
const { faults, warnings } = await examine();
for (const warning of warnings) console.log(`! ${warning}`);
for (const fault of faults) console.log(`✗ ${fault}`);
console.log(faults.length === 0 ? '✓ Bu yapılandırma üretime uygun.' : `${faults.length} sorun var; bu yapılandırmayla üretime geçilmez.`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function examine(): Promise<{ readonly faults: readonly string[]; readonly warnings: readonly string[] }> {
  try {
    const environment = await readEnvironment(process.env, root);
    const settings = loadSettings(environment);
    const faults = [...productionFaults(settings), ...(await fileFaults(environment, settings)), ...(await trustFaults(settings.signatures.trustDirectory, new Date())), ...(await scannerFaults(settings)), ...(await outsideFaults(settings)), ...(await databaseFaults(settings))];
    return { faults, warnings: productionWarnings(settings) };
  } catch (error) {
    if (error instanceof SettingsError) return { faults: error.faults, warnings: [] };
    throw error;
  }
}

/** One that is set must answer: while it does not, everything that comes in stays in quarantine. */
async function scannerFaults({ virusScanner }: Settings): Promise<string[]> {
  if (virusScanner === undefined) return [];
  return clamdScanner(virusScanner, { idleMs: 5_000, wholeMs: 5_000, atOnce: 1 }).version().then(() => [], (error: unknown) => [`VIRUS_SCANNER: tarayıcıya ulaşılamıyor (${(error as Error).message}); gelen dosyalar karantinada bekler.`]);
}

/** Both servers are called at once and waited for some seconds; what they answer is said, what was sent to them is not. */
async function outsideFaults({ mail, mailbox }: Settings): Promise<string[]> {
  const found = await Promise.all([mailbox.imap ? imapFault({ ...mailbox.imap, maxBytes: mailbox.maxBytes }) : null, mail.smtpUrl ? smtpFault(mail.smtpUrl) : null]);
  return found.filter((sentence) => sentence !== null);
}

async function databaseFaults(settings: Settings): Promise<string[]> {
  const usernames = demoAccounts.map((account) => account.username);
  const judge = async (url: string) => {
    const finding = await judgeDatabase(url, settings.pools.total * 3, usernames);
    return [...finding.unusable, ...finding.unsafe, ...(finding.unusable.length === 0 ? await settingFaults(url) : [])];
  };
  if (settings.databaseUrl) return judge(settings.databaseUrl);
  // The embedded server belongs to its own superuser; that and its connections were accepted by accepting it.
  if (!settings.embeddedInProduction) return [];
  const embedded = await openEmbedded({ dataDir: join(settings.dataDir, 'postgres') });
  try {
    const finding = await judgeDatabase(embedded.url, settings.pools.total, usernames);
    return [...finding.unusable, ...finding.unsafe.filter((sentence) => !sentence.includes('süper kullanıcı')), ...await settingFaults(embedded.url)];
  } finally {
    await embedded.stop();
  }
}

/** Records of the console that the code asks for; the nodes answer 500 where one is asked and missing. */
async function settingFaults(url: string): Promise<string[]> {
  const missing = await missingSettings(url);
  return missing.length === 0 ? [] : [`Veritabanında şu ayarlar eksik: ${missing.join(', ')}. “npm run migrate” onları başlangıç değerleriyle ekler.`];
}

/** Files that hold secrets and that other accounts of this machine can read. */
async function fileFaults(environment: Environment, settings: Settings): Promise<string[]> {
  const files = [join(root, '.env'), join(settings.dataDir, 'keys.json'), ...[...secretSettings].map((name) => environment[`${name}_FILE`])];
  const found: string[] = [];
  for (const file of files) {
    if (!file) continue;
    const mode = await stat(file).then(
      (it) => it.mode,
      () => 0,
    );
    if ((mode & 0o077) !== 0)
      found.push(`${file} dosyasını bu makinedeki başka hesaplar okuyabilir; izni 0600 olmalı (şimdi ${(mode & 0o777).toString(8)}).`);
  }
  return found;
}
