import { ACTION_WORDS, actionWords } from './action-words';
import type { Words } from './field-word';

const name = (zh: string, en: string): Words => ({ zh, en });

/**
 * What an action is called where no subject stands beside it: in a list to choose from, over an entry, on a chip. Only for
 * those whose sentence leaves a hole without its subject; any other is called what its sentence says.
 */
const NAMES: Readonly<Record<string, Words>> = {
  'account.rename': name('更改账号的用户名', 'gave an account another user name'),
  'session.refuse': name('登录账号，未获准', 'tried to sign in, and was refused'),
  'capability-grant.grant': name('授权', 'granted a capability'),
  'person.create': name('登记人员', 'entered a person'),
  'person.rename': name('更正姓名', 'put a name right'),
  'person.keep-contact': name('修改联系方式', 'changed the contact of a person'),
  'person.merge': name('合并重复登记的人员', 'merged two entries of a person'),
  'post.order': name('调整岗位顺序', 'ordered the posts of an organisation'),
  'organization-import.apply': name('导入组织、岗位和任职', 'imported organisations, posts and tenures'),
  'organization.rename': name('更改组织名称', 'renamed an organisation'),
  'organization.export': name('导出组织、岗位和任职', 'exported organisations, posts and tenures'),
  'organization.merge': name('组织合并', 'merged organisations'),
  'organization.split': name('组织分设', 'split an organisation'),
  'organization.classify': name('确定单位分类', 'put an organisation into a unit class'),
  'assessment-group.join': name('将组织编入考核分组', 'put organisations into an assessment group'),
  'assessment-group.leave': name('将组织调出考核分组', 'took organisations out of an assessment group'),
  'evidence.link': name('使用证据', 'used evidence'),
  'audit-log.open': name('建档时封存', 'sealed what there was when the log was opened'),
  'responsibility-import.apply': name('导入责任事项', 'imported responsibility items'),
  'responsibility-import.undo': name('撤销责任事项的导入', 'took back the import of responsibility items'),
  'list-set.settle-cadence': name('确定时限频次', 'settled a cadence phrase'),
  'list-set.ask-check': name('请求清单体检', 'asked for a check of the lists'),
  'list-set.check': name('清单体检', 'checked the lists'),
  'list-set.give-reason': name('为体检发现的情况写明理由', 'gave reasons on a check'),
  'list-set.carry-over': name('标出上年未办结的事项', 'marked what stayed open the year before'),
  'list-set.copy': name('沿用往年清单起草', 'copied an earlier year’s lists'),
  'list-set.draft-items': name('从条目库起草所缺事项', 'drafted missing items from the library'),
  'list-set.link-items': name('关联上下级事项', 'linked items to one that they carry'),
  'list-set.unlink-items': name('取消事项关联', 'took links between items off'),
  'responsibility-list.open': name('起草责任清单', 'opened a draft of a list'),
  'responsibility-list.edit': name('修改责任清单的条目', 'edited items of a list'),
  'responsibility-list.amend': name('修订责任清单', 'opened an amended version of a list'),
  'responsibility-list.supersede': name('责任清单被新版代替', 'replaced a list by a newer version'),
  'responsibility-list.close': name('关闭责任清单', 'closed a list'),
  'responsibility-list.object': name('对责任清单提出异议', 'objected to a list'),
  'responsibility-list.answer-objection': name('答复对责任清单的异议', 'answered an objection to a list'),
  'list-objection.raise': name('提出异议', 'raised an objection'),
  'list-objection.answer': name('答复异议', 'answered an objection'),
  'responsibility-list.issue': name('印发责任清单', 'issued a list'),
  'responsibility-list.receive': name('签收责任清单', 'signed for a list'),
  'responsibility-list.follow-post': name('岗位划转后，责任清单随之归位', 'moved a list along with its post'),
  'duty.redate': name('按新公布的工作日重算任务日期', 'dated duties anew by the calendar'),
  'duty.date': name('按责任清单生成任务', 'dated the duties of a list'),
  'duty.follow-reorganization': name(
    '组织合并、分设或撤销后，任务随之转接',
    'handed on duties after a reorganisation',
  ),
  'duty-grace.grant': name('设接任过渡期', 'granted a grace to a successor'),
  'duty-grace.withdraw': name('取消接任过渡期', 'took back the grace of a successor'),
  'directive-import.apply': name('从工作要点导入交办', 'imported directives'),
  'agreement-batch.make': name('批量生成责任书', 'made agreements for many posts'),
  'agreement.make': name('生成责任书', 'made an agreement'),
  'agreement.follow-post': name('岗位划转后，责任书随之归位', 'moved an agreement along with its post'),
  'agreement.revise': name('修改责任书后重新发出', 'revised an agreement'),
  'agreement.sign': name('签订责任书', 'signed an agreement'),
  'agreement.keep-signature': name('保存责任书签字', 'kept a signature of an agreement'),
  'agreement.countersign': name('会签责任书', 'counter-signed an agreement'),
  'agreement.decline': name('不同意责任书', 'declined an agreement'),
  'agreement.amend': name('拟补充协议', 'drew up an addendum'),
  'agreement.recall': name('撤回责任书', 'recalled an agreement'),
  'agreement.register-paper': name('登记纸质责任书', 'registered a paper agreement'),
  'accountability-matter.propose': name('提出问责建议', 'proposed accountability'),
  'accountability-matter.add-facts': name('为问责建议补充事实', 'added facts to a proposal'),
  'accountability-matter.send': name('决定移交问责事项', 'decided to hand a matter over'),
  'accountability-matter.decline': name('决定不移交问责建议', 'declined a proposal'),
  'accountability-matter.hand-over': name('登记移交函', 'entered a letter of hand-over'),
  'accountability-matter.receive': name('登记回执', 'entered a receipt'),
  'accountability-matter.conclude': name('登记结论文号', 'entered a conclusion'),
  'accountability-matter.add-member': name('指定问责事项成员', 'named a member of a matter'),
  'accountability-matter.remove-member': name('将成员移出问责事项', 'took a member out of a matter'),
  'accountability-measure.record': name('登记问责措施', 'entered a measure'),
  'accountability-measure.end': name('影响期满', 'ended the effect of a measure'),
  'accountability-measure.appeal': name('登记申诉', 'entered an appeal'),
  'accountability-measure.answer-appeal': name('登记申诉答复', 'entered the answer to an appeal'),
  'accountability-measure.correct': name('纠正问责措施', 'corrected a measure'),
  'handover.open': name('汇总随岗事项，形成交接', 'gathered what goes with a post'),
  'handover.follow-tenures': name('任职变动，交接随之更改', 'changed a handover along with tenures'),
  'handover.refresh': name('重新汇总交接清单', 'gathered the list of a handover anew'),
  'handover.note': name('在交接清单上写备注', 'wrote a note on the list of a handover'),
  'handover.add-item': name('在交接中增列事项', 'added an item to a handover'),
  'handover.remove-item': name('从交接中移除手工事项', 'took an item that was typed out of a handover'),
  'handover.hand-over': name('确认移交', 'handed over'),
  'handover.take-over': name('确认接收', 'took over'),
  'handover.sign': name('在交接单上签字', 'signed the sheet of a handover'),
  'handover.register-paper': name('登记纸质交接单', 'registered a paper sheet'),
  'handover.recall': name('撤回交接', 'called off a handover'),
  'handover.chase': name('催办交接', 'reminded of a handover'),
  'reminder-ladder.change': name('修改提醒节奏', 'changed when reminders speak'),
  'person-leave.register': name('登记休假', 'registered a leave'),
  'person-leave.end': name('结束休假', 'ended a leave'),
  'duty.chase': name('催办任务', 'reminded of a duty by hand'),
  'duty.snooze': name('暂缓提醒', 'put off the reminders of a duty'),
};

/** The name of an action on a day, without any subject; undefined for an action nobody named. */
export function actionName(action: string, on: string): Words | undefined {
  if (Object.hasOwn(NAMES, action)) return NAMES[action];
  const words = actionWords(action, on);
  return words && { zh: words.zh.replace('{subject}', ''), en: words.en.replace('{subject}', '') };
}

/** The actions that have a name besides their sentence. */
export const NAMED_ACTIONS: readonly string[] = Object.keys(NAMES).filter((action) =>
  ACTION_WORDS.some((row) => row.action === action),
);
