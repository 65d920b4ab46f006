import { PERMISSIONS } from '../access/permissions';
import type { Permission } from '../access/permissions';
import { ACCOUNTABILITY_FIELDS } from './accountability-words';
import { AGREEMENT_FIELDS } from './agreement-words';
import { ASSESSMENT_FIELDS } from './assessment-words';
import { field, meaning } from './field-word';
import type { FieldWords, Words } from './field-word';
import { REFUSAL_MEANINGS } from './refusal-meanings';
import { SURVEY_FIELDS } from './survey-fields';
import { FINDING_FIELDS, FINDING_STATE_WORDS, OUTCOME_WORDS } from './finding-words';
import { INSPECTION_FIELDS, INSPECTION_STATE_WORDS } from './inspection-words';

const STATES = meaning({
  ...FINDING_STATE_WORDS,
  ...INSPECTION_STATE_WORDS,
  draft: ['草稿', 'draft'],
  issued: ['已印发', 'issued'],
  received: ['已签收', 'signed for'],
  superseded: ['已被新版替代', 'superseded'],
  owed: ['未报送', 'owed'],
  reported: ['已报送', 'reported'],
  verified: ['已核实', 'verified'],
  returned: ['已退回', 'returned'],
  withdrawn: ['已撤回', 'withdrawn'],
  gathered: ['待移交', 'to be handed over'],
  'handed-over': ['待接收', 'to be taken over'],
  'taken-over': ['已交接', 'taken over'],
  recalled: ['已撤回', 'called off'],
  made: ['待签', 'to be signed'],
  signed: ['待会签', 'to be counter-signed'],
  'in-force': ['已生效', 'in force'],
  proposed: ['待决定', 'proposed'],
  declined: ['不同意', 'declined'],
  'to-hand-over': ['待发函', 'to be handed over'],
  concluded: ['已有结论', 'concluded'],
  'in-effect': ['影响期内', 'in effect'],
  ended: ['影响期满', 'ended'],
  corrected: ['已纠正', 'corrected'],
  active: ['启用', 'active'],
  disabled: ['停用', 'disabled'],
  open: ['开放', 'open'],
  closed: ['已结束', 'closed'],
});
const LIGHTS = meaning({
  idle: ['未到期', 'not open'],
  ok: ['正常', 'on time'],
  early: ['提前', 'early'],
  late: ['迟报', 'late'],
  soon: ['临期', 'due soon'],
  overdue: ['逾期', 'overdue'],
  severe: ['严重', 'severe'],
});
const VERIFYING = meaning({
  'on-site': ['实地', 'on the spot'],
  records: ['抽查档案', 'from papers'],
  interview: ['访谈', 'by interview'],
  data: ['数据比对', 'by comparing data'],
  'call-back': ['电话回访', 'by telephone'],
});
const LOOKS = meaning({
  agreed: ['一致', 'agreed'],
  contradicted: ['不一致', 'contradicted'],
  ...OUTCOME_WORDS,
});
const CHECKING = meaning({
  备案: ['备案', 'recorded'],
  抽核: ['抽核', 'sampled'],
  必核: ['必核', 'always verified'],
});
const ADMINISTRATORS = meaning({
  system: ['系统管理员', 'system administrator'],
  security: ['安全保密管理员', 'security administrator'],
  audit: ['安全审计员', 'audit administrator'],
});
const CAPABILITIES = meaning({
  officeholder: ['任职人员', 'officeholder'],
  'organization-clerk': ['组织部门经办', 'organisation clerk'],
  leader: ['领导', 'leader'],
  'ballot-clerk': ['计票员', 'ballot clerk'],
  inspector: ['督查', 'inspector'],
  'guiding-clerk': ['条口指导', 'guiding clerk'],
  'accountability-keeper': ['问责台账', 'register of measures'],
});
const LADDER_NAMES = meaning({
  'duty-filed': ['备案任务', 'filed duties'],
  'duty-sampled': ['抽核任务', 'sampled duties'],
  'duty-verified': ['必核任务', 'verified duties'],
  receipt: ['清单签收', 'receipt of lists'],
});
const PERMISSION_NAMES = { values: PERMISSIONS as Readonly<Record<Permission, Words>> };
const REFUSALS = meaning(REFUSAL_MEANINGS);

