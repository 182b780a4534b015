/** A file to look at, by where its bytes are; nothing here says whose it is. */
export interface Shown {
  readonly address: string;
  /** Where its first rows are, if it may be a workbook. */
  readonly table?: string;
  /** What came before it, to be compared. */
  readonly before?: { readonly address: string };
}
