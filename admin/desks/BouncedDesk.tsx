import { Box, Button, Link as MuiLink } from '@mui/material';
import { useState } from 'react';
import { RecordContextProvider, useGetList, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead, mayUpdate } from '#domain/language/permit.ts';
import { Ago } from '../kit/DueTime.tsx';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { fieldLabel, titleOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { ListPages } from './ListPages.tsx';
import { SendAgain } from './SendAgain.tsx';

const page = knownPage('outgoing-mails');
const perPage = 25;

/** Letters that did not arrive, with the record whose address is wrong: mend the address, send again. */
export default function BouncedDesk() {
  const translate = useTranslate();
  const [at, setAt] = useState(1);
  const { data = [], total = 0, isPending, error, refetch } = useGetList<RaRecord>('outgoing-mails', {
    filter: { state: ['failed'] }, sort: { field: 'createdAt', order: 'ASC' }, pagination: { page: at, perPage },
  });
  return (
    <Box>
      <PageHead title={translate('console.mails.bounced')} under={translate('console.mails.bouncedUnder')} />
      <SectionCard title={translate('console.mails.letters')} count={total} flush loading={isPending && 'lines'} error={error} onRetry={refetch} {...(data.length === 0 ? { empty: translate('console.mails.noneBounced') } : {})}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.map((mail) => (
            <RecordContextProvider key={mail.id} value={mail}>
              <Bounced mail={mail} />
            </RecordContextProvider>
          ))}
        </Box>
        <ListPages at={at} perPage={perPage} total={total} onGo={setAt} />
      </SectionCard>
    </Box>
  );
}

/** Whose address the letter went to. */
function receiverOf(mail: RaRecord): { noun: 'people' | 'institutions'; field: string; id: string } | undefined {
  if (typeof mail['toPerson'] === 'string') return { noun: 'people', field: 'toPerson', id: mail['toPerson'] };
  if (typeof mail['toInstitution'] === 'string') return { noun: 'institutions', field: 'toInstitution', id: mail['toInstitution'] };
  return undefined;
}

function Bounced({ mail }: { mail: RaRecord }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const [mending, setMending] = useState(false);
  const receiver = receiverOf(mail);
  const target = receiver && knownPage(receiver.noun);
  const readable = target !== undefined && mayRead(target, session);
  // In which state the receiver stands is seen when the dialog opens; here it is enough that the role may at all.
  const mayMend = readable && Object.keys(target.workflow.states).some((state) => mayUpdate(target, session, 'email', state) !== 'no');
  return (
    <Box component="li" data-bounced={mail.id} sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider', display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', '&:last-of-type': { borderBottom: 0 } }}>
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        <MuiLink component={Link} to={`/outgoing-mails/${mail.id}/show`} underline="hover" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>
          {titleOf(page, mail, language)}
        </MuiLink>
        <Box sx={{ fontSize: 13, display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
          {receiver && readable && <FieldDisplay page={page} field={receiver.field} compact />}
          <span>
            {fieldLabel(page, 'toAddress', language)}: <FieldDisplay page={page} field="toAddress" compact />
          </span>
          <Box component="span" sx={{ color: (theme) => theme.tokens.danger.ink }}>
            <FieldDisplay page={page} field="failure" compact />
          </Box>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            <Ago at={String(mail['stateSince'])} />
          </Box>
        </Box>
        {typeof mail['response'] === 'string' && <Box sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>{mail['response']}</Box>}
      </Box>
      {receiver && mayMend && (
        <Button size="small" variant="outlined" onClick={() => setMending(true)}>
          {translate('console.mails.mend')}
        </Button>
      )}
      <SendAgain mail={mail} />
      {mending && receiver && <AddressDialog noun={receiver.noun} id={receiver.id} onClose={() => setMending(false)} />}
    </Box>
  );
}
