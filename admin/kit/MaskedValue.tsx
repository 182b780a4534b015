import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { type Masked } from '../providers/patch.ts';
import { RevealProvider, useRevealing } from './record/reveal.tsx';
import { fieldLabel, textOf, useLanguage } from './words.ts';

/** A hidden value, and where the role may: *Göster*, for a reason that is recorded. */
export function MaskedValue(place: { page: Page; field: string; value: Masked }) {
  // Outside of a record page it keeps what it shows to itself.
  return useRevealing() ? (
    <Hidden {...place} />
  ) : (
    <RevealProvider page={place.page}>
      <Hidden {...place} />
    </RevealProvider>
  );
}

function Hidden({ page, field, value }: { page: Page; field: string; value: Masked }) {
  const translate = useTranslate();
  const language = useLanguage();
  const revealing = useRevealing();
  const label = fieldLabel(page, field, language);
  const shown = revealing?.shown(field);
  if (shown) {
    return (
      <Box component="span" data-revealed={field} sx={row}>
        <span>{textOf(page.fields[field], shown.value, language) || '—'}</span>
        <Button size="small" aria-label={translate('console.masked.hideField', { field: label })} onClick={() => revealing?.hide(field)} sx={small}>
          {translate('console.masked.hideIn', { seconds: shown.secondsLeft })}
        </Button>
      </Box>
    );
  }
  return (
    <Box component="span" sx={row}>
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {value.masked}
      </Typography>
      {revealing?.mayAsk && (
        <Button
          size="small"
          sx={small}
          aria-label={translate('console.masked.showField', { field: label })}
          onClick={(event) => {
            event.stopPropagation();
            revealing.ask([field]);
          }}
        >
          {translate('console.masked.show')}
        </Button>
      )}
    </Box>
  );
}

const row = { display: 'inline-flex', alignItems: 'baseline', columnGap: 0.5, flexWrap: 'wrap' } as const;
/** As high as the line that it stands in. */
const small = { whiteSpace: 'nowrap', py: 0, px: 0.5, minWidth: 0, minHeight: 24, fontSize: 12.5 } as const;
