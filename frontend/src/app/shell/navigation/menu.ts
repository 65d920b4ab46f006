import type { Permission } from '@zeren/domain/registry/access/permissions';

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
export const MENU: readonly MenuWing[] = [
  {
    key: 'shell.wing.insight',
    entries: [
      { path: '/todo', key: 'shell.room.todo' },
      { path: '/dashboard', key: 'shell.room.dashboard', permission: 'dashboard.read' },
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
        path: '/duties',
        key: 'shell.room.duties',
        glossKey: 'shell.room.dutiesGloss',
        permission: 'duties.read',
      },
    ],
  },
  {
    key: 'shell.wing.registry',
    entries: [
      { path: '/organizations', key: 'shell.room.organizations', permission: 'organizations.read' },
      { path: '/catalogues', key: 'shell.room.catalogues', permission: 'catalogues.read' },
    ],
  },
];

/** The phone's bottom bar: 待办 清单 本镇 我的. */
export const BOTTOM_BAR: readonly (MenuEntry & { readonly icon: 'todo' | 'list' | 'chart' | 'person' })[] = [
  { path: '/todo', key: 'shell.room.todo', icon: 'todo' },
  { path: '/duties', key: 'shell.bottom.lists', icon: 'list', permission: 'duties.read' },
  { path: '/dashboard', key: 'shell.bottom.place', icon: 'chart', permission: 'dashboard.read' },
  { path: '/me', key: 'shell.bottom.me', icon: 'person' },
];
