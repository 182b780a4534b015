import { Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useGetList, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { fieldLabel, textOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';

const counts = ['quantity', 'reserved', 'consumed', 'remaining'] as const;
const mostOrders = 20;

/** What was ordered, what of it is promised and used, and what is left. */
export function OrderBalance({ institution }: { institution: string }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const [orders, lines] = [knownPage('orders'), knownPage('order-lines')];
  const readable = mayRead(orders, session) && mayRead(lines, session);
  const found = useGetList<RaRecord>('orders', { filter: { institution: [institution] }, sort: { field: 'orderedOn', order: 'DESC' }, pagination: { page: 1, perPage: mostOrders } }, { enabled: readable });
  const ids = (found.data ?? []).map(({ id }) => String(id));
  const parts = useGetList<RaRecord>('order-lines', { filter: { order: ids }, sort: { field: 'createdAt', order: 'ASC' }, pagination: { page: 1, perPage: 200 } }, { enabled: ids.length > 0 });
  if (!readable) return null;
  const order = new Map((found.data ?? []).map((one) => [one.id, one]));
  return (
    <SectionCard
      title={translate('console.dossier.balance')}
      flush
      loading={(found.isPending || (ids.length > 0 && parts.isPending)) && 'table'}
      error={found.error ?? parts.error}
      {...(found.data?.length === 0 ? { empty: translate('console.dossier.noOrders') } : {})}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{fieldLabel(orders, 'reference', language)}</TableCell>
            <TableCell>{fieldLabel(orders, 'state', language)}</TableCell>
            <TableCell>{fieldLabel(lines, 'product', language)}</TableCell>
            {counts.map((field) => (
              <TableCell key={field} align="right">
                {fieldLabel(lines, field, language)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {(parts.data ?? []).map((line) => {
            const own = order.get(line['order'] as string);
            return (
              <TableRow key={line.id} hover>
                <TableCell component="th" scope="row">
                  <MuiLink component={Link} to={`/orders/${String(line['order'])}/show`} underline="hover" sx={{ whiteSpace: 'nowrap' }}>
                    {String(own?.['reference'] ?? '')}
                  </MuiLink>
                </TableCell>
                <TableCell>{own && <StateChip page={orders} state={String(own['state'])} bare />}</TableCell>
                <TableCell>
                  {textOf(lines.fields['product'], line['product'], language)}
                  {typeof line['years'] === 'number' && ` · ${translate('console.dossier.years', { count: line['years'] })}`}
                </TableCell>
                {counts.map((field) => (
                  <TableCell key={field} align="right" sx={field === 'remaining' ? { fontWeight: 620 } : {}}>
                    {typeof line[field] === 'number' ? line[field].toLocaleString('tr-TR') : '–'}
                  </TableCell>
                ))}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </SectionCard>
  );
}
