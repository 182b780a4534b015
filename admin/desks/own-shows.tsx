import { Button, Stack } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import IssueForm from '../application-lists/IssueForm.tsx';
import { DeclaredShow } from '../kit/DeclaredShow.tsx';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { DoublesSign } from './Doubles.tsx';

/** The derived page with the way to the desk that shows all of the record at once. */
export const InstitutionShow = ({ page }: { page: Page }) => <DeclaredShow page={page} more={<InstitutionTools />} />;
export const PersonShow = ({ page }: { page: Page }) => <DeclaredShow page={page} more={<ToDesk place="kisi-karti" label="console.person.title" />} />;

function InstitutionTools() {
  const record = useRecordContext();
  const session = useSession();
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
      <DoublesSign />
      <ToDesk place="kurum-dosyasi" label="console.dossier.title" />
      {record?.['state'] === 'registering' && mayCreate(knownPage('officers'), session) && <ToDesk place="kurum-kaydi" label="console.dossier.register" />}
      {record && <IssueForm institution={String(record.id)} />}
    </Stack>
  );
}

function ToDesk({ place, label }: { place: string; label: string }) {
  const translate = useTranslate();
  const record = useRecordContext();
  if (!record) return null;
  return (
    <Button size="small" variant="outlined" component={Link} to={`/${place}/${record.id}`} data-desk={place}>
      {translate(label)}
    </Button>
  );
}
