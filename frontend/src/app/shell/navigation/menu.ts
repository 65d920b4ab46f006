import type { Administrator, Permission } from '@zeren/domain/registry/access/permissions';

export interface MenuEntry {
  readonly path: string;
  /** Key of the room's name; with `Gloss` behind it, of its plain explanation. */
  readonly key: string;
  readonly glossKey?: string;
  readonly permission?: Permission;
}

export interface MenuWing {
  readonly key: string;
  readonly entries: readonly MenuEntry[];
}

/** The left menu by wing. Only rooms that exist; a new room adds its line here. */
const MENU: readonly MenuWing[] = [
  {
    key: 'shell.wing.insight',
    entries: [
      { path: '/todo', key: 'shell.room.todo' },
      { path: '/dashboard', key: 'shell.room.dashboard', permission: 'dashboard.read' },
      { path: '/reminders', key: 'shell.room.reminders', permission: 'reminders.read' },
    ],
  },
  {
    key: 'shell.wing.cycle',
    entries: [
      {
        path: '/responsibility-lists',
        key: 'shell.room.responsibility',
        glossKey: 'shell.room.responsibilityGloss',
        permission: 'responsibility-lists.read',
      },
      {
        path: '/agreements',
        key: 'shell.room.agreements',
        glossKey: 'shell.room.agreementsGloss',
        permission: 'agreements.read',
      },
      {
        path: '/duties',
        key: 'shell.room.duties',
        glossKey: 'shell.room.dutiesGloss',
        permission: 'duties.read',
      },
      { path: '/duty-imports', key: 'shell.room.dutiesImport', permission: 'duties.import' },
      {
        path: '/directives',
        key: 'shell.room.directives',
        glossKey: 'shell.room.directivesGloss',
        permission: 'directives.read',
      },
      {
        path: '/inspections',
        key: 'shell.room.inspections',
        glossKey: 'shell.room.inspectionsGloss',
        permission: 'inspections.read',
      },
      {
        path: '/findings',
        key: 'shell.room.findings',
        glossKey: 'shell.room.findingsGloss',
        permission: 'inspections.read',
      },
      {
        path: '/rectification',
        key: 'shell.room.rectification',
        glossKey: 'shell.room.rectificationGloss',
        permission: 'rectification.read',
      },
      {
        path: '/surveys',
        key: 'shell.room.surveys',
        glossKey: 'shell.room.surveysGloss',
        permission: 'surveys.read',
      },
      {
        path: '/assessments',
        key: 'shell.room.assessment',
        glossKey: 'shell.room.assessmentGloss',
        permission: 'assessments.read',
      },
      {
        path: '/results',
        key: 'shell.room.results',
        glossKey: 'shell.room.resultsGloss',
        permission: 'results.read',
      },
      {
        path: '/accountability',
        key: 'shell.room.accountability',
        glossKey: 'shell.room.accountabilityGloss',
        permission: 'accountability.handle',
      },
      {
        path: '/handovers',
        key: 'shell.room.handover',
        glossKey: 'shell.room.handoverGloss',
        permission: 'handovers.read',
      },
    ],
  },
  {
    key: 'shell.wing.registry',
    entries: [
      { path: '/organizations', key: 'shell.room.organizations', permission: 'organizations.read' },
      { path: '/people', key: 'shell.room.people', permission: 'organizations.read' },
      { path: '/catalogues', key: 'shell.room.catalogues', permission: 'catalogues.read' },
    ],
  },
];

/** Another administrator's account is let in by one who gives out no passwords. */
const VOUCHING: BottomEntry = {
  path: '/administrator-accounts',
  key: 'shell.room.vouching',
  icon: 'todo',
};

/**
 * Each of the three administrators has their own pages and no others (三员); the first is where they begin, and all stand
 * in their bottom bar on a phone.
 */
export const ADMINISTRATOR_MENU: Readonly<Record<Administrator, readonly BottomEntry[]>> = {
  system: [
    { path: '/accounts', key: 'shell.room.accounts', icon: 'list' },
    { path: '/accounts/new', key: 'shell.room.accountsNew', icon: 'todo' },
    { path: '/working-days', key: 'shell.room.workingDays', icon: 'chart' },
  ],
  security: [
    { path: '/grants', key: 'shell.room.grants', icon: 'list' },
    { path: '/grants/by-kind', key: 'shell.room.grantsByKind', icon: 'chart' },
    VOUCHING,
  ],
  audit: [
    { path: '/audit', key: 'shell.room.audit', icon: 'list' },
    { path: '/audit/checkpoints', key: 'shell.room.checkpoints', icon: 'chart' },
    VOUCHING,
  ],
};

/** The entry to mark at an address: the nearest page at or above it, so that one among its siblings is never two. */
export function entryAt<Entry extends MenuEntry>(
  entries: readonly Entry[],
  address: string,
): Entry | undefined {
  const [page = ''] = address.split(/[?#;]/);
  return entries
    .filter(({ path }) => page === path || page.startsWith(`${path}/`))
    .reduce<Entry | undefined>(
      (nearest, entry) => (nearest && nearest.path.length >= entry.path.length ? nearest : entry),
      undefined,
    );
}

/** The left menu of whoever this is: an administrator's own pages, or the rooms. */
export function menuOf(administrator: Administrator | null): readonly MenuWing[] {
  return administrator
    ? [{ key: 'shell.wing.administration', entries: ADMINISTRATOR_MENU[administrator] }]
    : MENU;
}

/** Where somebody begins: an administrator with their own page, everybody else with what waits for them. */
export function homeOf(administrator: Administrator | null): string {
  return administrator ? (ADMINISTRATOR_MENU[administrator][0]?.path ?? '/me') : '/todo';
}

/** A place under the thumb. */
export interface BottomEntry extends MenuEntry {
  readonly icon: 'todo' | 'list' | 'chart' | 'person';
}

const ME: BottomEntry = { path: '/me', key: 'shell.bottom.me', icon: 'person' };

/** The phone's bottom bar: 待办 清单 本镇 我的; an administrator's own pages and 我的. */
export function bottomBarOf(administrator: Administrator | null): readonly BottomEntry[] {
  return administrator ? [...ADMINISTRATOR_MENU[administrator], ME] : BOTTOM_BAR;
}

const BOTTOM_BAR: readonly BottomEntry[] = [
  { path: '/todo', key: 'shell.room.todo', icon: 'todo' },
  { path: '/duties', key: 'shell.bottom.lists', icon: 'list', permission: 'duties.read' },
  { path: '/dashboard', key: 'shell.bottom.place', icon: 'chart', permission: 'dashboard.read' },
  ME,
];
