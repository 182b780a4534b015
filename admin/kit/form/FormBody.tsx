import { Box, Typography } from '@mui/material';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { groupsOf } from '../record/field-groups.ts';
import { useLabel } from '../words.ts';
import { companions } from './companions.ts';
import { DateRange } from './DateRange.tsx';
import { firstFor, spanEnd } from './span.ts';

interface FormBodyProps {
  readonly page: Page;
  readonly fields: Readonly<Record<string, Field>>;
  readonly draw: (name: string, field: Field) => ReactNode;
}

/** The fields of a form, and beside them where there is room what reads along with it. */
export function FormBody(props: FormBodyProps) {
  const Companion = companions[props.page.name];
  if (!Companion) return <Groups {...props} />;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' }, gap: 3, alignItems: 'start' }}>
      <Groups {...props} />
      <Suspense fallback={null}>
        <Companion />
      </Suspense>
    </Box>
  );
}

/** In the groups of the record page. */
function Groups({ page, fields, draw }: FormBodyProps) {
  const label = useLabel();
  return (
    <Box sx={{ display: 'grid', gap: 3, width: '100%', maxWidth: 1080 }}>
      {groupsOf(page, Object.keys(fields)).map((group) => (
        <Box component="section" key={group.key} data-group={group.key}>
          {group.label !== undefined && (
            <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
              {label(group.label, group.key)}
            </Typography>
          )}
          <Columns>
            {group.fields.map((name) => (
              <Placed key={name} name={name} fields={fields} draw={draw} />
            ))}
          </Columns>
        </Box>
      ))}
    </Box>
  );
}

export const Columns = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' }, columnGap: 2, alignItems: 'start', width: '100%' }}>
    {children}
  </Box>
);

/** A field in its place; a last day stands with its first, wherever the page names it. */
function Placed({ name, fields, draw }: Pick<FormBodyProps, 'fields' | 'draw'> & { name: string }) {
  const field = fields[name];
  if (!field || spanEnd(firstFor(name) ?? '', fields) === name) return null;
  const last = spanEnd(name, fields);
  const end = last === undefined ? undefined : fields[last];
  if (last === undefined || !end) return <Place field={field}>{draw(name, field)}</Place>;
  return (
    <DateRange first={name} last={last}>
      {[<div key={name}>{draw(name, field)}</div>, <div key={last}>{draw(last, end)}</div>]}
    </DateRange>
  );
}

const Place = ({ field, children }: { field: Field; children: ReactNode }) => (
  <Box sx={['longText', 'structure', 'refersToMany'].includes(field.kind) ? { gridColumn: '1 / -1' } : {}}>{children}</Box>
);

/** Manners of every form: a fault is gone while its field is typed into, the first fault gets the focus, keys save. */
export function FormManners({ saveKeys = true }: { saveKeys?: boolean }) {
  const { watch, clearErrors } = useFormContext();
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const subscription = watch((_, { name, type }) => {
      if (type === 'change' && name !== undefined) clearErrors(name);
    });
    return () => subscription.unsubscribe();
  }, [watch, clearErrors]);
  useFirstFault(anchor);
  useEffect(() => {
    if (!saveKeys) return;
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !['s', 'S', 'Enter'].includes(event.key)) return;
      const form = anchor.current?.closest('form');
      // Of a page and a dialog over it, the dialog is meant.
      const dialogs = document.querySelectorAll('[role=dialog]');
      const top = dialogs[dialogs.length - 1];
      if (!form || (top && !top.contains(form))) return;
      event.preventDefault();
      form.requestSubmit();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [saveKeys]);
  return <span ref={anchor} hidden />;
}

function useFirstFault(anchor: React.RefObject<HTMLElement | null>): void {
  const { errors, submitCount, isSubmitting } = useFormState();
  const looked = useRef(0);
  useEffect(() => {
    if (isSubmitting || submitCount === looked.current) return;
    looked.current = submitCount;
    if (Object.keys(errors).length === 0) return;
    const timer = setTimeout(() => {
      const first = anchor.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]');
      const target = first?.matches('input, textarea, [tabindex]') ? first : first?.querySelector<HTMLElement>('input, textarea');
      (target ?? first)?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, [anchor, errors, submitCount, isSubmitting]);
}
