import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredList } from '../kit/DeclaredList.tsx';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';

const stepByStep = { tr: 'Adım adım kaydet', en: 'Register step by step' } as const;

/** The list of institutions; who may register one is led through it. */
export default function InstitutionList({ page }: { page: Page }) {
  const say = useSay();
  const session = useSession();
  const begin = (
    <Button size="small" component={Link} to="/kurum-kaydi" data-step-by-step>
      {say(stepByStep)}
    </Button>
  );
  return <DeclaredList page={page} actions={mayCreate(page, session) ? begin : undefined} />;
}
