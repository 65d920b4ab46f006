import { ACCOUNTABILITY_ACTIONS } from './accountability-words';
import { AGREEMENT_ACTIONS } from './agreement-words';
import { ASSESSMENT_ACTIONS } from './assessment-words';
import { FINDING_ACTIONS } from './finding-words';
import { INSPECTION_ACTIONS } from './inspection-words';

/** Whether an act was done, or tried and refused. */
export type ActOutcome = 'done' | 'refused';

/** What an action of the record is called from a day on. */
export interface ActionWords {
  /** `noun.verb`, as `tx.audit` is given it. */
  readonly action: string;
  /** The first day on which these words hold; several rows of one action follow each other. */
  readonly from: string;
  readonly outcome: ActOutcome;
  /** What was done; `{subject}` is the subject's name in quotation marks, or nothing. */
  readonly zh: string;
  /** The same in the past tense, without the doer. */
  readonly en: string;
}

const RELEASE = '2026-11-01';

const words = (
  action: string,
  zh: string,
  en: string,
  { outcome = 'done', from = RELEASE }: { outcome?: ActOutcome; from?: string } = {},
): ActionWords => ({ action, from, outcome, zh, en });

const refused = { outcome: 'refused' } as const;

/**
 * Every action that the record may hold, with its words. Entries stay for ever, so a row is never taken out: an action
 * that changes its words gets another row with a later day, one that is no longer written keeps its last. A spec fails
 * when the program writes an action that is not named here.
 */
