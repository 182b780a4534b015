import { type Letter } from './letter.ts';

const replyPrefix = /^\s*(re|ynt|yan|yanıt|yanit|cevap|aw|sv)\s*(\[\d+\]|\(\d+\))?\s*[:：]\s*/iu;
const forwardPrefix = /^\s*(fw|fwd|ilt|İlt|iletilen|wg)\s*(\[\d+\]|\(\d+\))?\s*[:：]\s*/iu;

/** The subject without what mail programs put before it. */
export function bareSubject(subject: string): { readonly text: string; readonly isReply: boolean; readonly isForward: boolean } {
  let text = subject;
  let isReply = false;
  let isForward = false;
  for (let turn = 0; turn < 10; turn++) {
    if (replyPrefix.test(text)) { text = text.replace(replyPrefix, ''); isReply = true; continue; }
    if (forwardPrefix.test(text)) { text = text.replace(forwardPrefix, ''); isForward = true; continue; }
    break;
  }
  return { text, isReply, isForward };
}

// Where the letter that is being answered begins, as usual mail programs write it.
const quotedFrom = /^(-{3,}.{0,40}(original message|orijinal (ileti|mesaj|e-?posta)|iletilen|forwarded).{0,40}|_{10,}|.{0,200}(tarihinde.{0,80}(şunu|şunları) yazdı|wrote):?|(from|kimden|gönderen)\s*:.{0,200})\s*$/imu;

/** What the sender wrote himself: of an answer only what stands above the quoted letter; of a forwarded letter everything. */
export function ownWords(letter: Letter): string {
  const { isReply, isForward } = bareSubject(letter.subject);
  if (isForward || !(isReply || letter.inKnownThread === true)) return letter.body;
  const unquoted = letter.body.split('\n').filter((line) => !line.startsWith('>')).join('\n');
  const at = unquoted.search(quotedFrom);
  return at > 0 ? unquoted.slice(0, at) : unquoted;
}
