import { Box, Stack, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { maySee, mayUpdate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { isMasked } from '../../providers/patch.ts';
import { useSession } from '../../providers/session.ts';
import { FactGrid } from '../FactGrid.tsx';
import { FieldDisplay } from '../FieldDisplay.tsx';
import { fieldLabel, useLabel, useLanguage } from '../words.ts';
import { EditableFact } from './EditableFact.tsx';
import { groupsOf } from './field-groups.ts';

const engineFacts = ['stateSince', 'dueAt', 'createdAt', 'updatedAt'] as const;
/** Work with a deadline of its own has no second one. */
const engineFactsOf = (page: Page) => engineFacts.filter((name) => name !== 'dueAt' || page.desk?.until === undefined);

/** The facts of a record in groups of two columns; what the system fills in is left out while it is empty. */
export function Facts({ page }: { page: Page }) {
  const record = useRecordContext();
  const session = useSession();
  const language = useLanguage();
  const label = useLabel();
  if (!record) return null;
  const isEmpty = (name: string) => record[name] === null || record[name] === undefined;
  const names = Object.entries(page.fields)
    .filter(([name, field]) => maySee(page, session, name) && !(field.derived && isEmpty(name)) && !(/Id$/.test(name) && name !== 'recordId' && isId(record[name])))
    .map(([name]) => name);
  const groups = groupsOf(page, [...names, ...engineFactsOf(page).filter((name) => !isEmpty(name))]);
  const right = (name: string) => mayUpdate(page, session, name, String(record['state']));
  return (
    <Stack spacing={3}>
      {groups.map((group) => (
        <Box component="section" key={group.key} data-group={group.key}>
          {group.label !== undefined && (
            <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
              {label(group.label, group.key)}
            </Typography>
          )}
          <FactGrid
            facts={group.fields.map((name) => ({
              name,
              label: fieldLabel(page, name, language),
              value:
                // A hidden value is changed in the form, where it can be kept as it is.
                right(name) === 'no' || isMasked(record[name]) ? (
                  <FieldDisplay page={page} field={name} />
                ) : (
                  <EditableFact page={page} name={name} fourEyes={right(name) === 'fourEyes'} />
                ),
              wide: isWide(page, name),
            }))}
          />
        </Box>
      ))}
    </Stack>
  );
}

/** The key of a record says nothing to people: what it points at is told elsewhere. */
const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);

export const isWide = (page: Page, name: string): boolean => ['longText', 'structure'].includes(page.fields[name]?.kind ?? '');
