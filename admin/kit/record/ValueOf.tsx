import { RecordContextProvider } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { FieldDisplay } from '../FieldDisplay.tsx';

/** A value of a field that stands in no record just now: of the past, of a proposal, of somebody else's change. */
export function ValueOf({ page, name, value }: { page: Page; name: string; value: unknown }) {
  return (
    <RecordContextProvider value={{ id: '', [name]: value }}>
      <FieldDisplay page={page} field={name} compact />
    </RecordContextProvider>
  );
}
