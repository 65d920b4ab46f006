/** What kinds of subjects are called. A spec fails when the program records a kind that is not named here. */
export const SUBJECT_WORDS = {
  account: { zh: '账号', en: 'account' },
  installation: { zh: '本系统', en: 'installation' },
  'audit-entry': { zh: '审计条目', en: 'entry of the record' },
  'audit-record': { zh: '审计记录', en: 'record' },
  'capability-grant': { zh: '授权', en: 'grant' },
  district: { zh: '区县', en: 'district' },
  organization: { zh: '组织', en: 'organisation' },
  post: { zh: '岗位', en: 'post' },
  person: { zh: '人员', en: 'person' },
  tenure: { zh: '任职', en: 'tenure' },
  'import-run': { zh: '导入文件', en: 'imported file' },
  'calendar-year': { zh: '国家法定工作日', en: 'official working days' },
  occurrence: { zh: '事由', en: 'occurrence' },
  evidence: { zh: '证据', en: 'evidence' },
  'assessment-group': { zh: '考核分组', en: 'assessment group' },
  'organization-guidance': { zh: '指导关系', en: 'guidance' },
  'list-objection': { zh: '清单异议', en: 'objection to a list' },
  'list-template': { zh: '清单模板', en: 'list template' },
  'list-set': { zh: '清单集', en: 'list set' },
  'responsibility-list': { zh: '责任清单', en: 'responsibility list' },
  'verification-act': { zh: '核实记录', en: 'verification act' },
  'verification-draw': { zh: '抽核', en: 'draw for verification' },
  duty: { zh: '任务', en: 'duty' },
  'duty-report': { zh: '报送', en: 'report' },
  'report-mapping': { zh: '对应关系', en: 'mapping of an imported table' },
  directive: { zh: '交办', en: 'directive' },
  agreement: { zh: '责任书', en: 'agreement' },
  'agreement-signature': { zh: '责任书签字', en: 'signatures of an agreement' },
  'agreement-batch': { zh: '责任书批次', en: 'batch of agreements' },
  handover: { zh: '岗位交接', en: 'handover' },
  'handover-signature': { zh: '交接签字', en: 'signatures of a handover' },
  'handover-batch': { zh: '换届批次', en: 'election batch' },
  survey: { zh: '评议', en: 'survey' },
  'accountability-matter': { zh: '问责事项', en: 'matter of accountability' },
  'accountability-measure': { zh: '问责措施', en: 'measure of accountability' },
  'assessment-scheme': { zh: '考核方案', en: 'assessment scheme' },
  assessment: { zh: '考核', en: 'assessment' },
  'assessment-mark': { zh: '评委打分', en: 'mark' },
  'assessment-result': { zh: '考核结果', en: 'result' },
  'result-round': { zh: '结果环节', en: 'results of an assessment' },
  'result-objection': { zh: '得分异议', en: 'objection to a score' },
  delivery: { zh: '送达记录', en: 'delivery' },
  notice: { zh: '消息', en: 'notice' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type SubjectKindName = keyof typeof SUBJECT_WORDS;

/** The words of a kind; its own name when nobody named it. */
export function subjectWords(kind: string): { readonly zh: string; readonly en: string } {
  return Object.hasOwn(SUBJECT_WORDS, kind) ? SUBJECT_WORDS[kind as SubjectKindName] : { zh: kind, en: kind };
}
