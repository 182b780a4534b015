import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify, standingOf } from '../../server/intake/classification/classify.ts';
import { type KnownSender, type Letter, type LetterAttachment } from '../../server/intake/classification/letter.ts';
import { assessmentForm, envelope, letter, officer, officerUndertaking, photograph, scannedList, seeded, seededRules, seededSets, stranger, undertaking, workbook } from './letters.ts';

const parts: readonly Omit<LetterAttachment, 'position'>[] = [undertaking, officerUndertaking, scannedList, workbook, envelope, assessmentForm, photograph];
const said = [
  'FRM.01.03 başvuru listesi', 'İlk e-imza başvurusu', 'Teklif talebi', 'Uyum değerlendirme talebi', 'taahhütname', 'indirim kampanya', 'ıslak imzalı', 'Ynt:', 'FW: ', '\u202e', 'ÝMZALI LÝSTE', '\u0000', '���',
];
const words = fc.array(fc.oneof(fc.constantFrom(...said), fc.string({ maxLength: 40 })), { maxLength: 12 }).map((all) => all.join(' '));
const changed = fc.record({ name: fc.option(fc.string({ maxLength: 60 })), text: fc.option(words), mediaType: fc.option(fc.constantFrom('application/pdf', 'image/png', 'text/plain', 'application/zip')), signed: fc.option(fc.constantFrom<LetterAttachment['signed'][]>('cades', 'smime', 'pades', 'detached', 'damaged', 'none')), rows: fc.option(fc.nat(5000)) });
const attachments = fc.array(fc.tuple(fc.constantFrom(...parts), changed).map(([part, change]) => ({ ...part, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null)) })), { maxLength: 6 });
const letters = fc.tuple(words, words, attachments, fc.boolean()).map(([subject, body, files, inKnownThread]): Letter => letter(subject, body, files, { inKnownThread }));
// However low somebody sets it, and whatever weights somebody gives.
const anyThresholds = fc.record({ sure: fc.integer({ min: 0, max: 100 }), junk: fc.integer({ min: 0, max: 100 }) });
const anyRules = fc.integer({ min: 1, max: 4 }).map((times) => seededRules.map((rule) => ({ ...rule, weight: rule.weight * times })));

test('whatever an unknown sender writes and attaches, it is never a sure proposal', () => {
  fc.assert(fc.property(letters, anyThresholds, anyRules, fc.boolean(), (of, at, rules, publicMail) => {
    const found = classify(of, { ...stranger, publicMail }, { rules, sets: seededSets });
    expect(standingOf(found, at)).not.toBe('proposed');
    expect(found.confidence).toBeGreaterThanOrEqual(0);
    expect(found.confidence).toBeLessThanOrEqual(100);
  }), { numRuns: 400, seed: 20261122 });
});

test('nothing is sure of an institution that nobody has activated, whichever of its addresses writes', () => {
  const senders = (['officer', 'institutionMail', 'domain'] as const).flatMap((by): KnownSender[] => [{ by, publicMail: false, institutionActive: false }, { by, publicMail: false }]);
  fc.assert(fc.property(letters, fc.constantFrom(...senders), anyThresholds, anyRules, (of, sender, at, rules) => {
    expect(standingOf(classify(of, sender, { rules, sets: seededSets }), at)).not.toBe('proposed');
  }), { numRuns: 300, seed: 20261123 });
});

test('a letter with a quarantined attachment is quarantined, whoever sent it and whatever else is in it', () => {
  const senders: readonly KnownSender[] = [officer, stranger, { by: 'domain', publicMail: false }, { by: 'institutionMail', publicMail: false }];
  fc.assert(fc.property(letters, fc.constantFrom(...parts), fc.nat(6), fc.constantFrom(...senders), anyThresholds, anyRules, (of, hostile, place, sender, at, rules) => {
    const files = [...of.attachments];
    files.splice(place, 0, { ...hostile, quarantined: true, position: 0 });
    const found = classify({ ...of, attachments: files.map((file, index) => ({ ...file, position: index + 1 })) }, sender, { rules, sets: seededSets });
    expect(standingOf(found, at)).toBe('quarantined');
    expect(found.complete).toBe(false);
  }), { numRuns: 400, seed: 20261122 });
});

test('a letter with a list is never set aside as junk', () => {
  fc.assert(fc.property(letters, anyThresholds, (of, at) => {
    const found = classify({ ...of, attachments: [...of.attachments, { ...workbook, position: of.attachments.length + 1 }] }, stranger, seeded);
    expect(standingOf(found, at)).not.toBe('setAside');
  }), { numRuns: 300, seed: 20261122 });
});
