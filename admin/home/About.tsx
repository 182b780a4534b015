import { useGetMany } from 'react-admin';
import { labelIn } from '#domain/language/label.ts';
import { mayRead } from '#domain/language/permit.ts';
import { titleOf, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { type Errand } from './home-api.ts';

/** Whose record the work is about, where it says so. */
export default function About({ record }: { record: Errand['record'] }) {
  const session = useSession();
  const language = useLanguage();
  const page = pageOf(String(record['noun'] ?? ''));
  const isKnown = page !== undefined && mayRead(page, session) && typeof record['recordId'] === 'string';
  const { data } = useGetMany(page?.name ?? '', { ids: isKnown ? [String(record['recordId'])] : [], meta: { columns: page?.title ?? [] } }, { enabled: isKnown });
  const [about] = data ?? [];
  return page && about ? <span>{`${labelIn(language, page.label, page.name)}: ${titleOf(page, about, language)}`}</span> : null;
}