/** What the fields of recorded rows are called. An unknown one is shown by its own name. */
export const FIELD_WORDS: Readonly<Record<string, FieldWords>> = {
  ...AGREEMENT_FIELDS,
  ...SURVEY_FIELDS,
  ...ACCOUNTABILITY_FIELDS,
  ...FINDING_FIELDS,
  ...INSPECTION_FIELDS,
  accountId: field('账号', 'account', { names: 'account' }),
  added: field('新增', 'added'),
  address: field('来源地址', 'address'),
  administrator: field('管理员类别', 'administrator', ADMINISTRATORS),
  attempts: field('次数', 'attempts'),
  batchId: field('换届批次', 'election batch', { names: 'handover-batch' }),
  basis: field('依据', 'basis'),
  cadenceClauses: field('时限条款', 'cadence clauses'),
  cadencePhrase: field('时限频次', 'cadence phrase'),
  content: field('内容要求', 'what is asked'),
  cause: field(
    '事由',
    'cause',
    meaning({
      'tenure-ended': ['任职结束', 'a tenure ended'],
      'interim-ended': ['代管结束', 'an interim ended'],
    }),
  ),
  capabilitySet: field('权限组合', 'capability set', CAPABILITIES),
  changed: field('更改', 'changed'),
  checkingClass: field('核查方式', 'checking', CHECKING),
  childIds: field('移交的下级', 'moved from below', { names: 'organization' }),
  classCode: field('单位分类', 'unit class'),
  code: field('编码', 'code', REFUSALS),
  columns: field('列', 'columns'),
  correctionNote: field('更正原因', 'why corrected'),
  device: field('设备', 'device'),
  dimensionCode: field('维度', 'dimension'),
  directiveIds: field('交办', 'directives', { names: 'directive' }),
  domainCode: field('领域', 'domain'),
  dueOn: field('应完成日', 'due on'),
  dutyId: field('任务', 'duty', { names: 'duty' }),
  endedPostIds: field('撤销的岗位', 'posts that ended', { names: 'post' }),
  endNote: field('离任备注', 'note on leaving'),
  endReason: field('离任原因', 'reason of leaving'),
  electedOn: field('换届日期', 'elected on'),
  ended: field('退出数', 'signed out'),
  endedOn: field('离任日', 'ended on'),
  ladder: field('期限种类', 'kind of deadline', LADDER_NAMES),
  before: field('到期前（工作日）', 'before the date, working days'),
  onTheDay: field('到期当天', 'on the day'),
  after: field('逾期后（工作日）', 'after the date, working days'),
  above: field('逾期后告知上级（工作日）', 'to superiors after the date, working days'),
  inSteadOf: field('代谁办理', 'in stead of', { names: 'tenure' }),
  outcome: field('结果', 'outcome', LOOKS),
  askedFor: field('申请延期到', 'asked for until'),
  extendedTo: field('延期到', 'extended to'),
  until: field('暂缓到', 'put off until'),
  endsOn: field('止于', 'until'),
  entries: field('条数', 'entries'),
  evidenceAsked: field('所需证据', 'evidence asked'),
  evidenceId: field('证据', 'evidence', { names: 'evidence' }),
  fileName: field('文件名', 'file name'),
  filter: field('查阅范围', 'what was looked for'),
  for: field('用于', 'for'),
  from: field('起始', 'from'),
  fromWhom: field('来源', 'from whom'),
  guideId: field('指导组织', 'guides', { names: 'organization' }),
  guidedId: field('被指导组织', 'is guided', { names: 'organization' }),
  guidance: field('指导关系', 'guidance'),
  happenedOn: field('事情日期', 'day of the thing'),
  organizations: field('组织', 'organisations'),
  people: field('人员', 'people'),
  posts: field('岗位', 'posts'),
  proves: field('证明什么', 'what it proves'),
  signs: field(
    '需要看一眼',
    'to look at',
    meaning({
      'same-elsewhere': ['别处有同一个文件', 'the same file elsewhere'],
      'similar-picture': ['照片相似', 'a similar picture'],
      'similar-text': ['文字相似', 'similar text'],
    }),
  ),
  tenures: field('任职', 'tenures'),
  unitClasses: field('单位分类', 'unit classes'),
  groups: field('考核分组', 'assessment groups'),
  groupMembers: field('分组成员', 'members of groups'),
  organizationsAdded: field('新增组织', 'organisations added'),
  organizationsChanged: field('更新组织', 'organisations changed'),
  guidanceAdded: field('新增指导关系', 'guidance added'),
  guidanceChanged: field('更新指导关系', 'guidance changed'),
  postsAdded: field('新增岗位', 'posts added'),
  postsChanged: field('更新岗位', 'posts changed'),
  peopleAdded: field('新增人员', 'people added'),
  peopleChanged: field('更新人员', 'people changed'),
  tenuresAdded: field('新增任职', 'tenures added'),
  tenuresChanged: field('更新任职', 'tenures changed'),
  unitClassesAdded: field('新增单位分类', 'unit classes added'),
  unitClassesChanged: field('更新单位分类', 'unit classes changed'),
  groupsAdded: field('新增考核分组', 'assessment groups added'),
  groupsChanged: field('更新考核分组', 'assessment groups changed'),
  groupMembersAdded: field('新增分组成员', 'members of groups added'),
  groupMembersChanged: field('更新分组成员', 'members of groups changed'),
  handOverDueOn: field('移交期限', 'to be handed over by'),
  handovers: field('交接数', 'handovers'),
  helpWanted: field('请求协调', 'help wanted'),
  id: field('编号', 'id'),
  inTeam: field('班子成员', 'in the team'),
  isHead: field('班长', 'head'),
  incomingTenureId: field('接收人任职', 'incoming tenure', { names: 'tenure' }),
  interim: field('代收', 'interim'),
  issuedAt: field('印发时间', 'issued at'),
  issuedByTenureId: field('印发人', 'issued by', { names: 'tenure' }),
  issuer: field('交办人', 'by whose word'),
  itemId: field('条目编号', 'item id'),
  itemCount: field('事项数', 'items'),
  items: field('事项', 'items'),
  kind: field('类别', 'kind'),
  kindCode: field('类型', 'kind'),
  knownDevice: field('常用设备', 'known device'),
  l2Id: field('二级单位', 'unit of level 2', { names: 'organization' }),
  l3Id: field('三级单位', 'unit of level 3', { names: 'organization' }),
  l4Id: field('四级单位', 'unit of level 4', { names: 'organization' }),
  label: field('名称', 'label'),
  leftGroupIds: field('原分组', 'left', { names: 'assessment-group' }),
  levelCode: field('层级', 'level'),
  light: field('灯', 'light', LIGHTS),
  lineWork: field('分管业务', 'line work'),
  lineageId: field('事项沿革编号', 'item lineage'),
  externalSubject: field('统一身份编号', 'identity at the provider'),
  late: field('补列', 'came late'),
  listDigest: field('清单指纹', 'digest of the list'),
  listId: field('清单', 'list', { names: 'responsibility-list' }),
  listSetId: field('清单集', 'list set', { names: 'list-set' }),
  drafts: field('草稿数', 'drafts'),
  kept: field('留本地写法数', 'own words kept'),
  amended: field('修订版数', 'amended versions'),
  lists: field('清单数', 'lists'),
  listIds: field('清单', 'lists', { names: 'responsibility-list' }),
  locale: field('界面语言', 'language', meaning({ 'zh-CN': ['中文', 'Chinese'], en: ['英文', 'English'] })),
  made: field('生成数', 'made'),
  mediaType: field('文件类型', 'media type'),
  memberCount: field('党员数', 'members'),
  method: field('方式', 'method'),
  minute: field('时间（分）', 'minute'),
  mode: field(
    '导入方式',
    'mode',
    meaning({
      'all-or-nothing': ['全部或不导入', 'all or nothing'],
      'good-rows': ['只导入无误的行', 'rows without errors'],
    }),
  ),
  movedPostIds: field('划转的岗位', 'posts that moved', { names: 'post' }),
  moved: field('归位数', 'moved'),
  name: field('名称', 'name'),
  units: field('单位名称对照', 'names of units'),
  nameEn: field('英文名称', 'English name'),
  nameZh: field('名称', 'name'),
  number: field('版次', 'version'),
  objectCode: field('考核对象', 'what is assessed'),
  on: field('日期', 'on'),
  organizationCode: field('组织编码', 'code of the organisation'),
  organizationId: field('组织', 'organisation', { names: 'organization' }),
  organizationIds: field('组织', 'organisations', { names: 'organization' }),
  outgoingTenureId: field('移交人任职', 'outgoing tenure', { names: 'tenure' }),
  parentCode: field('上级组织编码', 'code of the superior'),
  parentId: field('上级组织', 'superior', { names: 'organization' }),
  permission: field('所需权限', 'permission needed', PERMISSION_NAMES),
  keeperPersonId: field('使用人', 'used by', { names: 'person' }),
  personId: field('人员', 'person', { names: 'person' }),
  postId: field('岗位', 'post', { names: 'post' }),
  postIds: field('岗位顺序', 'order of posts', { names: 'post' }),
  problem: field('存在问题', 'problem'),
  readAt: field('阅读时间', 'read at'),
  reason: field('原因', 'reason', REFUSALS),
  receiptDueOn: field('签收期限', 'to be signed for by'),
  receivedAt: field('签收时间', 'signed for at'),
  receivedByTenureId: field('签收人', 'signed for by', { names: 'tenure' }),
  place: field('出处', 'found in'),
  report: field('报送', 'report'),
  reports: field('报送件数', 'reports'),
  reportedOn: field('报送日', 'reported on'),
  result: field('完成情况', 'result'),
  verdict: field(
    '核实结论',
    'verdict',
    meaning({ confirmed: ['属实', 'so it is'], returned: ['退回', 'sent back'] }),
  ),
  verificationKind: field('核实方式', 'way of verifying', VERIFYING),
  heldOn: field('核实日期', 'verified on'),
  object: field('核实对象', 'what was looked at'),
  strength: field('属实之处', 'what holds'),
  doubt: field('疑问', 'doubt'),
  noDoubtBecause: field('没有疑问的理由', 'why there is no doubt'),
  opened: field('打开过的证据', 'evidence opened', { names: 'evidence' }),
  subjectKind: field('对象类别', 'kind of subject'),
  subjectId: field('对象', 'subject', { names: 'duty' }),
  verifiedByTenureId: field('核实人', 'verified by', { names: 'tenure' }),
  verifiedAt: field('核实时间', 'verified at'),
  awaitsCheck: field('待核实', 'waits for verification'),
  month: field('月份', 'month'),
  seed: field('种子', 'seed'),
  share: field('抽取比例', 'share'),
  frame: field('抽样范围（项）', 'drawn from'),
  drawn: field('抽中（项）', 'drawn'),
  rights: field('权限', 'rights'),
  rootOrganizationId: field('授权范围', 'over', { names: 'organization' }),
  rows: field('行数', 'rows'),
  runId: field('导入', 'import', { names: 'import-run' }),
  serves: field('对应的任务', 'duties served'),
  route: field('功能地址', 'route'),
  scoreShare: field('评分占比', 'share of the score'),
  scans: field('扫描件指纹', 'digests of the scans'),
  sha256: field('文件指纹', 'digest of the file'),
  signedAs: field(
    '签字方式',
    'signed',
    meaning({
      self: ['本人', 'themselves'],
      superior: ['上级代签', 'by the superior'],
      paper: ['纸质', 'on paper'],
    }),
  ),
  size: field('大小（字节）', 'size in bytes'),
  sourceCode: field('来源', 'source'),
  sort: field('排序', 'order'),
  note: field('备注', 'note'),
  startNote: field('任职备注', 'note on taking the post'),
  startsOn: field('起于', 'since'),
  standInId: field('代办人', 'stand-in', { names: 'person' }),
  state: field('状态', 'state', STATES),
  successorIds: field('接续组织', 'goes on as', { names: 'organization' }),
  summary: field('试算结果', 'what was found'),
  table: field('表格', 'table'),
  targets: field('承办岗位数', 'posts asked'),
  takenOver: field('转接数', 'handed on'),
  takenOverBy: field('接手岗位', 'taken over by', { names: 'post' }),
  takeOverDueOn: field('接收期限', 'to be taken over by'),
  target: field('所指对象', 'aimed at'),
  tenureId: field('任职', 'tenure', { names: 'tenure' }),
  textEn: field('事项英文', 'item in English'),
  textZh: field('事项', 'item'),
  title: field('名称', 'title'),
  typeCode: field('类型', 'type'),
  undatedCount: field('未定时限数', 'undated'),
  username: field('用户名', 'user name'),
  hasEmail: field('有邮箱', 'has an e-mail address'),
  hasMobile: field('有手机号', 'has a mobile number'),
  mergedCode: field('并入记录的编码', 'code of the merged entry'),
  mergedPersonId: field('并入的记录', 'merged entry', { names: 'person' }),
  tenureIds: field('任职', 'tenures', { names: 'tenure' }),
  validFrom: field('生效日', 'valid from'),
  validTo: field('失效日', 'valid until'),
  version: field('版本', 'version'),
  versionNo: field('版次', 'number of the version'),
  withSubtree: field('含下级', 'with what is below'),
  withdrawn: field('不再承担', 'owed no more'),
  words: field('附言', 'words'),
  holidays: field('放假', 'days off'),
  publishedOn: field('公布日期', 'published on'),
  redated: field('改期数', 'dated anew'),
  settled: field('确定数', 'settled'),
  worked: field('调休上班', 'days worked'),
  year: field('年度', 'year'),
  ...ASSESSMENT_FIELDS,
};

