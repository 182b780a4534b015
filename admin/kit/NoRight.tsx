import { Box, Typography } from '@mui/material';
import LockIcon from '@mui/icons-material/LockOutlined';
import { useTranslate } from 'react-admin';
import { type Role } from '#domain/roles.ts';
import { roleLabel, useLanguage } from './words.ts';

/** A screen or a part of it that this person may not see, and who may. It never says whether there is anything. */
export function NoRight({ roles = [], small = false }: { roles?: readonly Role[]; small?: boolean }) {
  const translate = useTranslate();
  const language = useLanguage();
  return (
    <Box data-no-right sx={{ px: 2, py: small ? 1.5 : 6, display: 'grid', justifyItems: small ? 'start' : 'center', gap: 0.5, textAlign: small ? 'left' : 'center' }}>
      {!small && <LockIcon aria-hidden sx={{ fontSize: 30, color: (theme) => theme.tokens.edge }} />}
      <Typography sx={{ fontWeight: small ? 400 : 550, fontSize: small ? 13 : 14 }}>{translate('console.kit.noRight')}</Typography>
      <Typography variant="body2" color="textSecondary">
        {roles.length > 0
          ? translate('console.kit.rightOf', { roles: roles.map((role) => roleLabel(role, language)).join(', ') })
          : translate('console.kit.askForRight')}
      </Typography>
    </Box>
  );
}
