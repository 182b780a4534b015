/** What a server is called in a sentence, and the settings that the sentence names. */
export interface ServerWords {
  /** “Posta sunucusu”, in the nominative. */
  readonly server: string;
  readonly setting: string;
  /** The setting that names a certificate authority of one's own. */
  readonly authoritySetting: string;
}

const unknownIssuer = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'INVALID_CA', 'CERT_UNTRUSTED']);
const noTls = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'EPROTO', 'ERR_SSL_HTTP_REQUEST']);
const oldTls = new Set(['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_NO_PROTOCOLS_AVAILABLE', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM', 'ERR_SSL_DH_KEY_TOO_SMALL']);
const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT']);

/** Why a server could not be talked to safely, as whoever runs the machines reads it; null when the code says nothing of the connection. No address, name or password is in it. */
export function connectionFault(code: string | undefined, { server, setting, authoritySetting }: ServerWords): string | null {
  if (code === undefined) return null;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `${server} başka bir ad için verilmiş sertifika gösteriyor; bağlanılmadı. ${setting} ayarındaki sunucu adı sertifikadaki adla aynı olmalı.`;
  if (code === 'CERT_HAS_EXPIRED') return `${server} süresi dolmuş sertifika gösteriyor; bağlanılmadı. ${setting} ayarındaki sunucunun sertifikası yenilenmeli.`;
  if (code === 'CERT_NOT_YET_VALID') return `${server} henüz geçerli olmayan sertifika gösteriyor; bağlanılmadı. ${setting} ayarındaki sunucunun sertifikasına ve bu makinenin saatine bakın.`;
  if (code === 'CERT_REVOKED') return `${server} iptal edilmiş sertifika gösteriyor; bağlanılmadı. ${setting} ayarındaki sunucunun sertifikası yenilenmeli.`;
  if (unknownIssuer.has(code)) return `${server} tanınan bir otoritenin imzalamadığı sertifika gösteriyor; bağlanılmadı. Kurumun kendi otoritesiyse sertifikası ${authoritySetting} ayarıyla gösterilmeli.`;
  if (noTls.has(code)) return `${server} bu kapıda TLS ile konuşmuyor; bağlanılmadı. ${setting} ayarındaki adresin başına ve kapı numarasına bakın.`;
  if (oldTls.has(code)) return `${server} ile ortak bir TLS sürümü yok (en az TLS 1.2 istenir); bağlanılmadı. ${setting} ayarındaki sunucu güncellenmeli.`;
  if (unreachable.has(code)) return `${server} yanıt vermiyor (${code}); ${setting} ayarındaki sunucu adına, kapı numarasına ve ağa bakın.`;
  return null;
}
