import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#domain/language/refuse.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { nearWord } from '../../server/engine/search/near-name.ts';
import { rebuildSearch } from '../../server/engine/search/rebuild.ts';
import { searchAll } from '../../server/engine/search/search-all.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { type Actor, type Row } from '../../server/engine/types.ts';
import { person, toyEngine, type ToyEngine } from '../support/toy-engine.ts';

let toy: ToyEngine;
let shelf: Row;
let lost: Row;
let kept: Row;
const ada = person('Ada', 'registrar');
const agent = person('Eda', 'callAgent');
const auditor = person('Derya', 'auditor');

beforeAll(async () => {
  toy = await toyEngine();
  shelf = await createRecord(toy.engine, ada, 'shelves', { name: 'Şiir Rafı' });
  kept = await createRecord(toy.engine, ada, 'books', { title: 'Saatleri Ayarlama Enstitüsü', genre: 'novel', shelf: shelf.id, borrower: 'Işıl Yıldırım', borrowerNumber: '90000000100' });
  lost = await createRecord(toy.engine, ada, 'books', { title: 'Şiirler', genre: 'poem', borrower: 'Şükrü Özdemir', borrowerNumber: '90000000278' });
});
afterAll(async () => { await toy.close(); });

const found = async (text: string, actor: Actor = ada): Promise<string[]> =>
  (await searchAll(toy.engine, actor, text)).flatMap(({ noun, hits }) => hits.map(({ id, how }) => `${noun} ${how} ${id === kept.id ? 'kept' : id === lost.id ? 'lost' : id === shelf.id ? 'shelf' : id}`));

describe('the one search box', () => {
  test('finds a person by number, by reference and by name however its letters are typed', async () => {
    expect(await found('90000000100')).toEqual(['books exact kept']);
    expect(await found('900 000 001 00')).toEqual(['books exact kept']);
    expect(await found(String(kept['reference']).toLowerCase().replaceAll('-', ' '))).toEqual(['books exact kept']);
    for (const typed of ['ışıl yıldırım', 'ISIL YILDIRIM', 'Isil Yildirim', 'yıldırım ışıl', 'İŞİL']) expect(await found(typed), typed).toEqual(['books name kept']);
  });

  test('forgives a slip of the hand, and only when nothing fits better', async () => {
    for (const typed of ['Yıldırm', 'Yıldrıım', 'Yildirin', 'Işıl Yıldırın', 'Ozdemmir']) expect((await found(typed)).length, typed).toBe(1);
    expect(await found('Yıldırın ışıl')).toEqual(['books near kept']);
    expect(await found('Karabulut')).toEqual([]);
  });

  test('groups hits by noun in the order of the menu', async () => {
    expect(await found('şiir')).toEqual(['shelves name shelf', 'books name lost']);
  });

  test('a hit shows its title and state and masks what is personal', async () => {
    const [group] = await searchAll(toy.engine, ada, '90000000100');
    expect(group?.hits[0]).toMatchObject({ id: kept.id, field: 'borrowerNumber', how: 'exact', record: { id: kept.id, state: 'onShelf', title: 'Saatleri Ayarlama Enstitüsü' } });
  });

  test('a call agent finds by whole number, but only records that the agent may read', async () => {
    expect(await found('90000000100', agent)).toEqual(['books exact kept']);
    expect(await found('90000000278', agent)).toEqual([]);
    expect(await found('özdemir', agent)).toEqual([]);
    expect(await found('yıldırım', agent)).toEqual(['books name kept']);
    expect(await found('yıldırin', agent)).toEqual(['books near kept']);
  });

  test('whoever never sees personal values finds nothing by them', async () => {
    expect(await found('90000000100', auditor)).toEqual([]);
    expect(await found('yıldırım', auditor)).toEqual([]);
    expect(await found('enstitü', auditor)).toEqual(['books name kept']);
    expect(await found('şiir', auditor)).toEqual(['books name lost']);
    expect(await found('yıldırım', person('Kaya', 'accountant'))).toEqual([]);
  });

  test('odd texts find nothing and break nothing; too long a one is refused', async () => {
    for (const text of ['', ' ', '%', '_', "'", '\\', '🙂', 'a', '((((', '%%%%%%', 'a b c d e f g h i j', '\0']) expect(Array.isArray(await found(text)), text).toBe(true);
    await expect(searchAll(toy.engine, ada, 'x'.repeat(201))).rejects.toBeInstanceOf(Refusal);
    await expect(searchAll(toy.engine, ada, 7)).rejects.toBeInstanceOf(Refusal);
  });

  test('what changed is found by its new value at once and by its old one no more', async () => {
    const { record } = await updateRecord(toy.engine, ada, 'books', lost.id, { borrower: 'Nurcan Ünal', borrowerNumber: null }, { version: lost.version });
    expect(record['borrower']).toBe('Nurcan Ünal');
    expect(await found('nurcan unal')).toEqual(['books name lost']);
    expect(await found('şükrü')).toEqual([]);
    expect(await found('90000000278')).toEqual([]);
  });

  test('the terms can be built anew and are the same', async () => {
    const terms = async () => (await toy.engine.reads.query("select noun, record_id, field, kind, folded from engine.search_terms where folded <> '' order by 1, 2, 3")).rows;
    const before = await terms();
    await toy.engine.reads.query("update engine.search_terms set folded = 'YANLIS' where noun = 'books'");
    await toy.engine.reads.query("insert into engine.search_terms values ('books', gen_random_uuid(), 'title', 'name', 'YANLIS')");
    expect(await rebuildSearch(toy.engine, 'books')).toBe(2);
    expect(await terms()).toEqual(before);
  });
});

test('a near word is one slip away, two in long words, none in short ones', () => {
  expect(nearWord('YILMAS', 'YILMAZ')).toBe(true);
  expect(nearWord('YLIMAZ', 'YILMAZ')).toBe(true);
  expect(nearWord('YILMA', 'YILMAZ')).toBe(true);
  expect(nearWord('YALMAS', 'YILMAZ')).toBe(false);
  expect(nearWord('ALI', 'ALP')).toBe(false);
  expect(nearWord('KARAOSMANOGLI', 'KARAOSMNOGLU')).toBe(true);
  expect(nearWord('DEMIR', 'DEMIRCI')).toBe(true);
});
