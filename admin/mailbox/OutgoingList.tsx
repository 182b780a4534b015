import { Button } from '@mui/material';
import DraftsIcon from '@mui/icons-material/DraftsOutlined';
import { Link } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredList } from '../kit/DeclaredList.tsx';
import { useSay } from '../settings/say.ts';

const words = { read: { tr: 'Mektupları oku', en: 'Read the letters' } } as const;

/** Outgoing e-mails have one place in the rail: the table, and from it the same letters to be read one after another. */
export default function OutgoingList({ page }: { page: Page }) {
  const say = useSay();
  return (
    <DeclaredList
      page={page}
      actions={
        <Button size="small" variant="outlined" component={Link} to="/giden-kutusu" startIcon={<DraftsIcon />}>
          {say(words.read)}
        </Button>
      }
    />
  );
}
