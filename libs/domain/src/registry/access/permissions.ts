/** Every permission that a route may ask for, with what it lets a person do. */
export const PERMISSIONS = {
  'organizations.read': { zh: '查看组织、岗位和任职', en: 'See organisations, posts and tenures' },
  'organizations.import': { zh: '导入组织、岗位和任职', en: 'Import organisations, posts and tenures' },
  'organizations.edit': {
    zh: '修改组织、指导关系和单位分类',
    en: 'Edit organisations, guidance and unit classes',
  },
  'tenures.manage': {
    zh: '设置岗位、办理任免',
    en: 'Set up posts, record appointments and departures',
  },
  'calendar.publish': { zh: '公布国家法定工作日', en: 'Publish official working days' },
  'catalogues.read': { zh: '查看目录和日历', en: 'See catalogues and the calendar' },
  'responsibility-lists.read': { zh: '查看责任清单', en: 'See responsibility lists' },
  'responsibility-lists.edit': { zh: '导入和修改责任清单', en: 'Import and edit responsibility lists' },
  'responsibility-lists.issue': { zh: '印发责任清单', en: 'Issue responsibility lists' },
  'responsibility-lists.receive': { zh: '签收本岗位的责任清单', en: "Sign for one's own list" },
  'agreements.read': { zh: '查看责任书', en: 'See agreements' },
  'agreements.manage': {
    zh: '生成、修改责任书，登记纸质签订',
    en: 'Make and change agreements, register paper copies',
  },
  'duties.read': { zh: '查看任务', en: 'See duties' },
  'duties.report': { zh: '报送本岗位的任务', en: "Report on one's own duties" },
  'duties.import': {
    zh: '从其他系统的导出表导入所管单位的报送',
    en: 'Bring in reports for the units below from what other systems export',
  },
  'duties.verify': {
    zh: '核实下级报送的任务、决定延期',
    en: 'Verify what was reported below, decide about more time',
  },
  'directives.read': { zh: '查看任务交办和收表汇总', en: 'See directives and merged tables' },
  'directives.issue': { zh: '交办任务', en: 'Issue directives' },
  'inspections.read': { zh: '查看督查和问题', en: 'See inspections and findings' },
  'inspections.record': { zh: '开展督查、登记问题', en: 'Inspect, and record what is found' },
  'inspections.lead': {
    zh: '安排督查、认定和处置问题',
    en: 'Plan inspections, confirm findings and decide what becomes of them',
  },
  'rectification.read': { zh: '查看整改台账', en: 'See the ledger of rectification' },
  'rectification.report': {
    zh: '说明问题情况、整改本岗位的问题',
    en: "State one's case, and put right what was found at one's own post",
  },
  'rectification.lead': {
    zh: '下达整改交办单、批措施、销号',
    en: 'Issue rectification orders, approve plans, close orders',
  },
  'rectification.verify': { zh: '核实整改、回头看', en: 'Verify rectification, look back' },
  'evidence.read': { zh: '查看证据', en: 'Open evidence' },
  'handovers.read': { zh: '查看岗位交接', en: 'See handovers of posts' },
  'handovers.manage': { zh: '组织岗位交接', en: 'Lead handovers of posts' },
  'surveys.read': { zh: '查看评议和参与率', en: 'See surveys and their turnout' },
  'surveys.organize': {
    zh: '组织评议：出题、制票、开放、结束',
    en: 'Lead surveys: questions, tickets, opening, closing',
  },
  'surveys.enter-paper': { zh: '录入和核定纸质票', en: 'Enter and settle paper ballots' },
  'surveys.results': { zh: '查看评议结果', en: 'See results of surveys' },
  'accountability.handle': {
    zh: '办理本岗位参与的问责事项',
    en: "Handle the matters of accountability that one's post is a member of",
  },
  'accountability.propose': { zh: '提出问责建议', en: 'Propose accountability' },
  'accountability.decide': {
    zh: '决定问责建议是否移交',
    en: 'Decide whether a proposal of accountability is handed over',
  },
  'accountability.keep': {
    zh: '查看问责措施台账（含影响期已满的）',
    en: 'See the register of measures, ended ones too',
  },
  'assessments.simulate': { zh: '试算考核方案', en: 'Try out assessment schemes' },
  'assessments.read': { zh: '查看考核方案和得分', en: 'See assessment schemes and scores' },
  'assessments.manage': { zh: '发布考核方案、组织考核', en: 'Publish schemes and lead assessments' },
  'results.read': {
    zh: '查看考核结果及其运用',
    en: 'See results of assessments and what they were used for',
  },
  'results.manage': { zh: '反馈、公示、定案考核结果', en: 'Tell, publicise and close results' },
  'results.object': { zh: '对本单位得分提出异议', en: "Object to one's own score" },
  'results.decide': { zh: '裁定得分异议', en: 'Decide objections to scores' },
  'dashboard.read': { zh: '查看总览', en: 'See the dashboard' },
  'reminders.read': { zh: '查看送达记录', en: 'See delivery records' },
  'reminders.manage': {
    zh: '催办、管理提醒节奏和休假登记',
    en: 'Remind by hand, keep the ladders and the register of leave',
  },
  'districts.choose': { zh: '选择办理的县（区）', en: 'Choose the district to work in' },
  'accounts.manage': { zh: '管理账号', en: 'Manage accounts' },
  'administrators.vouch': { zh: '核准管理员账号', en: "Vouch for administrators' accounts" },
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
    'agreements.read',
    'duties.read',
    'duties.report',
    'duties.verify',
    'inspections.read',
    'rectification.read',
    'rectification.report',
    'rectification.verify',
    'handovers.read',
    'accountability.handle',
    'accountability.decide',
    'assessments.read',
    'results.read',
    'results.object',
    'evidence.read',
    'dashboard.read',
  ],
  'organization-clerk': [
    'organizations.read',
    'organizations.import',
    'tenures.manage',
    'organizations.edit',
    'catalogues.read',
    'responsibility-lists.read',
    'responsibility-lists.edit',
    'responsibility-lists.issue',
    'agreements.read',
    'agreements.manage',
    'duties.read',
    'duties.import',
    'duties.verify',
    'directives.read',
    'directives.issue',
    'inspections.read',
    'inspections.record',
    'inspections.lead',
    'rectification.read',
    'rectification.lead',
    'rectification.verify',
    'handovers.read',
    'handovers.manage',
    'surveys.read',
    'surveys.organize',
    'surveys.enter-paper',
    'surveys.results',
    'accountability.handle',
    'accountability.propose',
    'assessments.simulate',
    'assessments.read',
    'assessments.manage',
    'results.read',
    'results.manage',
    'evidence.read',
    'dashboard.read',
    'reminders.read',
    'reminders.manage',
  ],
  leader: [
    'organizations.read',
    'catalogues.read',
    'responsibility-lists.read',
    'agreements.read',
    'duties.read',
    'directives.read',
    'directives.issue',
    'inspections.read',
    'rectification.read',
    'handovers.read',
    'surveys.read',
    'surveys.results',
    'accountability.handle',
    'accountability.decide',
    'assessments.read',
    'results.read',
    'results.decide',
    'evidence.read',
    'dashboard.read',
  ],
  /** 计票: two of them enter each paper ballot, a third settles; what comes out is not theirs to see. */
  'ballot-clerk': ['organizations.read', 'catalogues.read', 'surveys.read', 'surveys.enter-paper'],
  /** 督查组: whoever is sent to look. They find and verify; what becomes of it is decided by others. */
  inspector: [
    'organizations.read',
    'catalogues.read',
    'responsibility-lists.read',
    'inspections.read',
    'inspections.record',
    'rectification.read',
    'rectification.verify',
    'evidence.read',
  ],
  /**
   * 条块结合: 社会工作部, 机关工委, 教育工委, 国资, 卫健 follow the units they guide and change nothing of theirs; where the
   * guidance says so (交办), they give them directives.
   */
  'guiding-clerk': [
    'organizations.read',
    'catalogues.read',
    'responsibility-lists.read',
    'agreements.read',
    'duties.read',
    'directives.read',
    'directives.issue',
    'inspections.read',
    'rectification.read',
    'evidence.read',
    'dashboard.read',
    'reminders.read',
  ],
  /** What has ended is masked for the members of a matter; whoever keeps the register still reads it. */
  'accountability-keeper': [
    'organizations.read',
    'catalogues.read',
    'accountability.handle',
    'accountability.keep',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type CapabilitySet = keyof typeof CAPABILITY_SETS;

/** What a set is called, and whom it is for. What it allows is said by the words of its permissions. */
export const CAPABILITY_SET_WORDS: Readonly<
  Record<
    CapabilitySet,
    { readonly zh: string; readonly en: string; readonly forZh: string; readonly forEn: string }
  >
> = {
  officeholder: {
    zh: '责任人',
    en: 'Officeholder',
    forZh: '书记、班子成员、支部书记：签收并落实本岗位的清单和任务',
    forEn: 'Secretaries and team members: sign for and carry out the lists and duties of their own post',
  },
  'organization-clerk': {
    zh: '经办人',
    en: 'Clerk',
    forZh: '组织部、党建办：导入底册和清单，印发，盯进度',
    forEn: 'Organisation departments: import the registers and lists, issue them, follow progress',
  },
  leader: {
    zh: '领导查看',
    en: 'Leader',
    forZh: '党委领导：看全貌，一路看到证据，可以批示交办、决定问责建议，不改其他内容',
    forEn:
      'Leaders: see everything down to the evidence, give directives, decide proposals of accountability, and change nothing else',
  },
  'ballot-clerk': {
    zh: '计票员',
    en: 'Ballot clerk',
    forZh: '评议的计票员：录入和核定纸质票，看参与率，不看结果',
    forEn: 'Ballot clerks of surveys: enter and settle paper ballots, see the turnout and no result',
  },
  inspector: {
    zh: '督查',
    en: 'Inspector',
    forZh: '督查组成员：到单位督查，登记问题，核实整改；不认定问题，也不下达交办单',
    forEn:
      'Members of an inspection team: visit units, record what they find, verify rectification; they neither confirm findings nor issue orders',
  },
  'guiding-clerk': {
    zh: '条口指导',
    en: 'Guiding clerk',
    forZh:
      '社会工作部、机关工委、教育工委、国资、卫健：看所指导单位的进度和送达，不改其内容；指导关系写明可以交办的，可以交办任务',
    forEn:
      'Guiding departments: follow the units they guide and what was delivered to them, change nothing, and give directives where the guidance says so',
  },
  'accountability-keeper': {
    zh: '问责台账',
    en: 'Register of measures',
    forZh: '组织部门、纪检机构指定的人：看在影响期和已期满的问责措施，不看事项内容',
    forEn:
      'Those whom the organisation department or discipline body names: measures in effect and ended, not the matters',
  },
};

/** The three administrators (三员) hold nothing of the business, and exclude each other. */
export const ADMINISTRATOR_PERMISSIONS = {
  system: ['accounts.manage', 'calendar.publish', 'catalogues.read', 'districts.choose'],
  security: ['grants.manage', 'administrators.vouch', 'organizations.read', 'districts.choose'],
  audit: ['audit.read', 'administrators.vouch', 'districts.choose'],
} as const satisfies Record<string, readonly Permission[]>;

export type Administrator = keyof typeof ADMINISTRATOR_PERMISSIONS;
