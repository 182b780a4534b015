import { refuse } from '#domain/language/refuse.ts';
import { type mergers } from '#domain/mergers.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof mergers, Outside>['guards'] = {
  differentInstitutions: (merger) => merger.double !== merger.survivor
    || refuse('SAME_INSTITUTION', 'Kurum kendisiyle birleştirilemez. Kalacak kurumu seçin.', 'An institution cannot merge with itself; choose the one that stays.'),
  neitherClosed: (_merger, given) => {
    const closed = [loadedRow(given, 'doubleRecord'), loadedRow(given, 'survivorRecord')].find((one) => one?.state === 'closed');
    return closed === undefined || refuse('INSTITUTION_CLOSED', `“${String(closed?.['name'])}” kapatılmış; kapalı kurum birleştirilmez.`, `“${String(closed?.['name'])}” is closed and cannot be merged.`);
  },
  doubleMayOrder: (_merger, given) => loadedRow(given, 'doubleRecord')?.state !== 'blockedForOrders'
    || refuse('DOUBLE_BLOCKED', 'Mükerrer kurum siparişe kapalı; kapatma sebebi birleştirmeyle kaybolmamalı. Önce siparişe açın.', 'The double is blocked for orders, which must not be lost by merging: allow orders first.'),
  noOpenMerger: (merger, given) => {
    const others = ['goingOfDouble', 'takingOfDouble', 'goingOfSurvivor', 'takingOfSurvivor'].flatMap((load) => loadedRows(given, load)).filter(({ id }) => id !== merger.id);
    return others.length === 0 || refuse('MERGER_OPEN', `Bu kurumlardan biri için süren bir birleştirme var: ${String(others[0]?.['reference'])}. Önce o bitmeli.`, `A merger with one of them is open: ${String(others[0]?.['reference'])}.`);
  },
  noOrderClash: (_merger, given) => {
    const theirs = loadedRows(given, 'ordersOfSurvivor');
    const clash = loadedRows(given, 'ordersOfDouble').find((mine) => theirs.some((other) => other['kind'] === mine['kind']));
    const other = theirs.find((one) => one['kind'] === clash?.['kind']);
    return clash === undefined || refuse('ORDERS_CLASH', `İki kurumda da aynı türde açık sipariş var (${String(clash['reference'])} ve ${String(other?.['reference'])}). Birini kapatın; yoksa adet hangisinden düşülecek belli olmaz.`,
      `Both have an open order of the same kind (${String(clash['reference'])}, ${String(other?.['reference'])}); close one of them.`);
  },
  nothingProposed: (_merger, given) => loadedRows(given, 'waitingForDouble').length === 0
    || refuse('CHANGE_WAITS', 'Mükerrer kurum için onay bekleyen bir değişiklik talebi var. Önce talep onaylanmalı, reddedilmeli ya da geri çekilmeli.', 'A change of the double waits for approval; it must be decided or withdrawn first.'),
  survivorAsFar: (_merger, given) => loadedRow(given, 'doubleRecord')?.state !== 'active' || ['active', 'blockedForOrders'].includes(String(loadedRow(given, 'survivorRecord')?.state))
    || refuse('SURVIVOR_NOT_ACTIVE', 'Aktif kurum, kaydı tamamlanmamış kuruma katılamaz; başvuruları yarıda kalır. Kalacak kurum olarak aktif olanı seçin.', 'An active institution cannot merge into one that is still being registered: choose the active one to stay.'),
  survivorStands: (_merger, given) => loadedRow(given, 'survivorRecord')?.state !== 'closed'
    || refuse('SURVIVOR_CLOSED', 'Kalan kurum sonradan kapatılmış ya da başka kurumla birleştirilmiş. Önce o işlem geri alınmalı.', 'The one that stayed was closed or merged since; undo that first.'),
};
