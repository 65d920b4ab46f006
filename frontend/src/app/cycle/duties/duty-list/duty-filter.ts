import type { ParamMap } from '@angular/router';
import type { LightCode } from '../../../platform/ui/light';
import type { DutyQuery } from '../data/duties-api';

export const LIGHTS: readonly LightCode[] = ['severe', 'overdue', 'soon', 'late', 'ok', 'early', 'idle'];
const ATTENTION: readonly LightCode[] = ['severe', 'overdue', 'soon'];

/** The three views: what presses, what is ahead, everything. */
export const VIEWS = ['attention', 'ahead', 'all'] as const;
export type DutyListView = (typeof VIEWS)[number];

/** What the list is narrowed to; kept in the address, so that a link or the back button shows the same rows. */
export interface DutyFilter {
  readonly view: DutyListView;
  readonly mine: boolean;
  readonly light: readonly string[];
  readonly domain: readonly string[];
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  /** Only what that organisation owes itself. */
  readonly itself: boolean;
  /** What became of it by its due date: on-time, late, missed. */
  readonly outcome: readonly string[];
  readonly postId: string | null;
  readonly postTitle: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** What narrows the list by itself: a link that names one of these wants all its rows, whoever's they are. */
const NARROWING = ['light', 'domain', 'outcome', 'organizationId', 'postId', 'from', 'to'];

/** Without conditions in the address the list shows what presses, and to an officeholder what is theirs. */
export function readFilter(params: ParamMap, holder: boolean): DutyFilter {
  const list = (name: string): string[] => (params.get(name) ?? '').split(',').filter((part) => part !== '');
  const narrowed = NARROWING.some((name) => params.has(name));
  const view = VIEWS.find((one) => one === params.get('view'));
  const mine = params.get('mine');
  return {
    view: view ?? (narrowed ? 'all' : 'attention'),
    mine: mine === null ? holder && !narrowed : mine === '1',
    light: list('light'),
    domain: list('domain'),
    organizationId: params.get('organizationId'),
    organizationName: params.get('organizationName'),
    itself: params.get('itself') === '1',
    outcome: list('outcome'),
    postId: params.get('postId'),
    postTitle: params.get('postTitle'),
    from: params.get('from'),
    to: params.get('to'),
  };
}

/** The same filter as query parameters; null takes one away. */
export function writeFilter(filter: Partial<DutyFilter>): Record<string, string | null> {
  const params: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(filter)) {
    if (Array.isArray(value)) params[name] = value.length > 0 ? value.join(',') : null;
    else if (typeof value === 'boolean') params[name] = value ? '1' : '0';
    else params[name] = (value as string | null) || null;
  }
  return params;
}

/** What the server is asked; `today` begins the view of what is ahead. */
export function toQuery(filter: DutyFilter, year: number, today: string): DutyQuery {
  return {
    mine: filter.mine,
    light: filter.view === 'attention' && filter.light.length === 0 ? ATTENTION : filter.light,
    domain: filter.domain,
    organizationId: filter.organizationId,
    itself: filter.itself && filter.organizationId !== null,
    outcome: filter.outcome,
    postId: filter.postId,
    from: filter.from ?? (filter.view === 'ahead' ? today : null),
    to: filter.to,
    year,
  };
}