const TECHNICAL: ReadonlySet<string> = new Set(
  'id version versionNo sort sha256 size mediaType lineageId listSetId listId l2Id l3Id l4Id itemId factsDigest inputsDigest'
    .concat(' resultDigest digest')
    .split(' '),
);

/** The words of a path into a recorded row: names joined, elements of a list numbered. */
export function fieldLabel(path: readonly (string | number)[]): Words {
  const parts = path.map((part): Words => {
    if (typeof part === 'number') return { zh: `第${part + 1}项`, en: `no. ${part + 1}` };
    return Object.hasOwn(FIELD_WORDS, part) ? FIELD_WORDS[part]! : { zh: part, en: part };
  });
  return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}

/** The kind of subject that the ids in a field are of. */
export function namedIn(path: readonly (string | number)[]): string | undefined {
  return lastField(path)?.names;
}

/** Whether a field is of use to whoever proves, not to whoever reads. */
export function isTechnical(path: readonly (string | number)[]): boolean {
  return TECHNICAL.has(String(path.findLast((part) => typeof part === 'string')));
}

/** A value as people read it; a code by its meaning, nothing as a dash. */
export function valueWords(path: readonly (string | number)[], value: unknown): Words {
  if (value === null || value === undefined || value === '') return { zh: '—', en: '—' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  const values = lastField(path)?.values;
  return values && Object.hasOwn(values, text) ? values[text]! : { zh: text, en: text };
}

function lastField(path: readonly (string | number)[]): FieldWords | undefined {
  const name = path.findLast((part) => typeof part === 'string');
  return name !== undefined && Object.hasOwn(FIELD_WORDS, name) ? FIELD_WORDS[name] : undefined;
}
