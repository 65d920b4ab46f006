import type { Words } from './field-word';

const of = (zh: string, en: string): Words => ({ zh, en });

/** What an address is about, by the part of it that follows `/api/`. */
const ABOUT: Readonly<Record<string, Words>> = {
  access: of('可见原因', 'why something is seen'),
  accounts: of('账号', 'accounts'),
  'administrator-accounts': of('管理员账号', 'administrators’ accounts'),
  'agreement-batches': of('责任书批次', 'batches of agreements'),
  agreements: of('责任书', 'agreements'),
  assessments: of('考核方案', 'assessment schemes'),
  audit: of('审计记录', 'the audit record'),
  calendar: of('工作日', 'working days'),
  catalogues: of('目录', 'catalogues'),
  dashboard: of('总览', 'the overview'),
  directives: of('交办', 'directives'),
  directory: of('通讯查找', 'the directory'),
  districts: of('区县', 'districts'),
  duties: of('任务', 'duties'),
  evidence: of('证据', 'evidence'),
  findings: of('问题', 'findings'),
  'inspection-plans': of('督查计划', 'plans of inspections'),
  inspections: of('督查', 'inspections'),
  'inspection-visits': of('单位督查', 'visits'),
  grants: of('授权', 'grants'),
  'accountability-matters': of('问责事项', 'matters of accountability'),
  'accountability-measures': of('问责措施', 'measures of accountability'),
  'handover-batches': of('换届批次', 'election batches'),
  handovers: of('岗位交接', 'handovers'),
  'list-sets': of('清单集', 'list sets'),
  'list-templates': of('清单模板', 'list templates'),
  'organization-reorganizations': of('组织调整', 'reorganisations'),
  organizations: of('组织', 'organisations'),
  people: of('人员', 'people'),
  posts: of('岗位', 'posts'),
  'rectification-orders': of('整改交办单', 'rectification orders'),
  reminders: of('提醒', 'reminders'),
  'responsibility-lists': of('责任清单', 'responsibility lists'),
  surveys: of('评议', 'surveys'),
  tenures: of('任职', 'tenures'),
  'unit-classes': of('单位分类', 'unit classes'),
};

/** What was tried, in words; an address that nobody named is told as it is. */
export function attemptWords(method: string | null, route: string): Words {
  const part = /^\/api\/([a-z-]+)/.exec(route)?.[1] ?? '';
  const about = Object.hasOwn(ABOUT, part) ? ABOUT[part] : undefined;
  if (!about || method === null) {
    const plain = [method, route].filter((one) => one).join(' ');
    return { zh: plain, en: plain };
  }
  const looks = method === 'GET' || method === 'HEAD';
  return looks
    ? { zh: `试图查看${about.zh}`, en: `tried to see ${about.en}` }
    : { zh: `试图办理${about.zh}`, en: `tried to act on ${about.en}` };
}
