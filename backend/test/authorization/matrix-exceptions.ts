import type { LiveRoute } from './live-routes';
import type { Unit } from './marked-district';
import type { MatrixActor } from './matrix-actors';

interface Shown {
  readonly of: 'ours' | 'theirs';
  readonly unit: Unit;
  readonly kind: 'name' | 'content' | 'own';
}

/** What administrators are shown: names for accounts, names of the county for grants, the record for the auditor. */
const ADMINISTRATORS: Readonly<Record<string, (shown: Shown) => boolean>> = {
  system: ({ kind }) => kind === 'name',
  security: ({ kind, of }) => kind === 'name' && of === 'ours',
  audit: ({ kind, of }) => kind !== 'own' || of === 'ours' || of === 'theirs',
};

/** Routes that name what lies out of sight, each with the reason. A new line is a decision to be looked at. */
const NAMES_FROM_AFAR: Readonly<Record<string, string>> = {
  'GET /api/organizations/:id/guidance': 'an organisation is told who guides it, wherever that one stands',
};

/** Whether a route may show this to somebody who has it neither in sight nor above. */
export function mayShow({ administrator }: MatrixActor, { method, path }: LiveRoute, shown: Shown): boolean {
  if (administrator) return ADMINISTRATORS[administrator]!(shown);
  return shown.of === 'ours' && shown.kind === 'name' && `${method} ${path}` in NAMES_FROM_AFAR;
}
