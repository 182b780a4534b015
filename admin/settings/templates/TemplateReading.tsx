import { useRecordContext } from 'react-admin';
import { TemplatePreview } from './TemplatePreview.tsx';

/** The letter of the record in context, for who approves it. */
export function TemplateReading() {
  const record = useRecordContext();
  if (!record) return null;
  const text = (name: string) => (typeof record[name] === 'string' ? record[name] : '');
  return <TemplatePreview code={text('code')} subjectText={text('subjectText')} body={text('body')} />;
}
