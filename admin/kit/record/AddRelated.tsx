import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type MouseEvent } from 'react';
import { useCreatePath, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { useSession } from '../../providers/session.ts';
import { useLabel } from '../words.ts';

const CreateDrawer = lazy(async () => ({ default: (await import('../form/CreateDrawer.tsx')).CreateDrawer }));

/** A new record that hangs on this one: here beside it, or on a page of its own where somebody opens the link elsewhere. */
export function AddRelated({ page, by }: { page: Page; by: string }) {
  const session = useSession();
  const translate = useTranslate();
  const label = useLabel();
  const record = useRecordContext();
  const queries = useQueryClient();
  const createPath = useCreatePath();
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<RaRecord['id']>();
  if (!record || !mayCreate(page, session) || page.fields[by]?.derived) return null;
  const start = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <Button
        size="small"
        component={Link}
        to={`/${page.name}/create`}
        state={{ record: { [by]: record.id } }}
        aria-label={`${translate('console.record.add')}: ${label(page.label, page.name)}`}
        onClick={start}
      >
        {translate('console.record.add')}
      </Button>
      {created !== undefined && (
        <Button size="small" component={Link} to={createPath({ resource: page.name, type: 'show', id: created })} data-created={created}>
          {translate('console.record.openNew')}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <CreateDrawer
            page={page}
            initial={{ [by]: record.id }}
            onClose={() => setOpen(false)}
            onSaved={(made) => {
              setOpen(false);
              setCreated(made.id);
              void queries.invalidateQueries({ queryKey: [page.name] });
            }}
          />
        </Suspense>
      )}
    </>
  );
}
