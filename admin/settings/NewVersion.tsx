import { Button } from '@mui/material';
import { useGetList, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { businessDate } from '#domain/calendar/dates.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { fieldsToCreate } from '../kit/form/fields-of.ts';
import { nowOnScreen } from '../kit/words.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from './say.ts';
import { siblingsFilter } from './versions-of.ts';

const words = { tr: 'Yeni sürüm hazırla', en: 'Prepare a new version' };

/** What is in force is not changed: the next version begins as a copy of this one, with the number that follows. */
export function NewVersion({ page, record }: { page: Page; record: RaRecord }) {
  const say = useSay();
  const session = useSession();
  const { data: siblings } = useGetList<RaRecord>(page.name, { filter: siblingsFilter(page.name, record), pagination: { page: 1, perPage: 100 }, sort: { field: 'createdAt', order: 'DESC' } });
  if (!mayCreate(page, session) || siblings === undefined) return null;
  const copied = Object.fromEntries(Object.keys(fieldsToCreate(page, session)).map((name) => [name, record[name] as unknown]));
  const highest = Math.max(0, ...[record, ...siblings].map((one) => Number(one['versionNumber'] ?? 0)));
  const next = { ...copied, ...('validFrom' in page.fields ? { validFrom: businessDate(nowOnScreen()) } : {}), ...('versionNumber' in page.fields ? { versionNumber: highest + 1 } : {}) };
  return (
    <Button size="small" variant="outlined" component={Link} to={`/${page.name}/create`} state={{ record: next }} data-new-version>
      {say(words)}
    </Button>
  );
}
