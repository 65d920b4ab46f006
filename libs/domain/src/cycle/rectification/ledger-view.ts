/** Parts of the ledger: what is not closed, red, waits for a verification, is closed, waits for its look-back, is withdrawn. */
export const LEDGER_VIEWS = [
  'all',
  'open',
  'overdue',
  'soon',
  'submitted',
  'closed',
  'look-back',
  'withdrawn',
] as const;

export type LedgerView = (typeof LEDGER_VIEWS)[number];
