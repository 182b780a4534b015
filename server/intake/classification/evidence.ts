import { type KnownSender, type Letter, type LetterAttachment, type LooksAt, type Reason, type Rule } from './letter.ts';
import { bareSubject, ownWords } from './letter-words.ts';
import { reasonOf } from './sentences.ts';
import { phrasesOf, says, wordsOf, type Words } from './words.ts';

/** A letter prepared once, so that every rule looks at the same words. */
export interface Read {
  readonly letter: Letter;
  readonly sender: KnownSender;
  readonly subject: Words;
  readonly body: Words;
  readonly names: ReadonlyMap<number, Words>;
  /** By page: its head, and the whole. */
  readonly pages: ReadonlyMap<number, readonly { readonly head: Words; readonly whole: Words }[]>;
}

const headCharacters = 500;

export function readLetter(letter: Letter, sender: KnownSender): Read {
  const readable = letter.attachments.filter(({ quarantined }) => !quarantined);
  return {
    letter, sender,
    subject: wordsOf(bareSubject(letter.subject).text), body: wordsOf(ownWords(letter)),
    names: new Map(readable.map(({ position, name }) => [position, wordsOf(spoken(name))])),
    pages: new Map(readable.map(({ position, text }) => [position, text.split('\f').filter((page) => page.trim() !== '').map((page) => ({ head: wordsOf(page.slice(0, headCharacters)), whole: wordsOf(page) }))])),
  };
}

/** `basvuruListesi_v2.xlsx` says “basvuru Listesi v2 xlsx”. */
const spoken = (name: string): string => name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2');

/** What a rule that looks at the letter as a whole finds; once, however often its words stand there. */
export function foundInLetter(rule: Rule, read: Read): Reason | null {
  const phrases = phrasesOf(rule.words);
  const found = phrases.find((phrase) => {
    switch (rule.looksAt) {
      case 'subject': return says(read.subject, phrase);
      case 'body': return says(read.body, phrase);
      default: return false;
    }
  });
  if (found) return reasonOf(rule, found.shown);
  const known = factsOf(rule.looksAt, read);
  const fact = known && lines(rule.words).find((line) => known(line));
  return fact === undefined || fact === null ? null : reasonOf(rule, fact);
}

const lines = (words: string): string[] => words.split('\n').map((line) => line.trim()).filter(Boolean);

function factsOf(looksAt: LooksAt, { letter, sender }: Read): ((line: string) => boolean) | null {
  switch (looksAt) {
    case 'sender': return (line) => line === sender.by || (line === 'publicMail' && sender.publicMail);
    case 'senderDomain': return (line) => inDomain(letter.sender, line);
    case 'thread': return (line) => line === 'known' && letter.inKnownThread === true;
    default: return null;
  }
}

/** `bilgi.ornek.edu.tr` is in `ornek.edu.tr`; `xornek.edu.tr` is not. */
export function inDomain(address: string, domain: string): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const wanted = domain.toLowerCase().replace(/^[@.*]+/, '');
  return wanted !== '' && (host === wanted || host.endsWith(`.${wanted}`));
}

/** What a rule finds in one attachment, and how much of its weight counts: a title inside the text is worth half of one at its head. */
export function foundInAttachment(rule: Rule, read: Read, attachment: LetterAttachment): { reason: Reason; points: number; page: number } | null {
  const { position } = attachment;
  if (rule.looksAt === 'mediaType' || rule.looksAt === 'signed') {
    const value = rule.looksAt === 'signed' ? attachment.signed : attachment.mediaType;
    const line = lines(rule.words).find((one) => one === value || (one.endsWith('*') && value.startsWith(one.slice(0, -1))));
    return line === undefined ? null : { reason: reasonOf(rule, line, position), points: rule.weight, page: 0 };
  }
  for (const phrase of phrasesOf(rule.words)) {
    if (rule.looksAt === 'attachmentName' && says(read.names.get(position) ?? nothing, phrase, true)) return { reason: reasonOf(rule, phrase.shown, position), points: rule.weight, page: 0 };
    if (rule.looksAt !== 'formTitle') continue;
    const pages = read.pages.get(position) ?? [];
    const headed = pages.findIndex(({ head }) => says(head, phrase, true));
    if (headed >= 0) return { reason: reasonOf(rule, phrase.shown, position), points: rule.weight, page: headed };
    const inside = pages.findIndex(({ whole }) => says(whole, phrase, true));
    if (inside >= 0) return { reason: reasonOf({ ...rule, weight: Math.round(rule.weight / 2) }, phrase.shown, position), points: Math.round(rule.weight / 2), page: inside };
  }
  return null;
}

const nothing: Words = { list: [], squeezed: '' };
