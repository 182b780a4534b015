import { type Label } from '#domain/language/label.ts';
import { type Words } from '../say.ts';

export type GridRow = Readonly<Record<string, unknown>>;

/** How a cell is edited: one of some, several of some, or a text in both languages. */
export type GridKind = 'choice' | 'choices' | 'texts';

export interface GridColumn {
  readonly key: string;
  readonly label: Words;
  readonly kind: GridKind;
  readonly width: number;
  readonly choices?: Readonly<Record<string, Label>>;
  /** What an empty cell means; left out: something is missing. */
  readonly empty?: Words;
  readonly help?: Words;
  readonly max?: number;
  /** Shown short in the cell, whole in the editor. */
  readonly codes?: boolean;
}

export interface GridFault {
  readonly row: number;
  readonly part: string;
  readonly tr: string;
  readonly en: string;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}
