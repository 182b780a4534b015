import { Badge, Box, Typography } from '@mui/material';
import { Menu, MenuItemLink, useSidebarState, useTranslate } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { desks, type Desk } from '#domain/menu.ts';
import { useLabel } from '../kit/words.ts';
import { useQueues } from '../kit/queues.ts';
import { pages } from '../pages.ts';
import { deskIcons } from './desk-icons.ts';
import { useSession } from '../providers/session.ts';

/** The rail: desks in their order, each with what the role may read and how much of it waits for the role. */
export function ConsoleMenu() {
  const session = useSession();
  const label = useLabel();
  const translate = useTranslate();
  const [open] = useSidebarState();
  const { waitingOf } = useQueues();
  const readable = pages.filter((page) => mayRead(page, session));
  const groups = [...Object.keys(desks), 'other']
    .map((desk) => ({ desk, pages: readable.filter((page) => deskOf(page) === desk) }))
    .filter((group) => group.pages.length > 0);
  return (
    <Menu>
      <Menu.DashboardItem primaryText={translate('console.menu.home')} />
      {groups.map((group) => (
        <Box key={group.desk} role="group" aria-label={deskLabel(group.desk, label, translate)} sx={{ mt: 1 }}>
          {open && (
            <Typography variant="caption" color="textSecondary" sx={{ px: 2, display: 'block' }} aria-hidden>
              {deskLabel(group.desk, label, translate)}
            </Typography>
          )}
          {group.pages.map((page) => {
            const name = label(page.plural ?? page.label, page.name);
            const waiting = waitingOf(page.name);
            const Icon = deskIcons[group.desk as keyof typeof deskIcons] ?? deskIcons.other;
            return (
              <MenuItemLink
                key={page.name}
                to={`/${page.name}`}
                leftIcon={<Icon fontSize="small" />}
                dense
                primaryText={
                  <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', width: '100%' }}>
                    <span>{name}</span>
                    {waiting > 0 && (
                      <Badge
                        badgeContent={waiting}
                        max={999}
                        color="primary"
                        sx={{ mr: 2, alignSelf: 'center' }}
                        aria-label={translate('console.menu.queue', { count: waiting })}
                      />
                    )}
                  </Box>
                }
              />
            );
          })}
        </Box>
      ))}
    </Menu>
  );
}

const deskOf = (page: Page): string => (page.group !== undefined && page.group in desks ? page.group : 'other');
const deskLabel = (desk: string, label: ReturnType<typeof useLabel>, translate: (key: string) => string): string =>
  desk in desks ? label(desks[desk as Desk], desk) : translate('console.menu.other');
