import { useFormContext, useWatch } from 'react-hook-form';
import { TemplatePreview } from './TemplatePreview.tsx';

/** Beside the form of a template: the letter as it is being written. */
export default function TemplateCompanion() {
  const { setValue } = useFormContext();
  const [code, subjectText, body] = useWatch({ name: ['code', 'subjectText', 'body'] }).map((value: unknown) => (typeof value === 'string' ? value : ''));
  const box = () => document.querySelector<HTMLTextAreaElement>('textarea[name=body]');
  const show = (from: number, to: number) => {
    const area = box();
    area?.focus();
    area?.setSelectionRange(from, to);
  };
  const insert = (blank: string) => {
    const area = box();
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [body?.length ?? 0, body?.length ?? 0];
    setValue('body', `${(body ?? '').slice(0, from)}${blank}${(body ?? '').slice(to)}`, { shouldDirty: true, shouldTouch: true });
    setTimeout(() => show(from + blank.length, from + blank.length));
  };
  return <TemplatePreview code={code ?? ''} subjectText={subjectText ?? ''} body={body ?? ''} editing={{ show, insert }} />;
}
