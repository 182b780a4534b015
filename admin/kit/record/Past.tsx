import { RecordContextProvider, ReferenceField } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../../pages.ts';
import { type PastValue } from '../../providers/console-api.ts';
import { isMasked } from '../../providers/patch.ts';
import { useSession } from '../../providers/session.ts';
import { StructureValue } from '../StructureValue.tsx';
import { textOf, useLanguage } from '../words.ts';

/** A value of the past, as far as it is still known and may be seen. */
export function Past({ page, field: name, value }: { page: Page; field: string; value: PastValue }) {
  const session = useSession();
  const language = useLanguage();
  const field = page.fields[name];
  if (value === null || value === undefined) return <span>—</span>;
  if (isMasked(value)) return <span>{value.masked}</span>;
  // Gone with its key, or told in an earlier step.
  if (typeof value === 'object' && ('destroyed' in value || 'earlier' in value)) return <span>•••</span>;
  const target = field?.kind === 'refersTo' ? pageOf(field.noun ?? '') : undefined;
  if (target) {
    if (!mayRead(target, session)) return <span>•••</span>;
    return (
      <RecordContextProvider value={{ id: String(value), past: value }}>
        <ReferenceField source="past" reference={target.name} link="show" />
      </RecordContextProvider>
    );
  }
  if (field?.kind === 'file') return <span>•••</span>;
  if (typeof value === 'object') return <StructureValue page={page} name={name} value={value} compact />;
  return <span>{textOf(field, value, language)}</span>;
}
