import { Box, Button, Link as MuiLink, Paper, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link } from 'react-router-dom';
import { type StateKind } from '#domain/language/workflow.ts';
import { vatOf, withVat } from '#domain/money/kurus.ts';
import { type PriceStanding, type StandingPrice } from '#domain/money/price-standing.ts';
import { Money } from '../../kit/Money.tsx';
import { KindChip } from '../../kit/StateChip.tsx';
import { dayText } from '../../kit/words.ts';
import { useSay, type Words } from '../say.ts';
import { type Price, type PriceGroup } from './PriceScreen.tsx';
import { priceWords } from './words.ts';

export type PriceRow = StandingPrice<Price>;

const looks: Readonly<Record<PriceStanding, { readonly kind: StateKind; readonly words: Words }>> = {
  inForce: { kind: 'done', words: priceWords.inForce },
  upcoming: { kind: 'moving', words: priceWords.upcoming },
  past: { kind: 'stopped', words: priceWords.pastOne },
  waiting: { kind: 'ours', words: priceWords.waiting },
  withdrawn: { kind: 'stopped', words: priceWords.withdrawn },
};

const figures = ['net', 'vat', 'gross'] as const;

export function PriceTable({ groups, mayAdd }: { groups: readonly PriceGroup[]; mayAdd: boolean }) {
  const say = useSay();
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={{ minWidth: 900 }}>
        <TableHead>
          <TableRow>
            <TableCell>{say(priceWords.product)}</TableCell>
            <TableCell>{say(priceWords.standing)}</TableCell>
            <TableCell>{say(priceWords.validity)}</TableCell>
            {figures.map((name) => (
              <TableCell key={name} align="right">
                {say(priceWords[name])}
              </TableCell>
            ))}
            <TableCell>{say(priceWords.source)}</TableCell>
            {mayAdd && <TableCell aria-label={say(priceWords.add)} />}
          </TableRow>
        </TableHead>
        {groups.map((group) => (
          <Group key={group.key} group={group} mayAdd={mayAdd} />
        ))}
      </Table>
    </Paper>
  );
}

/** The prices of one product stand together; the button for its next one stands beside the first. */
function Group({ group, mayAdd }: { group: PriceGroup; mayAdd: boolean }) {
  const say = useSay();
  const add = mayAdd && (
    <TableCell align="right" rowSpan={Math.max(1, group.rows.length)} sx={{ verticalAlign: 'top' }}>
      <Button size="small" component={Link} to="/price-lists/create" state={{ record: group.fresh }} aria-label={say(priceWords.addFor, { what: group.title })} sx={{ whiteSpace: 'nowrap' }}>
        {say(priceWords.add)}
      </Button>
    </TableCell>
  );
  const head = (
    <TableCell component="th" scope="rowgroup" rowSpan={Math.max(1, group.rows.length)} sx={{ verticalAlign: 'top', fontWeight: 550, whiteSpace: 'normal', minWidth: 170 }}>
      {group.title}
      {!group.hasPrice && group.rows.length > 0 && <Missing />}
    </TableCell>
  );
  return (
    <TableBody data-product={group.key} sx={{ '& tr:first-of-type > *': { borderTop: 1, borderTopColor: 'divider' } }}>
      {group.rows.length === 0 && (
        <TableRow>
          {head}
          <TableCell colSpan={6}>
            <Missing />
          </TableCell>
          {add}
        </TableRow>
      )}
      {group.rows.map((row, at) => (
        <TableRow key={row.price.id} data-standing={row.standing} sx={{ verticalAlign: 'top', ...(row.standing === 'inForce' ? { '& td': { fontWeight: 550 } } : { '& td': { color: 'text.secondary' } }) }}>
          {at === 0 && head}
          <PriceCells row={row} />
          {at === 0 && add}
        </TableRow>
      ))}
    </TableBody>
  );
}

function PriceCells({ row: { price, standing, until } }: { row: PriceRow }) {
  const say = useSay();
  const { kind, words } = looks[standing];
  return (
    <>
      <TableCell>
        <KindChip kind={kind}>{say(words)}</KindChip>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'normal' }}>
        <MuiLink component={Link} to={`/price-lists/${price.id}/show`} underline="hover" color="inherit">
          {say(validityOf(standing, until), { from: dayText(price.validFrom), until: until === null ? '' : dayText(until) })}
        </MuiLink>
      </TableCell>
      <TableCell align="right">
        <Money kurus={price.netPrice} />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        <Money kurus={vatOf(price.netPrice, price.vatRate)} />
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{` (%${price.vatRate})`}</Box>
      </TableCell>
      <TableCell align="right">
        <Money kurus={withVat(price.netPrice, price.vatRate)} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'normal', fontWeight: '400 !important', fontSize: 12.5 }}>{price.source ?? '—'}</TableCell>
    </>
  );
}

function validityOf(standing: PriceStanding, until: string | null): Words {
  if (standing === 'waiting') return priceWords.wouldBegin;
  if (standing === 'upcoming') return priceWords.begins;
  if (standing === 'inForce') return until === null ? priceWords.since : priceWords.sinceUntil;
  return until === null ? priceWords.begins : priceWords.lasted;
}

function Missing() {
  const say = useSay();
  return <Box sx={{ fontSize: 12.5, fontWeight: 400, color: (theme) => theme.tokens.danger.ink }}>{say(priceWords.noPrice)}</Box>;
}
