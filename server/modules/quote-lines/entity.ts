import { quoteLines } from '#domain/quote-lines.ts';
import { entityOf } from '../../engine/columns.ts';

export const quoteLinesEntity = entityOf(quoteLines);
