import type { HandoverItem } from '../data/handover-views';

export interface MatterCount {
  readonly kind: string;
  readonly count: number;
  /** Of these, past their date. */
  readonly overdue: number;
}

export interface WeightGroup {
  readonly weight: HandoverItem['weight'];
  readonly items: readonly HandoverItem[];
}

const KNOWN_KINDS = [
  'duty',
  'responsibility-list',
  'agreement',
  'agreements-to-countersign',
  'agreements-to-revise',
  'survey',
  'finding',
  'rectification-order',
  'rectification-led',
  'mark-sheet',
  'assessment-result',
  'score-objections-to-decide',
  'accountability-matter',
  'duty-draft',
  'duty-extension',
  'capability-grant',
  'organization-guidance',
  'evidence',
  'by-hand',
];
const WEIGHTS: readonly HandoverItem['weight'][] = ['to-take-over', 'to-settle', 'to-know'];

/** Kinds that a later room tells of are counted under 其他, until the words know them. */
export function countedKind(kind: string): string {
  return KNOWN_KINDS.includes(kind) ? kind : 'other';
}

/** How many of each kind go along, in the order of the words. */
export function matterCounts(items: readonly HandoverItem[]): readonly MatterCount[] {
  return [...KNOWN_KINDS, 'other'].flatMap((kind) => {
    const own = items.filter((item) => countedKind(item.kind) === kind);
    const overdue = own.filter(({ light }) => light === 'overdue' || light === 'severe').length;
    return own.length > 0 ? [{ kind, count: own.length, overdue }] : [];
  });
}

/** The lines by what they ask for, in the order in which the server sorted them; of one kind, or all. */
export function weightGroups(items: readonly HandoverItem[], kind: string | null): readonly WeightGroup[] {
  const shown = kind === null ? items : items.filter((item) => countedKind(item.kind) === kind);
  return WEIGHTS.map((weight) => ({
    weight,
    items: shown.filter((item) => item.weight === weight),
  })).filter((group) => group.items.length > 0);
}
