import { quotes } from '#domain/quotes.ts';
import { entityOf } from '../../engine/columns.ts';

export const quotesEntity = entityOf(quotes);
