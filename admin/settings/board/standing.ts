/** What the server tells about all settings at once. */
export interface Standing {
  readonly changed: readonly { readonly recordId: string; readonly at: string; readonly proposer: string | null; readonly approver: string | null }[];
  /** Left out: whoever asks may not read proposals of settings. */
  readonly waiting: readonly { readonly id: string; readonly recordId: string; readonly value?: unknown; readonly proposer: string | null; readonly at: string }[];
}
