// Runs on whatever Node ≥ 20 the machine has: installs what is missing, then goes on with the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = 'start', ...parameters] = process.argv.slice(2);

/**
 * Memory in proportion to what is alive, without a wall to run into (docs/performance.md): the space for young objects stays small, the
 * space for old ones is collected when it has grown by two fifths instead of doubled, and the C library keeps two arenas instead of one a thread.
 */
const nodeFlags = ['--max-semi-space-size=8', '--heap-growing-percent=40'];
const nodeEnvironment = { MALLOC_ARENA_MAX: '2' };

main();

function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) stop(`Node.js 20 ya da daha yenisi gerekli; bu makinedeki ${process.version}.`);
  if (!/^[a-z-]+$/.test(command) || !existsSync(join(root, 'scripts', `${command}.ts`))) stop(`Böyle bir komut yok: ${command}.`);
  if (!isInstalled()) install();
  ensureOwnNode();
  runScript();
}

/** Whether node_modules holds exactly what package-lock.json asks for; npm writes its record last, so a killed install shows. */
function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return false;
  return Object.entries(wanted ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    // Packages for other machines are optional and not there; one that is there must be the right one.
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.log('Bağımlılıklar kuruluyor (npm ci)…');
  if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    stop('Bağımlılıklar kurulamadı; yukarıdaki npm hatasına bakın (ağ ya da kayıt sunucusu erişilebilir mi?).');
  }
}

/** The `node` package brings Node 24 by its install script, which npm may have been told to skip. */
function ensureOwnNode() {
  if (worksAsNode24()) return;
  npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (!worksAsNode24()) stop('Projenin kendi Node.js 24 sürümü (npm paketi "node") kurulamadı; npm install betiklerine izin verin.');
}

function worksAsNode24() {
  const said = spawnSync(ownNode(), ['--version'], { encoding: 'utf8' });
  return said.status === 0 && said.stdout.startsWith('v24.');
}

function ownNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function npm(args) {
  const cli = process.env.npm_execpath;
  const [program, first] = cli && /\.c?js$/.test(cli) ? [process.execPath, [cli]] : ['npm', []];
  return spawnSync(program, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' }).status;
}

function runScript() {
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(ownNode(), [...nodeFlags, join(root, 'scripts', `${command}.ts`), ...parameters], {
    cwd: process.cwd(),
    env: { ...nodeEnvironment, ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, NODE_OPTIONS: '', NES_LIFELINE: '1' },
    // The fourth is a lifeline: when this process is killed it closes, and the child stops cleanly by itself.
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  });
  // A terminal sends Ctrl-C to both; this one waits for the other to finish its stop.
  process.on('SIGINT', () => child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGTERM'));
  if (process.env.npm_lifecycle_event) endWithNpm(child);
  child.on('error', (error) => stop(`Başlatılamadı: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** npm killed without a word (kill -9) leaves us, or the shell between us, to another parent. */
function endWithNpm(child) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) child.kill('SIGTERM');
  }, 1000).unref();
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    // Not Linux: then only the direct parent is watched.
    return undefined;
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
