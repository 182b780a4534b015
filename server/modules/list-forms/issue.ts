import { personalSight } from '#domain/language/permit.ts';
import { recordView } from '../../engine/access-log.ts';
import { reading } from '../../engine/transaction.ts';
import { type Actor, type Engine, type Row } from '../../engine/types.ts';
import { formWorkbook } from './form-workbook.ts';

export interface FormFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** The file of a form that was issued; the same form gives the same file again. The officer's name is a view of a person, and logged. */
export async function fileOfForm(engine: Engine, actor: Actor, form: Row): Promise<FormFile> {
  const facts = await reading(engine, actor, async (tx) => {
    const institution = await tx.get('institutions', String(form['institution']));
    const officer = form['officer'] === null ? null : await tx.get('officers', String(form['officer']));
    const years = String(await tx.setting('offeredYears')).split(',').map(Number);
    return { institution, officer, years };
  });
  const named = facts.officer !== null && personalSight(engine.page('officers'), actor) === 'always';
  if (named && facts.officer) await recordView(engine, actor, { noun: 'officers', ids: [facts.officer.id], fields: ['name'], kind: 'export' });
  const number = String(form['reference']);
  const bytes = await formWorkbook({
    number, version: String(form['formVersion'] ?? ''), issuedOn: String(form['issuedOn'] ?? ''), institution: String(facts.institution['name']), vkn: String(facts.institution['vkn'] ?? ''),
    officer: named ? ((facts.officer?.['name'] as string | null) ?? null) : null, years: facts.years,
  });
  return { bytes, fileName: `FRM.01.03-${number}.xlsx` };
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
