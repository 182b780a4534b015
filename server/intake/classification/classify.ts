import { type Requirement } from '#domain/document-completeness.ts';
import { heldForms, lackingOf, signatureOf } from './completeness.ts';
import { foundInLetter, readLetter, type Read } from './evidence.ts';
import { formsOf, isSpokenForm, type FormsFound } from './forms.ts';
import { kinds, marks, type Classification, type FormKind, type FoundForm, type Kind, type KnownSender, type Letter, type Mark, type Reason, type Rule } from './letter.ts';
import { plain, reasonOf } from './sentences.ts';

/** What is data: the rules, the required sets that count today, and the usual application type of the sender's institution. */
export interface RulesOfToday {
  readonly rules: readonly Rule[];
  readonly sets: readonly Requirement[];
  readonly applicationType?: string | null;
}

/**
 * Says what a letter is, how surely, and why. Pure: the same letter, sender and rules give the same answer. Confidence is what the rules
 * of the best kind add up to, less what speaks for another one; `blockers` forbid a sure proposal whatever the rules say.
 */
export function classify(letter: Letter, known: KnownSender, { rules, sets, applicationType = null }: RulesOfToday): Classification {
  const read = readLetter(letter, known);
  const found = formsOf(read, rules);
  const heard = rules.flatMap((rule) => (isSpokenForm(rule.speaksFor) ? [] : heardBy(rule, read, found)));
  const spoken = new Set(heard.filter(({ weight }) => weight > 0).map(({ speaksFor }) => speaksFor).filter(isMark));
  const { kind, confidence } = bestKind(heard, found, new Set(rules.filter(({ looksAt }) => looksAt === 'sender').map(({ code }) => code)));
  const signatureKind = signatureOf(letter, found.forms, spoken);
  const flow = flowOf(kind, spoken);
  const { missing, originalExpected, noSet } = lackingOf({ kind, flow, signature: signatureKind }, letter, found.forms, sets, applicationType);
  const blockers = [...blockersOf(letter, known, found.forms), ...(noSet ? [withoutSet] : []), ...(nothingCame(kind, found.forms) ? [withoutFiles] : [])];
  const readable = letter.attachments.filter(({ rows, quarantined }) => rows !== undefined && !quarantined);
  const sum = (of: 'rows' | 'validRows') => (readable.length === 0 ? null : readable.reduce((total, one) => total + (one[of] ?? 0), 0));
  return {
    proposal: kind, flow, signatureKind, confidence,
    complete: kind !== 'junk' && kind !== 'other' && !noSet && missing.length === 0 && blockers.every(({ rule }) => rule !== 'quarantined'),
    missing, originalExpected: originalExpected && (signatureKind === 'wet' || found.forms.some(({ formKind }) => undertakingOrRequest.has(formKind))),
    senderKnown: known.by !== 'none', rows: sum('rows'), validRows: sum('validRows'),
    forms: found.forms, reasons: [...found.reasons, ...heard.filter(({ speaksFor }) => speaksFor === kind || isMark(speaksFor))], blockers,
  };
}

const undertakingOrRequest: ReadonlySet<FormKind> = new Set(['KT', 'EST', 'UDF']);
const withoutSet = plain('noRequiredSet', 'other', 'Bu iş için yürürlükte evrak takımı yok; neyin eksik olduğu söylenemez.', 'No set of papers is in force for this work; nobody can say what is missing.');

const isMark = (word: string): word is Mark => (marks as readonly string[]).includes(word);
const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word);

function heardBy(rule: Rule, read: Read, found: FormsFound): Reason[] {
  if (rule.looksAt !== 'form') return [foundInLetter(rule, read) ?? []].flat();
  const held = heldForms(found.forms);
  const form = rule.words.split('\n').map((line) => line.trim()).find((line) => held.has(line as FormKind));
  if (form === undefined) return [];
  // A form that was only guessed from a name or from the letter's words counts as far as it was believed.
  const points = Math.max(...found.forms.filter(({ formKind, alsoHolds }) => formKind === form || alsoHolds.includes(form as FormKind)).map((one) => one.points));
  return [reasonOf({ ...rule, weight: Math.round(rule.weight * Math.min(1, points / sureForm)) }, form)];
}

/** Points from which a form counts fully. */
const sureForm = 60;

/** Kinds that may come in one letter: they take nothing from each other. */
const together: Readonly<Partial<Record<Kind, readonly Kind[]>>> = { firstApplication: ['list', 'reply'], list: ['firstApplication', 'reply'], assessment: ['reply'], quote: ['reply'], reply: [] };
const lightest = 20;
/** Below these points a form was guessed from names and words; nothing but a readable workbook beside it makes that sure. */
const asRead = 50;
const guessedAtMost = 70;

