import { Link as MuiLink } from '@mui/material';
import { DataTable, useCreatePath, useRecordContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { maySee, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { openerOf } from './list/column-choice.ts';
import { FieldDisplay, isRightAligned } from './FieldDisplay.tsx';
import { fieldLabel, useLanguage } from './words.ts';
import { useSession } from '../providers/session.ts';

const engineSorts = ['state', 'stateSince', 'dueAt', 'createdAt', 'updatedAt'];
const mostColumns = 6;

/** The columns that a page names, as far as the roles may see them; the state is always among them. */
export function columnNames(page: Page, actor: PermitActor): string[] {
  const named = page.list ?? Object.keys(page.fields).slice(0, mostColumns);
  const seen = named.filter((name) => maySee(page, actor, name));
  return seen.includes('state') || Object.keys(page.workflow.states).length < 2 ? seen : [...seen, 'state'];
}

/** Columns for a DataTable, derived from the page. `without` names what the place already says. */
export function useColumns(page: Page, without: readonly string[] = []) {
  const session = useSession();
  const language = useLanguage();
  const names = columnNames(page, session).filter((name) => !without.includes(name));
  const opener = openerOf(page, names);
  return names.map((name) => {
    const field = page.fields[name];
    const right = isRightAligned(field);
    return (
      <DataTable.Col
        key={name}
        source={name}
        label={fieldLabel(page, name, language)}
        {...(right ? { align: 'right' as const } : {})}
        disableSort={!(field?.sortable || engineSorts.includes(name))}
      >
        {name === opener ? <Opener page={page} field={name} /> : <FieldDisplay page={page} field={name} compact />}
      </DataTable.Col>
    );
  });
}

/** A real link, so that a row can be opened from the keyboard, in a new tab and by a screen reader. */
function Opener({ page, field }: { page: Page; field: string }) {
  const record = useRecordContext();
  const createPath = useCreatePath();
  if (!record) return null;
  return (
    <MuiLink
      component={Link}
      to={createPath({ resource: page.name, type: 'show', id: record.id })}
      underline="hover"
      onClick={(event: React.MouseEvent) => event.stopPropagation()}
    >
      <FieldDisplay page={page} field={field} compact />
    </MuiLink>
  );
}
