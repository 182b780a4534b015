/** Raw messages for tests, made line by line: a mail program's composer would mend what we want broken. */
export interface LetterParts {
  readonly id?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly headers?: readonly string[];
  readonly files?: readonly { readonly name?: string; readonly disposition?: string; readonly type?: string; readonly bytes: Uint8Array | string }[];
}

export function letter({ id = '<1@ornek.edu.tr>', from = 'Tuğba Kılıç <tugba@ornek.edu.tr>', subject = 'Başvuru listesi', text = 'Ektedir.', headers = [], files = [] }: LetterParts): Buffer {
  const head = [`From: ${encoded(from)}`, 'To: bilgi@kamusm.example', `Subject: ${encoded(subject)}`, 'Date: Wed, 18 Nov 2026 09:12:00 +0300', ...(id === '' ? [] : [`Message-ID: ${id}`]), 'MIME-Version: 1.0', ...headers];
  if (files.length === 0) return lines([...head, 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text]);
  const parts = files.flatMap(({ name, disposition, type = 'application/octet-stream', bytes }) => [
    '--b1', `Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', disposition ?? `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name ?? 'ek')}`, '',
    Buffer.from(bytes as Uint8Array).toString('base64').replace(/(.{76})/g, '$1\r\n'),
  ]);
  return lines([...head, 'Content-Type: multipart/mixed; boundary="b1"', '', '--b1', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text, ...parts, '--b1--', '']);
}

const lines = (all: readonly string[]): Buffer => Buffer.from(all.join('\r\n'), 'utf8');
const encoded = (text: string): string => text.replace(/[^\x20-\x7e]+/g, (part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`);
