// The words of findings and rectification, which the lists of actions and fields take in.
const RELEASE = '2026-11-01';

interface Said {
  readonly zh: string;
  readonly en: string;
}

const words = (action: string, zh: string, en: string) => ({
  ...{ action, from: RELEASE, outcome: 'done' as const, zh, en },
});

const field = (
  zh: string,
  en: string,
  more: { readonly names?: string; readonly values?: Readonly<Record<string, Said>> } = {},
) => ({ zh, en, ...more });

const meaning = (values: Readonly<Record<string, readonly [zh: string, en: string]>>) => ({
  values: Object.fromEntries(
    Object.entries(values).map(([code, [zh, en]]): [string, Said] => [code, { zh, en }]),
  ),
});

/** What their states are called. */
export const FINDING_STATE_WORDS = {
  put: ['待认定', 'to be confirmed'],
  confirmed: ['已认定', 'confirmed'],
  dropped: ['不予认定', 'dropped'],
  planned: ['措施待批', 'plan to be approved'],
  working: ['整改中', 'under way'],
  held: ['已暂停', 'on hold'],
  submitted: ['已报待核', 'submitted'],
  closed: ['已销号', 'closed'],
  passed: ['回头看通过', 'look-back passed'],
} as const;

/** How what was submitted stands to its date. */
export const OUTCOME_WORDS = {
  early: ['提前', 'early'],
  ok: ['按期', 'in time'],
  late: ['迟报', 'late'],
} as const;

/** What is done to findings and to rectification orders. */
export const FINDING_ACTIONS = [
  words('finding.record', '登记问题{subject}', 'recorded the finding{subject}'),
  words('finding.bring-in', '导入上级反馈的问题{subject}', 'brought in the problem{subject} from above'),
  words('finding.take-back', '撤销导入的问题{subject}', 'took the imported problem{subject} back'),
  words(
    'problem-import.apply',
    '导入上级反馈问题清单（文件{subject}）',
    'imported a list of problems from above from the file{subject}',
  ),
  words(
    'problem-import.undo',
    '撤销上级反馈问题清单的导入{subject}',
    'took back the import of a list of problems{subject}',
  ),
  words('finding.answer', '对问题{subject}说明情况', 'stated the unit’s case on the finding{subject}'),
  words('finding.confirm', '认定问题{subject}', 'confirmed the finding{subject}'),
  words('finding.drop', '不予认定问题{subject}', 'dropped the finding{subject}'),
  words('finding.dispose', '处置问题{subject}', 'decided what becomes of the problem{subject}'),
  words(
    'finding.undispose',
    '撤销处置，问题{subject}待重新处置',
    'took the disposition of the problem{subject} back',
  ),
  words(
    'finding.follow-reorganization',
    '组织调整后，问题{subject}随之转接',
    'handed the problem{subject} on after a reorganisation',
  ),
  words('rectification-order.issue', '下达整改交办单{subject}', 'issued the rectification order{subject}'),
  words(
    'rectification-order.receive',
    '签收整改交办单{subject}',
    'signed for the rectification order{subject}',
  ),
  words(
    'rectification-order.plan',
    '报送整改措施{subject}',
    'submitted the plan of the rectification order{subject}',
  ),
  words(
    'rectification-order.approve-plan',
    '批准整改措施{subject}',
    'approved the plan of the rectification order{subject}',
  ),
  words(
    'rectification-order.return-plan',
    '退回整改措施{subject}',
    'sent the plan of the rectification order{subject} back',
  ),
  words(
    'rectification-order.progress',
    '报送整改进展{subject}',
    'reported on the rectification order{subject}',
  ),
  words(
    'rectification-order.hold',
    '暂停整改交办单{subject}',
    'put the rectification order{subject} on hold',
  ),
  words('rectification-order.resume', '恢复整改交办单{subject}', 'resumed the rectification order{subject}'),
  words(
    'rectification-order.submit',
    '报送整改结果{subject}',
    'submitted what was put right of the rectification order{subject}',
  ),
  words('rectification-order.verify', '核实整改{subject}', 'verified the rectification order{subject}'),
  words('rectification-order.return', '退回整改结果{subject}', 'sent the rectification order{subject} back'),
  words('rectification-order.close', '销号{subject}', 'closed the rectification order{subject}'),
  words(
    'rectification-order.pass',
    '回头看通过{subject}',
    'looked back on the rectification order{subject}: it lasts',
  ),
  words(
    'rectification-order.relapse',
    '回头看发现反弹，重新下达{subject}',
    'found a relapse and reopened the rectification order{subject}',
  ),
  words(
    'rectification-order.withdraw',
    '撤销整改交办单{subject}',
    'took the rectification order{subject} back',
  ),
  words(
    'rectification-order.follow-person',
    '合并人员后，{subject}的经办人改记在保留的人员名下',
    'after two entries of a person were merged, moved who acted on{subject} to the one that stays',
  ),
  words(
    'rectification-order.ask-extension',
    '为整改交办单{subject}申请延期',
    'asked for more time for the rectification order{subject}',
  ),
  words(
    'rectification-order.grant-extension',
    '同意整改交办单{subject}延期',
    'granted more time for the rectification order{subject}',
  ),
  words(
    'rectification-order.refuse-extension',
    '不同意整改交办单{subject}延期',
    'refused more time for the rectification order{subject}',
  ),
  words(
    'rectification-order.follow-reorganization',
    '组织调整后，整改交办单{subject}随之转接',
    'handed the rectification order{subject} on after a reorganisation',
  ),
  words(
    'rectification-order.lapse-extension',
    '整改交办单{subject}已报送或撤销，延期申请随之结束',
    'ended a request for more time for the rectification order{subject}, which was submitted or taken back',
  ),
] as const;

