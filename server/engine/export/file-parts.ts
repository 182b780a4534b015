import { type Cell } from './cells.ts';

/** What a file is made of, whatever its form. */
export interface FileParts {
  readonly headings: readonly string[];
  /** Rows in pages of at most 500, read while the file is being taken. */
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
  readonly closing: {
    readonly sheetName: string;
    /** 'Toplam satır' */
    readonly countWords: string;
    readonly aboutSheet: string;
    /** Label and value of each line that tells where the file comes from. */
    readonly about: readonly (readonly [string, string])[];
  };
}
