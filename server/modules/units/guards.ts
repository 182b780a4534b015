import { refuse } from '#domain/language/refuse.ts';
import { type units } from '#domain/units.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof units, Outside>['guards'] = {
  parentIsOfSameInstitution: (unit, given) => {
    const parent = loadedRow(given, 'parentUnit');
    if (parent === null) return true;
    // A unit below itself would make every walk up the tree endless.
    if (parent.id === unit.id || parent['parent'] === unit.id) return refuse('OWN_PARENT', 'Bir birim kendi altına bağlanamaz.', 'A unit cannot hang below itself.');
    return parent['institution'] === unit.institution || refuse('OTHER_INSTITUTION', 'Üst birim başka bir kuruma ait.', 'The parent unit belongs to another institution.');
  },
  noOpenChild: (_unit, given) => !loadedRows(given, 'children').some(({ state }) => state === 'active')
    || refuse('OPEN_CHILD', 'Birimin altında açık birim var; önce onu kapatın.', 'A unit below it is open; close that first.'),
};