function bestKind(heard: readonly Reason[], { forms }: FormsFound, aboutSender: ReadonlySet<string>): { kind: Kind; confidence: number } {
  const sums = new Map<Kind, number>();
  // Who sent a letter does not tell what it is: that only adds to what the letter itself says.
  const said = new Set(heard.filter(({ rule, weight }) => !aboutSender.has(rule) && weight > 0).map(({ speaksFor }) => speaksFor));
  for (const { speaksFor, weight } of heard) if (isKind(speaksFor) && said.has(speaksFor)) sums.set(speaksFor, (sums.get(speaksFor) ?? 0) + weight);
  const held = heldForms(forms);
  const proved = held.has('KT') || held.has('EST') ? 'firstApplication' : held.has('UDF') ? 'assessment' : held.has('excelList') || held.has('signedList') || held.has('FRM0103') ? 'list' : null;
  const ranked = [...sums].filter(([, sum]) => sum > 0).sort(([, one], [, other]) => other - one);
  // Words may speak of anything: a form that came says what the letter is, unless nothing but its name spoke for it.
  const kind = proved !== null && (sums.get(proved) ?? 0) >= lightest ? proved : (ranked[0]?.[0] ?? 'other');
  const own = Math.min(100, sums.get(kind) ?? 0);
  const rival = Math.max(0, ...ranked.filter(([other]) => other !== kind && !together[kind]?.includes(other)).map(([, sum]) => sum));
  const guessed = forms.filter(({ formKind, points }) => formKind !== 'other' && points < asRead);
  const most = guessed.length > 0 && !forms.some(({ formKind }) => formKind === 'excelList' || formKind === 'signedList') ? guessedAtMost : 100;
  if (own < lightest) return { kind: kind === 'junk' || proved === null ? 'other' : kind, confidence: Math.max(0, own) };
  return { kind, confidence: Math.min(most, Math.max(0, Math.round(own - Math.max(0, rival - lightest) / 2))) };
}

function flowOf(kind: Kind, spoken: ReadonlySet<Mark>): Classification['flow'] {
  if (kind === 'firstApplication') return 'firstTime';
  if (kind !== 'list') return null;
  return spoken.has('firstTime') && !spoken.has('additional') ? 'firstTime' : 'additional';
}

const withoutFiles = plain('nothingCame', 'other', 'İletide sözü edilen evrakın hiçbiri ekte yok.', 'None of the papers that the letter speaks of is attached.');
const ofSets: Readonly<Partial<Record<Kind, readonly FormKind[]>>> = { firstApplication: ['KT', 'EST'], list: ['excelList', 'signedList', 'FRM0103'], assessment: ['UDF'] };

/** Words that speak of papers without bringing any: whoever accepted that would make nothing of it. */
const nothingCame = (kind: Kind, forms: readonly FoundForm[]): boolean => ofSets[kind]?.some((form) => heldForms(forms).has(form)) === false;

/** Nothing of ours reads it: what a letter says of it may be so or not. */
const unreadable = /octet-stream|ole-storage|ms-outlook|^application\/(?:zip|pkcs7-mime)$/;

const notActive = plain('institutionNotActive', 'other', 'Gönderenin kurumu aktif değil, kaydı henüz onaylanmadı; öneri kesin sayılmaz.', 'The institution of the sender is not active: nobody has approved its registration yet; the proposal is not sure.');

function blockersOf(letter: Letter, known: KnownSender, forms: readonly FoundForm[]): readonly Reason[] {
  const unknown = new Set(forms.filter(({ formKind }) => formKind === 'other').map(({ position }) => position));
  return [
    ...letter.attachments.filter(({ position, mediaType, quarantined }) => !quarantined && unknown.has(position) && unreadable.test(mediaType)).map(({ position }) => plain('unreadFile', 'other', `${position}. ek okunamayan bir biçimde; içine bir kişi bakmalı.`, `Attachment ${position} is in a form that cannot be read; a person must look into it.`, position)),
    ...letter.attachments.filter(({ quarantined }) => quarantined).map(({ position }) => plain('quarantined', 'other', `${position}. ek karantinada; kendiliğinden işlem yapılmaz.`, `Attachment ${position} is quarantined; nothing is done by itself.`, position)),
    ...letter.attachments.filter(({ signed }) => signed === 'damaged').map(({ position }) => plain('damagedSignature', 'other', `${position}. ekin imzası açılamadı.`, `The signature of attachment ${position} cannot be opened.`, position)),
    ...(known.by === 'none' ? [plain('unknownSender', 'other', 'Gönderen kayıtlı bir kurumun adresi değil; öneri kesin sayılmaz.', 'The sender is no address of a registered institution; the proposal is not sure.')] : known.institutionActive === true ? [] : [notActive]),
  ];
}

export interface Thresholds {
  /** From this confidence on, one key accepts. */
  readonly sure: number;
  /** From this confidence on, junk is set aside. */
  readonly junk: number;
}

export type Standing = 'quarantined' | 'setAside' | 'proposed' | 'received';

/** What becomes of the letter: never a silent drop, and nothing sure that a blocker forbids. */
export function standingOf({ proposal, confidence, blockers, forms, senderKnown }: Classification, { sure, junk }: Thresholds): Standing {
  if (blockers.some(({ rule }) => rule === 'quarantined')) return 'quarantined';
  if (proposal === 'junk' && confidence >= junk && !senderKnown && forms.every(({ formKind }) => formKind === 'other')) return 'setAside';
  if (proposal === 'junk' || proposal === 'other' || proposal === 'reply') return 'received';
  return blockers.length === 0 && confidence >= sure ? 'proposed' : 'received';
}
