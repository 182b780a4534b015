import { useTranslate } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredShow } from '../kit/DeclaredShow.tsx';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { ListCheck } from './ListCheck.tsx';

/** The derived page, with the rows of the list before the facts: that is the work of those who may read them. */
export function ApplicationListShow({ page }: { page: Page }) {
  const translate = useTranslate();
  const session = useSession();
  const rows = mayRead(knownPage('list-rows'), session);
  return (
    <DeclaredShow
      page={page}
      tabs={rows ? [{ name: 'rows', label: translate('console.listCheck.tabs'), content: <ListCheck />, first: true }] : []}
    />
  );
}
