import { Box, Button, FormControlLabel, Switch, ToggleButton, ToggleButtonGroup } from '@mui/material';
import AddIcon from '@mui/icons-material/Add';
import { useState, type ReactNode } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { businessDate } from '#domain/calendar/dates.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { standingOfPrices } from '#domain/money/price-standing.ts';
import { products, type Product } from '#domain/products.ts';
import { DeclaredList } from '../../kit/DeclaredList.tsx';
import { ErrorState } from '../../kit/ErrorState.tsx';
import { LoadingState } from '../../kit/LoadingState.tsx';
import { PageHead } from '../../kit/PageHead.tsx';
import { nowOnScreen, useLabel, useLanguage } from '../../kit/words.ts';
import { useSession } from '../../providers/session.ts';
import { filled, useSay } from '../say.ts';
import { PriceTable, type PriceRow } from './PriceTable.tsx';
import { priceWords } from './words.ts';

export interface Price extends RaRecord {
  readonly id: string;
  readonly product: Product;
  readonly years: number | null;
  readonly validFrom: string;
  readonly netPrice: number;
  readonly vatRate: number;
  readonly source: string | null;
  readonly state: string;
  readonly createdAt: string;
}

const mostPrices = 500;

/** Prices by what they are for: the one in force marked, with its VAT and its validity in words. */
export function PriceScreen({ page }: { page: Page }) {
  const say = useSay();
  const [look, setLook] = useState<'product' | 'list'>('product');
  const choice = (
    <ToggleButtonGroup size="small" exclusive value={look} aria-label={say(priceWords.look)} onChange={(_, next: 'product' | 'list' | null) => next && setLook(next)}>
      <ToggleButton value="product">{say(priceWords.byProduct)}</ToggleButton>
      <ToggleButton value="list">{say(priceWords.asList)}</ToggleButton>
    </ToggleButtonGroup>
  );
  if (look === 'product') return <ByProduct page={page} choice={choice} />;
  return (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 1 }}>{choice}</Box>
      <DeclaredList page={page} />
    </>
  );
}

function ByProduct({ page, choice }: { page: Page; choice: ReactNode }) {
  const say = useSay();
  const label = useLabel();
  const language = useLanguage();
  const session = useSession();
  const [past, setPast] = useState(false);
  const { data, isPending, error, refetch } = useGetList<Price>(page.name, { pagination: { page: 1, perPage: mostPrices }, sort: { field: 'validFrom', order: 'DESC' } });
  const groups = rowsOf(data ?? [], businessDate(nowOnScreen()), language, past);
  const mayAdd = mayCreate(page, session);
  return (
    <Box data-price-screen>
      <PageHead
        title={label(page.plural ?? page.label, page.name)}
        beside={<Box component="span" sx={{ color: 'text.secondary' }}>{data && say(priceWords.count, { count: groups.length })}</Box>}
        actions={
          <>
            <FormControlLabel control={<Switch size="small" checked={past} onChange={(_, on) => setPast(on)} />} label={say(priceWords.past)} />
            {choice}
            {mayAdd && (
              <Button variant="contained" component={Link} to={`/${page.name}/create`} startIcon={<AddIcon />}>
                {say(priceWords.add)}
              </Button>
            )}
          </>
        }
      />
      {error ? <ErrorState error={error} onRetry={refetch} /> : isPending ? <LoadingState shape="table" rows={10} /> : <PriceTable groups={groups} mayAdd={mayAdd} />}
    </Box>
  );
}

export interface PriceGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly PriceRow[];
  readonly hasPrice: boolean;
  /** What a new price of it begins with. */
  readonly fresh: Readonly<Record<string, unknown>>;
}

/** Every product in the order of the catalogue, a certificate by its years, and each with its prices. */
function rowsOf(prices: readonly Price[], today: string, language: Language, past: boolean): readonly PriceGroup[] {
  return (Object.keys(products) as Product[]).flatMap((product) => {
    const own = prices.filter((price) => price.product === product);
    const terms = product === 'certificate' ? [...new Set([1, 2, 3, ...own.map(({ years }) => years ?? 0)])].sort() : [null];
    return terms.map((years): PriceGroup => {
      const standing = standingOfPrices(own.filter((price) => (price.years ?? null) === years), today);
      const name = labelIn(language, products[product], product);
      const current = standing.find((one) => one.standing === 'inForce')?.price;
      return {
        key: `${product} ${years ?? ''}`,
        title: years === null ? name : filled(priceWords.years[language], { product: name, years }),
        rows: standing.filter((one) => past || !['past', 'withdrawn'].includes(one.standing)),
        hasPrice: current !== undefined,
        fresh: { product, ...(years === null ? {} : { years }), ...(current ? { netPrice: current.netPrice, vatRate: current.vatRate } : {}) },
      };
    });
  });
}
