/** Every permission that a route may ask for, with what it lets a person do. */
export const PERMISSIONS = {
  'organizations.read': { zh: '查看组织、岗位和任职', en: 'See organisations, posts and tenures' },
  'organizations.import': { zh: '导入组织、岗位和任职', en: 'Import organisations, posts and tenures' },
  'tenures.manage': { zh: '办理任免', en: 'Record appointments and departures' },
  'catalogues.read': { zh: '查看目录和日历', en: 'See catalogues and the calendar' },
  'responsibility-lists.read': { zh: '查看责任清单', en: 'See responsibility lists' },
  'responsibility-lists.edit': { zh: '导入和修改责任清单', en: 'Import and edit responsibility lists' },
  'responsibility-lists.issue': { zh: '印发责任清单', en: 'Issue responsibility lists' },
  'responsibility-lists.receive': { zh: '签收本岗位的责任清单', en: "Sign for one's own list" },
  'duties.read': { zh: '查看任务', en: 'See duties' },
  'duties.report': { zh: '报送本岗位的任务', en: "Report on one's own duties" },
  'evidence.read': { zh: '查看证据', en: 'Open evidence' },
  'dashboard.read': { zh: '查看总览', en: 'See the dashboard' },
  'reminders.read': { zh: '查看送达记录', en: 'See delivery records' },
  'accounts.manage': { zh: '管理账号', en: 'Manage accounts' },
  'grants.manage': { zh: '管理授权', en: 'Manage grants' },
  'audit.read': { zh: '查看审计记录', en: 'See the audit record' },
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** Sets of permissions that are granted together (model, "Grant"). */
export const CAPABILITY_SETS = {
  officeholder: [
    'organizations.read',
    'catalogues.read',
    'responsibility-lists.read',
    'responsibility-lists.receive',
    'duties.read',
    'duties.report',
    'evidence.read',
    'dashboard.read',
  ],
  'organization-clerk': [
    'organizations.read',
    'organizations.import',
    'tenures.manage',
    'catalogues.read',
    'responsibility-lists.read',
    'responsibility-lists.edit',
    'responsibility-lists.issue',
    'duties.read',
    'evidence.read',
    'dashboard.read',
    'reminders.read',
  ],
  leader: [
    'organizations.read',
    'catalogues.read',
    'responsibility-lists.read',
    'duties.read',
    'evidence.read',
    'dashboard.read',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type CapabilitySet = keyof typeof CAPABILITY_SETS;

/** The three administrators (三员) hold nothing of the business, and exclude each other. */
export const ADMINISTRATOR_PERMISSIONS = {
  system: ['accounts.manage', 'catalogues.read'],
  security: ['grants.manage', 'organizations.read'],
  audit: ['audit.read'],
} as const satisfies Record<string, readonly Permission[]>;

export type Administrator = keyof typeof ADMINISTRATOR_PERMISSIONS;