export const ACTION_WORDS: readonly ActionWords[] = [
  // accounts and sessions
  words('account.open', '开通账号{subject}', 'opened the account{subject}'),
  words('account.disable', '停用账号{subject}', 'disabled the account{subject}'),
  words('account.recover', '在服务器上恢复账号{subject}', 'recovered the account{subject} at the server'),
  words('account.enable', '启用账号{subject}', 'enabled the account{subject}'),
  words('account.reset-password', '重置账号{subject}的密码', 'reset the password of the account{subject}'),
  words(
    'account.name-keeper',
    '登记管理员账号{subject}的使用人',
    "said who uses the administrator's account{subject}",
  ),
  words('account.unlock', '解除账号{subject}的登录锁定', 'lifted the sign-in lock of the account{subject}'),
  words(
    'account.end-sessions',
    '让账号{subject}在所有设备上退出登录',
    'signed the account{subject} out on every device',
  ),
  words(
    'account.rename',
    '更改账号的用户名，现为{subject}',
    'gave an account another user name, now{subject}',
  ),
  words(
    'account.link-sign-on',
    '把账号{subject}关联到统一身份',
    'linked the account{subject} to a single sign-on',
  ),
  words(
    'account.unlink-sign-on',
    '解除账号{subject}与统一身份的关联',
    'took the link of the account{subject} to the single sign-on off',
  ),
  words('account.change-password', '修改自己的密码', 'changed their own password'),
  words(
    'account.refuse-password-change',
    '修改密码时原密码不对，未予修改',
    'gave a wrong password when changing theirs, and was refused',
    refused,
  ),
  words(
    'account.let-in',
    '核实本人后恢复账号{subject}',
    'let the account{subject} in again after vouching for its owner',
  ),
  words('second-factor.propose', '生成动态口令二维码', 'was shown a new second factor'),
  words('second-factor.turn-on', '开启动态口令', 'turned on the second factor'),
  words('second-factor.replace', '更换动态口令', 'replaced the second factor'),
  words('second-factor.turn-off', '关闭动态口令', 'turned off the second factor'),
  words(
    'second-factor.take-off',
    '解除账号{subject}的动态口令',
    'took the second factor off the account{subject}',
  ),
  words('second-factor.renew-recovery-codes', '更换恢复码', 'renewed the recovery codes'),
  words('account.set-locale', '切换界面语言', 'switched the language of the pages'),
  words(
    'session.begin',
    '用密码登录，待验动态口令',
    'signed in with the password, the second factor being due',
  ),
  words('session.open', '登录', 'signed in'),
  words('session.end', '退出登录', 'signed out'),
  words('session.end-elsewhere', '退出另一台设备上的登录', 'signed out on another device'),
  words('session.end-others', '退出其他设备上的登录', 'signed out on all other devices'),
  words('session.end-all', '退出所有设备上的登录', 'signed out everywhere'),
  words('session.refuse', '登录账号{subject}，未获准', 'tried to sign in{subject}, and was refused', refused),
  words(
    'session.step-up',
    '再次确认本人，以便办理要紧事项',
    'confirmed that it is them, for an act that weighs',
  ),
  words(
    'session.refuse-step-up',
    '再次确认本人时密码不对，未获准',
    'gave a wrong password when confirming that it is them, and was refused',
    refused,
  ),
  words('session.act-as', '切换办理职务', 'switched the post acted under'),
  words('session.work-in', '切换办理的县（区）', 'switched the district worked in'),
  // access
  words('capability-grant.grant', '授权{subject}', 'granted{subject}'),
  words('capability-grant.extend', '延长授权{subject}', 'extended the grant{subject}'),
  words('capability-grant.revoke', '撤销授权{subject}', 'revoked the grant{subject}'),
  words(
    'access.deny',
    '办理或查看无权的内容，未获准',
    'tried what they may not do or see, and was refused',
    refused,
  ),
  words(
    'access.deny-repeatedly',
    '一分钟内反复尝试无权的内容，均未获准',
    'tried it again within the minute, and was refused each time',
    refused,
  ),
  // organisations
  words('district.open', '建立区县{subject}', 'opened the district{subject}'),
  words('tenure.begin', '登记任职{subject}', 'entered the tenure{subject}'),
  words('tenure.end', '办理离任{subject}', 'ended the tenure{subject}'),
  words('tenure.correct', '更正任职{subject}', 'corrected the tenure{subject}'),
  words('person.create', '登记人员{subject}', 'entered{subject}'),
  words('person.rename', '更正姓名{subject}', 'put the name of{subject} right'),
  words('person.keep-contact', '修改联系方式{subject}', 'changed the contact of{subject}'),
  words('person.merge', '合并重复登记的人员{subject}', 'merged two entries of{subject}'),
  words('post.create', '设置岗位{subject}', 'set up the post{subject}'),
  words('post.change', '修改岗位{subject}', 'changed the post{subject}'),
  words('post.order', '调整{subject}的岗位顺序', 'ordered the posts of{subject}'),
  words('post.close', '撤销岗位{subject}', 'closed the post{subject}'),
  words('post.reopen', '恢复岗位{subject}', 'took the closing of the post{subject} back'),
  words('tenure.change', '更改任职{subject}', 'changed the tenure{subject}'),
  words('import.upload', '上传导入文件{subject}', 'handed in the file to be imported{subject}'),
  words('import.check', '试算导入文件{subject}', 'checked the file to be imported{subject}'),
  words(
    'organization-import.apply',
    '导入组织、岗位和任职（文件{subject}）',
    'imported organisations, posts and tenures from the file{subject}',
  ),
  words('organization.create', '新建组织{subject}', 'made the organisation{subject}'),
  words('organization.rename', '更改组织名称，现为{subject}', 'renamed an organisation, now{subject}'),
  words('organization.change', '修改组织{subject}', 'changed the organisation{subject}'),
  words('organization.move', '调整组织{subject}的隶属关系', 'moved the organisation{subject}'),
  words(
    'organization.export',
    '导出{subject}的组织、岗位和任职',
    'exported organisations, posts and tenures of{subject}',
  ),
  words('organization.merge', '将{subject}并入其他组织', 'merged{subject} into another organisation'),
  words('organization.split', '分设{subject}', 'split{subject}'),
  words('organization.close', '撤销组织{subject}', 'closed the organisation{subject}'),
  words('organization.classify', '确定{subject}的单位分类', 'put{subject} into a unit class'),
  words('assessment-group.create', '设立考核分组{subject}', 'set up the assessment group{subject}'),
  words('assessment-group.change', '修改考核分组{subject}', 'changed the assessment group{subject}'),
  words('assessment-group.join', '将组织编入{subject}', 'put organisations into{subject}'),
  words('assessment-group.leave', '将组织调出{subject}', 'took organisations out of{subject}'),
  words('organization-guidance.create', '建立指导关系{subject}', 'set up the guidance{subject}'),
  words('organization-guidance.change', '更改指导关系{subject}', 'changed the guidance{subject}'),
  // calendar, evidence
  words('calendar.publish', '公布国家法定工作日{subject}', 'published official working days{subject}'),
  words('occurrence.add', '登记事由{subject}', 'entered the occurrence{subject}'),
  words('evidence.upload', '上传证据{subject}', 'uploaded the evidence{subject}'),
  words('evidence.link', '把证据用于{subject}', 'used evidence for{subject}'),
  words('evidence.describe', '说明证据{subject}', 'said what the evidence{subject} is'),
  words(
    'evidence.sign',
    '比对证据{subject}，发现需要看一眼的地方',
    'compared the evidence{subject} and noticed something to look at',
  ),
  // the record itself
  words('audit-log.open', '建档时封存{subject}', 'sealed{subject} when the log was opened'),
  words('audit-log.verify', '核查审计日志{subject}', 'verified the log{subject}'),
  words(
    'audit-log.move',
    '审计日志随数据库迁到另一台服务器',
    'the log moved to another database server with its rows',
  ),
  words(
    'audit-entry.mask',
    '清除审计记录{subject}的内容（影响期已满）',
    'cleared the contents of the entry{subject}, its effect period being over',
  ),
  words('audit-record.search', '查阅审计记录', 'searched the record'),
  words('audit-record.open', '查看审计记录{subject}的内容', 'looked at the contents of the entry{subject}'),
  words('audit-log.seal-kind', '开始封存一类业务记录', 'began to seal a kind of rows'),
  words('audit-record.export', '导出审计记录', 'exported entries of the record'),
  // responsibility
  words(
    'responsibility-import.apply',
    '导入责任事项（文件{subject}）',
    'imported responsibility items from the file{subject}',
  ),
  words(
    'responsibility-import.undo',
    '撤销责任事项的导入（文件{subject}）',
    'took back the import of responsibility items from the file{subject}',
  ),
  words('list-set.settle-cadence', '确定{subject}的时限频次', 'settled a cadence phrase of{subject}'),
  words('list-set.ask-check', '请求体检{subject}', 'asked for a check of{subject}'),
  words('list-set.check', '体检{subject}', 'checked{subject}'),
  words('list-set.give-reason', '为{subject}体检发现的情况写明理由', 'gave reasons on the check of{subject}'),
  words('list-set.carry-over', '标出{subject}中上年未办结的事项', 'marked what stayed open in{subject}'),
  words('list-set.copy', '沿用往年清单，起草{subject}', 'copied an earlier year’s lists into{subject}'),
  words(
    'list-set.draft-items',
    '从条目库起草{subject}所缺事项',
    'drafted missing items of{subject} from the library',
  ),
  words(
    'list-set.link-items',
    '在{subject}中关联上下级事项',
    'linked items of{subject} to one that they carry',
  ),
  words('list-set.unlink-items', '在{subject}中取消事项关联', 'took links between items of{subject} off'),
  words('list-template.draft', '起草模板{subject}', 'drafted the template{subject}'),
  words('list-template.edit', '修改模板{subject}', 'edited the template{subject}'),
  words('list-template.discard', '放弃模板草稿{subject}', 'discarded the draft of the template{subject}'),
  words('list-template.publish', '发布模板{subject}', 'published the template{subject}'),
  words('list-template.open-lists', '按模板{subject}起草清单', 'drafted lists from the template{subject}'),
  words(
    'list-template.ask-lists',
    '请求按模板{subject}批量起草清单',
    'asked for lists to be drafted from the template{subject}',
  ),
  words(
    'list-template.ask-merge',
    '请求将模板{subject}批量并入清单',
    'asked for the template{subject} to be taken over into lists',
  ),
  words('list-template.merge', '将模板{subject}并入清单', 'took the template{subject} over into lists'),
  words('responsibility-list.open', '起草{subject}', 'opened a draft of{subject}'),
  words('responsibility-list.edit', '修改{subject}的条目', 'edited items of{subject}'),
  words('responsibility-list.amend', '修订{subject}', 'opened an amended version of{subject}'),
  words('responsibility-list.supersede', '{subject}被新版代替', 'replaced{subject} by a newer version'),
  words('responsibility-list.close', '关闭{subject}', 'closed{subject}'),
  words('responsibility-list.object', '对{subject}提出异议', 'objected to{subject}'),
  words('responsibility-list.answer-objection', '答复对{subject}的异议', 'answered an objection to{subject}'),
  words('list-objection.raise', '提出{subject}', 'raised{subject}'),
  words('list-objection.answer', '答复{subject}', 'answered{subject}'),
  words('responsibility-list.issue', '印发{subject}', 'issued{subject}'),
  words('responsibility-list.receive', '签收{subject}', 'signed for{subject}'),
  words(
    'responsibility-list.follow-organizations',
    '组织调整后，责任清单随之归位',
    'moved responsibility lists along with their organisations',
  ),
  ...FINDING_ACTIONS,
  ...INSPECTION_ACTIONS,
  words(
    'duty.redate',
    '按新公布的工作日重算{subject}的任务日期',
    'dated the duties of{subject} anew by the calendar',
  ),
  words('duty.date', '按{subject}生成任务', 'dated the duties of{subject}'),
  words('duty.ask-extension', '为任务{subject}申请延期', 'asked for more time for the duty{subject}'),
  words('duty.grant-extension', '同意任务{subject}延期', 'granted more time for the duty{subject}'),
  words('duty.refuse-extension', '不同意任务{subject}延期', 'refused more time for the duty{subject}'),
  words(
    'duty.withdraw-extension',
    '撤回任务{subject}的延期申请',
    'took back the request for more time for the duty{subject}',
  ),
  words('duty.verify', '核实任务{subject}', 'verified the duty{subject}'),
  words('duty.return', '退回任务{subject}', 'sent back the duty{subject}'),
  words('duty.look-again', '复核任务{subject}', 'looked at the verified duty{subject} again'),
  words('verification.record', '记录核实{subject}', 'recorded the verification{subject}'),
  words('verification.draw', '抽取待核任务{subject}', 'drew what is to be verified{subject}'),
  words('duty.report', '报送任务{subject}', 'reported on the duty{subject}'),
  words('duty.send-back', '退回任务{subject}的表格', 'sent the table of the duty{subject} back'),
  words('directive.draft', '起草交办{subject}', 'drafted the directive{subject}'),
  words('directive.edit', '修改交办{subject}', 'edited the directive{subject}'),
  words('directive.issue', '下发交办{subject}', 'issued the directive{subject}'),
  words('directive.withdraw', '撤回交办{subject}', 'withdrew the directive{subject}'),
  words(
    'directive-import.apply',
    '从工作要点导入交办（文件{subject}）',
    'imported directives from the file{subject}',
  ),
  words('directive-import.undo', '撤销交办导入{subject}', 'took back the import of directives{subject}'),
  words('duty.import-report', '导入任务{subject}的报送', 'imported a report on the duty{subject}'),
  words(
    'duty.take-back-report',
    '撤销导入任务{subject}的报送',
    'took back the imported report on the duty{subject}',
  ),
  words('report-mapping.save', '保存对应关系{subject}', 'kept the mapping{subject}'),
  words(
    'report-import.apply',
    '从其他系统的导出表导入报送（文件{subject}）',
    'imported reports from the file{subject}',
  ),
  words('report-import.undo', '撤销报送导入{subject}', 'took back the import of reports{subject}'),
  words(
    'responsibility-list.follow-post',
    '岗位划转后，{subject}随之归位',
    'moved{subject} along with its post',
  ),
  words(
    'duty.follow-reorganization',
    '组织合并、分设或撤销后，任务随之转接（{subject}）',
    'handed on duties after the reorganisation of{subject}',
  ),
  words(
    'duty.follow-organizations',
    '组织调整后，任务随之归位',
    'moved duties along with their organisations',
  ),
  words('duty-grace.grant', '为{subject}设接任过渡期', 'granted a grace for{subject}'),
  words('duty-grace.withdraw', '取消{subject}的接任过渡期', 'took back the grace for{subject}'),
  ...AGREEMENT_ACTIONS.map(([action, zh, en]) => words(action, zh, en)),
  ...ACCOUNTABILITY_ACTIONS.map(([action, zh, en]) => words(action, zh, en)),
  // handover
  words('handover.open', '汇总随岗事项，形成{subject}', 'gathered what goes with the post:{subject}'),
  words('handover.follow-tenures', '任职变动，{subject}随之更改', 'changed{subject} along with tenures'),
  words('handover.refresh', '重新汇总{subject}的清单', 'gathered the list of{subject} anew'),
  words('handover.note', '在{subject}的清单上写备注', 'wrote a note on the list of{subject}'),
  words('handover.add-item', '在{subject}中增列事项', 'added an item to{subject}'),
  words('handover.remove-item', '从{subject}中移除手工事项', 'took an item that was typed out of{subject}'),
  words('handover.hand-over', '确认移交{subject}', 'handed over:{subject}'),
  words('handover.take-over', '确认接收{subject}', 'took over:{subject}'),
  words('handover.sign', '在{subject}的交接单上签字', 'signed the sheet of{subject}'),
  words('handover.register-paper', '登记{subject}的纸质交接单', 'registered the paper sheet of{subject}'),
  words('handover.recall', '撤回{subject}', 'called off{subject}'),
  words('handover.chase', '催办{subject}', 'reminded of{subject}'),
  words('handover-batch.open', '建立换届批次{subject}', 'opened the election batch{subject}'),
  words(
    'handover-batch.join',
    '把交接并入换届批次{subject}',
    'put handovers into the election batch{subject}',
  ),
  words(
    'handover-batch.apply',
    '按换届结果办理任免{subject}',
    'entered the results of the election{subject}',
  ),
  // surveys
  words('survey.draft', '起草评议{subject}', 'drafted the survey{subject}'),
  words('survey.edit', '修改评议{subject}', 'changed the survey{subject}'),
  words('survey.open', '开放评议{subject}', 'opened the survey{subject}'),
  words('survey.make-tickets', '为评议{subject}制票', 'made tickets for the survey{subject}'),
  words('survey.void-tickets', '作废评议{subject}的票', 'voided tickets of the survey{subject}'),
  words('survey.enter-paper', '录入评议{subject}的纸质票', 'entered paper ballots of the survey{subject}'),
  words(
    'survey.enter-paper-again',
    '录入第二遍纸质票，评议{subject}',
    'entered a second time the paper ballots of the survey{subject}',
  ),
  words('survey.settle-paper', '核定评议{subject}的纸质票', 'settled paper ballots of the survey{subject}'),
  words('survey.close', '结束评议{subject}并计票', 'closed and counted the survey{subject}'),
  words('reminder-ladder.change', '修改{subject}的提醒节奏', 'changed when reminders speak in{subject}'),
  words('person-leave.register', '登记{subject}休假', 'registered the leave of{subject}'),
  words('person-leave.end', '结束{subject}的休假', 'ended the leave of{subject}'),
  words('duty.chase', '催办{subject}', 'reminded of{subject} by hand'),
  words('duty.snooze', '暂缓提醒{subject}', 'put off the reminders of{subject}'),
  words('delivery.send-again', '重发消息', 'sent a message again'),
  words('notice.read', '阅读消息', 'read a notice'),
  ...ASSESSMENT_ACTIONS.map(([action, zh, en]) => words(action, zh, en)),
];

/** The words of an action on a day: those in force, or the earliest there are; undefined for an action nobody named. */
export function actionWords(action: string, on: string): ActionWords | undefined {
  const known = ACTION_WORDS.filter((row) => row.action === action).sort((a, b) =>
    a.from.localeCompare(b.from),
  );
  return known.filter(({ from }) => from <= on).at(-1) ?? known[0];
}

/** Every action once, in the order of the table. */
export function knownActions(): string[] {
  return [...new Set(ACTION_WORDS.map(({ action }) => action))];
}

/** The actions that stand for something refused. */
export function refusedActions(): string[] {
  return [...new Set(ACTION_WORDS.flatMap(({ action, outcome }) => (outcome === 'refused' ? [action] : [])))];
}

/** Looking at the record: recorded like everything else, and left out of a search unless it is asked for. */
export const LOOKING_AT_THE_RECORD: readonly string[] = ['audit-record.search', 'audit-record.open'];