/** What the fields of findings and of rectification orders are called. */
export const FINDING_FIELDS = {
  createdAt: field('登记时间', 'entered at'),
  severityCode: field('严重程度', 'severity'),
  request: field('整改要求', 'what is asked'),
  clause: field('依据条款', 'clause'),
  foundOn: field('发现日期', 'found on'),
  foundByTenureId: field('发现人', 'found by', { names: 'tenure' }),
  foundByPersonId: field('发现人', 'found by', { names: 'person' }),
  answerBy: field('说明期限', 'case to be stated by'),
  answer: field(
    '单位意见',
    'answer',
    meaning({ agreed: ['无异议', 'agreed'], disputed: ['有异议', 'disputed'] }),
  ),
  caseText: field('情况说明', 'case'),
  answeredByTenureId: field('说明人', 'answered by', { names: 'tenure' }),
  answeredAt: field('说明时间', 'answered at'),
  settledByTenureId: field('认定人', 'settled by', { names: 'tenure' }),
  settledAt: field('认定时间', 'settled at'),
  disposition: field(
    '处置',
    'disposition',
    meaning({
      order: ['下达交办单', 'an order'],
      'next-year': ['列入明年清单', 'an item of next year'],
      reason: ['不开交办单', 'no order, for a reason'],
    }),
  ),
  dispositionReason: field('处置理由', 'why so disposed'),
  disposeBy: field('处置期限', 'to be disposed of by'),
  disposedByTenureId: field('处置人', 'disposed of by', { names: 'tenure' }),
  disposedAt: field('处置时间', 'disposed of at'),
  findingId: field('问题', 'finding', { names: 'finding' }),
  leaderPostId: field('责任领导岗位', 'leader in charge', { names: 'post' }),
  round: field('轮次', 'round'),
  apart: field('发现、核实、销号须分开', 'finder, verifier and closer apart'),
  issuedOn: field('下达日期', 'issued on'),
  standsDueOn: field('现时限', 'date that holds'),
  receivedOn: field('签收日期', 'signed for on'),
  measures: field('整改措施', 'measures'),
  plannedByPersonId: field('报措施人', 'planned by', { names: 'person' }),
  planApprovedAt: field('措施批准时间', 'plan approved at'),
  planApprovedByTenureId: field('措施批准人', 'plan approved by', { names: 'tenure' }),
  heldSince: field('暂停起始日', 'on hold since'),
  submittedOn: field('报送日期', 'submitted on'),
  submittedByPersonId: field('报送人', 'submitted by', { names: 'person' }),
  evidenceCount: field('证据数', 'pieces of evidence'),
  verificationActId: field('核实记录编号', 'verification act'),
  verifiedOn: field('核实日期', 'verified on'),
  verifiedByPersonId: field('核实人', 'verified by', { names: 'person' }),
  closedAt: field('销号时间', 'closed at'),
  closedByTenureId: field('销号人', 'closed by', { names: 'tenure' }),
  lookBackOn: field('回头看日期', 'look-back on'),
  lookBackActId: field('回头看核实记录编号', 'verification act of the look-back'),
  passedOn: field('回头看通过日期', 'look-back passed on'),
  text: field('内容', 'words'),
};
