import type { ImportFault } from '../../../platform/import-fault';
import { listFault } from './list-import-faults';

/** An item, as far as a later row can be known to be the same: by its number, else by its words. */
interface KnownItem {
  readonly code: string | null;
  readonly textZh: string;
}

/** A draft that an import would replace. */
export interface ReplacedDraft {
  readonly name: string;
  readonly items: readonly KnownItem[];
  /** {@link itemKey} of every good row that goes to it. */
  readonly coming: ReadonlySet<string>;
}

/** How many drafts that lose items are named. */
const NAMED = 5;
const NOWHERE = { sheet: '', row: 1, cell: null, column: null, value: null };

export const itemKey = ({ code, textZh }: KnownItem): string => code ?? `\n${textZh}`;

/** Says before an import that drafts are replaced as a whole, and which of them would lose items; null when none is. */
export function replacedDraftsFault(drafts: readonly ReplacedDraft[]): ImportFault | null {
  if (drafts.length === 0) return null;
  const losing = drafts
    .map(({ name, items, coming }) => ({ name, lost: items.filter((item) => !coming.has(itemKey(item))) }))
    .filter(({ lost }) => lost.length > 0);
  const count = drafts.length;
  if (losing.length === 0) return listFault('draft.replaced', NOWHERE, { count });
  const names = losing.slice(0, NAMED).map(({ name, lost }) => `${name} −${lost.length}${codesOf(lost)}`);
  return listFault('draft.loses-items', NOWHERE, {
    count,
    losing: losing.length,
    lost: losing.reduce((sum, { lost }) => sum + lost.length, 0),
    names: `${names.join('、')}${losing.length > NAMED ? '…' : ''}`,
  });
}

function codesOf(lost: readonly KnownItem[]): string {
  const codes = lost.flatMap(({ code }) => code ?? []).slice(0, NAMED);
  return codes.length > 0 ? `（${codes.join('、')}）` : '';
}

/** Whether a fault is about what the drafts lose, and not about a row. */
export const isAboutDrafts = ({ code }: Pick<ImportFault, 'code'>): boolean =>
  code === 'draft.replaced' || code === 'draft.loses-items';
