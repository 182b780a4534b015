import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { loadSettings, secretSettings, SettingsError, settingNames, type Environment, type Settings } from './settings.ts';

const keyNames = ['AUDIT_MAC_KEY', 'SUBJECT_MASTER_KEY', 'ANSWER_KEY', 'SECRETS_KEY'] as const;

/**
 * The settings of this process: its environment over the `.env` of `root`, secrets from `<NAME>_FILE`,
 * and, in demo mode only, keys made once and kept in `<DATA_DIR>/keys.json`.
 * Throws SettingsError with sentences that name the settings.
 */
export async function readSettings(environment: Environment, root: string): Promise<Settings> {
  return loadSettings(await readEnvironment(environment, root));
}

/** As `readSettings`, before it is judged: what the doctor looks at. */
export async function readEnvironment(environment: Environment, root: string): Promise<Environment> {
  const given = await withSecretFiles({ ...(await dotEnv(root)), ...environment });
  const mode = given['MODE'] || (given['NODE_ENV'] === 'production' ? 'production' : 'demo');
  const wholly = { ...given, DATA_DIR: given['DATA_DIR'] || join(root, '.data') };
  return mode === 'demo' ? withDemoKeys(wholly) : wholly;
}

async function dotEnv(root: string): Promise<Environment> {
  const content = await readFile(join(root, '.env'), 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return '';
    throw new SettingsError([`.env dosyası okunamadı (${error.code}).`]);
  });
  const given = parseEnv(content);
  const known = new Set<string>([...settingNames, ...[...secretSettings].map((name) => `${name}_FILE`)]);
  // In the environment strangers are normal; in our own file a stranger is a misspelt setting.
  const faults = Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => `${name} diye bir ayar yok (.env); bilinenler .env.example dosyasında.`);
  if (faults.length > 0) throw new SettingsError(faults);
  return given;
}

async function withSecretFiles(given: Environment): Promise<Environment> {
  const read: Record<string, string | undefined> = { ...given };
  for (const name of secretSettings) {
    const path = given[`${name}_FILE`];
    if (!path) continue;
    if (given[name]) throw new SettingsError([`${name} ve ${name}_FILE birlikte verilemez; birini seçin.`]);
    read[name] = await readFile(path, 'utf8').then(
      (content) => content.trim(),
      (error: { code?: string }) => {
        throw new SettingsError([`${name}_FILE ayarındaki dosya okunamadı (${error.code}).`]);
      },
    );
  }
  return read;
}

async function withDemoKeys(given: Environment): Promise<Environment> {
  if (keyNames.every((name) => given[name])) return given;
  const made = await demoKeys(given['DATA_DIR'] ?? '.data');
  return { ...given, ...Object.fromEntries(keyNames.map((name) => [name, given[name] || made[name]])) };
}

async function demoKeys(dataDir: string): Promise<Record<string, string>> {
  const path = join(dataDir, 'keys.json');
  await mkdir(dataDir, { recursive: true });
  const fresh = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const read = async () => JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  const known = await read().catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return undefined;
    // Keys made anew would make everything encrypted or sealed so far unreadable.
    throw new SettingsError([`${path} okunamadı; anahtarlar bozuksa eski veriler açılamaz, dosyayı yedekten geri koyun.`]);
  });
  if (known) return known;
  await writeFile(fresh, JSON.stringify(Object.fromEntries(keyNames.map((name) => [name, `1:${randomBytes(32).toString('base64')}`])), null, 2), {
    mode: 0o600,
  });
  // A link fails where a file stands: of two first starts one makes the keys and the other reads them.
  await link(fresh, path).catch(() => undefined);
  await rm(fresh, { force: true });
  return read();
}
