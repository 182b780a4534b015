import { defaultDemoPassword, type KeyRing, type Settings } from './settings.ts';

/**
 * What is unsafe in a configuration for production, one Turkish sentence each; empty when nothing is.
 * The production start and `npm run doctor` ask the same list.
 */
export function productionFaults(settings: Settings): string[] {
  return [...modeFaults(settings), ...databaseFaults(settings), ...addressFaults(settings), ...keyFaults(settings), ...outsideFaults(settings)];
}

/** What production may run without and should not, one sentence each: `npm run doctor` says them and refuses nothing. */
export function productionWarnings(settings: Settings): string[] {
  return settings.virusScanner ? [] : ['VIRUS_SCANNER verilmedi: gelen dosyalar virüs taramasından geçmiyor. clamd adresi verilmeli (tcp://sunucu:3310 ya da unix:///run/clamav/clamd.ctl).'];
}

function modeFaults(settings: Settings): string[] {
  const faults: string[] = [];
  if (settings.mode !== 'production')
    faults.push(`MODE=${settings.mode}: üretimde production olmalı; demo kipinde herkesin bildiği hesaplar açılır.`);
  if (settings.mode !== 'production' && settings.demoPassword === defaultDemoPassword)
    faults.push('DEMO_PASSWORD: demo hesaplarının parolası herkese açık varsayılan değerde.');
  for (const role of ['supervisor', 'admin']) {
    if (!settings.totpRequiredRoles.includes(role)) faults.push(`TOTP_REQUIRED_ROLES: ${role} rolü ikinci etken olmadan oturum açabiliyor.`);
  }
  if (settings.logLevel === 'debug') faults.push('LOG_LEVEL=debug: üretimde ayrıntılı günlük tutulmaz.');
  return faults;
}

function databaseFaults(settings: Settings): string[] {
  if (!settings.databaseUrl) {
    return settings.embeddedInProduction
      ? []
      : ['DATABASE_URL verilmedi: gömülü PostgreSQL üretimde ancak EMBEDDED_DATABASE_IN_PRODUCTION=true denirse kullanılır.'];
  }
  const address = new URL(settings.databaseUrl);
  const faults: string[] = [];
  if (address.password.length < 12 && !address.searchParams.has('sslcert'))
    faults.push('DATABASE_URL: veritabanı parolası yok ya da 12 karakterden kısa.');
  const safe = ['verify-full', 'verify-ca'].includes(address.searchParams.get('sslmode') ?? '');
  if (!isLoopback(address.hostname) && !safe)
    faults.push('DATABASE_URL: başka makinedeki veritabanına sunucu kimliği doğrulanmadan bağlanılıyor (sslmode=verify-full olmalı).');
  return faults;
}

function addressFaults(settings: Settings): string[] {
  const faults: string[] = [];
  const address = new URL(settings.publicUrl);
  if (address.protocol !== 'https:') faults.push(`PUBLIC_URL=${settings.publicUrl}: üretimde https olmalı; oturum çerezi açıkta gider.`);
  if (isLoopback(address.hostname)) faults.push(`PUBLIC_URL=${settings.publicUrl}: e-postalardaki bağlantılar başkasının makinesinde açılmaz.`);
  if (!isLoopback(settings.host) && settings.trustedProxies.length === 0)
    faults.push('TRUSTED_PROXY boş: dışarıya dinleyen sunucu istemcinin gerçek adresini bilemez, hız sınırı herkesi bir sayar.');
  if (settings.trustedProxies.some((it) => it.endsWith('/0')))
    faults.push('TRUSTED_PROXY: /0 herkese güvenir; yalnız kendi vekil sunucularınızı yazın.');
  return faults;
}

function keyFaults(settings: Settings): string[] {
  const rings: [string, KeyRing][] = [
    ['AUDIT_MAC_KEY', settings.keys.auditMac],
    ['SUBJECT_MASTER_KEY', settings.keys.subjectMaster],
    ['ANSWER_KEY', settings.keys.answer],
    ['SECRETS_KEY', settings.keys.secrets],
  ];
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const [name, ring] of rings) {
    for (const bytes of ring.keys.values()) {
      const text = bytes.toString();
      // 32 random bytes hold about 30 different values; a typed password or a repeated byte does not.
      if (new Set(bytes).size < 16) faults.push(`${name}: anahtar rastgele görünmüyor; \`openssl rand -base64 32\` ile üretin.`);
      if (seen.has(text)) faults.push(`${name}: ${seen.get(text)} ile aynı anahtar; her işin anahtarı ayrı olmalı.`);
      seen.set(text, name);
    }
  }
  return faults;
}

function outsideFaults(settings: Settings): string[] {
  const faults: string[] = [];
  if (!settings.mail.smtpUrl) faults.push('SMTP_URL verilmedi: e-postalar kimseye gitmez, dosyaya yazılır.');
  const { imap } = settings.mailbox;
  if (imap?.security === 'none' && !isLoopback(imap.host)) faults.push('MAILBOX_URL: gelen e-postalar ve parola şifresiz bağlantıyla taşınıyor; imaps:// olmalı.');
  if (settings.certificateAuthority.kind === 'demo') faults.push('CERTIFICATE_AUTHORITY=demo: deneme otoritesinin sertifikaları nitelikli değildir.');
  if (settings.files.s3 && new URL(settings.files.s3.endpoint).protocol !== 'https:' && !isLoopback(new URL(settings.files.s3.endpoint).hostname)) {
    faults.push('S3_ENDPOINT: evraklar şifresiz bağlantıyla taşınıyor; https olmalı.');
  }
  if (within(settings.auditAnchorFile, settings.dataDir))
    faults.push('AUDIT_ANCHOR_FILE: denetim izi mühürleri verilerle aynı klasörde; başka bir diske yazılmalı.');
  return faults;
}

function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host);
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder.replace(/\/$/, '')}/`);
}
