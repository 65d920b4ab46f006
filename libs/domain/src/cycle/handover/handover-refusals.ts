import { defineRefusals } from '../../platform/refusal';

/** Why a handover can't be confirmed, changed or grouped, and what to do. */
export const handoverRefusals = defineRefusals({
  'handover.not-outgoing': {
    status: 403,
    zh: '只有移交人{name}本人能确认移交。本人不能到场的，由上级党组织负责人写明原因代为确认。',
    en: 'Only {name}, who hands over, confirms this. For somebody absent the head of the superior organisation confirms and says why.',
  },
  'handover.not-incoming': {
    status: 403,
    zh: '只有接收人{name}本人能确认接收。本人不能到场的，由上级党组织负责人写明原因代为确认。',
    en: 'Only {name}, who takes over, confirms this. For somebody absent the head of the superior organisation confirms and says why.',
  },
  'handover.not-interim': {
    status: 403,
    zh: '岗位空缺，由本组织负责人代收；本组织负责人岗位空缺的，由上级党组织负责人代收。请由其本人在任职岗位上确认。',
    en: 'The post is vacant: the head of the organisation takes over in the interim, or of the superior one where the head is missing. They confirm under that post.',
  },
  'handover.not-superior': {
    status: 403,
    zh: '代为确认只能由上级党组织负责人办理。请切换到负责人岗位，或请上级党组织负责人办理。',
    en: 'Only the head of the superior organisation confirms for somebody absent. Switch to that post, or ask them.',
  },
  'handover.not-yours-to-change': {
    status: 403,
    zh: '只有移交人、接收人和组织部门经办人能修改交接清单。',
    en: 'Only the two sides and the clerk of the organisation department change the list.',
  },
  'handover.same-person': {
    status: 409,
    zh: '同一个人不能既确认移交又确认接收。请由另一方本人确认，或请更上一级党组织负责人办理。',
    en: 'One person cannot confirm both sides. The other side confirms, or the head of the next organisation above.',
  },
  'handover.paper-of-a-side': {
    status: 403,
    zh: '移交人、接收人不能登记自己的纸质交接单。请在系统中直接确认，或请其他经办人登记。',
    en: 'Neither side registers its own paper sheet. Confirm here instead, or have another clerk register it.',
  },
  'handover.first-hand-over': {
    status: 409,
    zh: '移交人还没有确认移交，不能先确认接收。请等移交人确认，或由上级党组织负责人代移交人确认。',
    en: 'The outgoing side has not confirmed yet. Wait for them, or have the superior confirm for them.',
  },
  'handover.already-handed-over': {
    status: 409,
    zh: '移交已经确认，不用再确认。之后想起的事项，请用“补列事项”。',
    en: 'It has been handed over already. What comes to mind later is added as a late item.',
  },
  'handover.already-taken-over': {
    status: 409,
    zh: '交接已经完成，不用再确认。',
    en: 'It has been taken over already.',
  },
  'handover.recalled': {
    status: 409,
    zh: '这次交接已经撤回，无需办理。',
    en: 'This handover was called off; nothing is to be done.',
  },
  'handover.list-grew': {
    status: 409,
    zh: '汇总之后又多出 {count} 项随岗事项，没有列在您看到的清单里。请点“重新汇总”，看过再确认。',
    en: '{count} more matters have come up since the list was gathered. Gather it anew, look at them, then confirm.',
  },
  'handover.list-changed': {
    status: 409,
    zh: '清单与移交人确认时的内容不一致，不能接收。请联系组织部门经办人核对。',
    en: 'The list is not the one that was handed over, so it cannot be taken over. Ask the clerk to look into it.',
  },
  'handover.nothing-on-paper': {
    status: 422,
    zh: '请先上传双方签字的交接单扫描件，再登记纸质交接。',
    en: 'Upload the scan of the signed sheet first, then register it.',
  },
  'handover.no-incoming': {
    status: 409,
    zh: '还没有接收人。请先登记新任职，或由代收的负责人在系统里确认。',
    en: 'Nobody is named to take over. Enter the new tenure first, or have the head who stands in confirm here.',
  },
  'handover.reason-missing': {
    status: 422,
    zh: '请用一句话写明原因。',
    en: 'Say the reason in one line.',
  },
  'handover.item-missing': {
    status: 422,
    zh: '请写明要交接的事项，例如“党支部印章一枚”。',
    en: 'Say what is handed over, for instance “the branch’s seal”.',
  },
  'handover.text-too-long': {
    status: 422,
    zh: '最多 {limit} 字，现在 {length} 字。请精简。',
    en: 'At most {limit} characters; it has {length}. Shorten it.',
  },
  'handover.chased-today': {
    status: 409,
    zh: '今天已经催办过，明天再催。',
    en: 'They were reminded today; remind them again tomorrow.',
  },
  'handover.nobody-to-chase': {
    status: 409,
    zh: '没有等待确认的人，不用催办。',
    en: 'Nobody is waited for, so there is nobody to remind.',
  },
  'handover-batch.in-another': {
    status: 409,
    zh: '“{post}”的交接已在另一个换届批次中，不能再并入这一批。请从所选中去掉它。',
    en: 'The handover of “{post}” is in another election batch already. Leave it out.',
  },
  'handover-batch.sheet-faulty': {
    status: 422,
    zh: '表中有 {count} 行不能办理，整表没有办理。请按提示改好后重新粘贴。',
    en: '{count} lines cannot be entered, so nothing was. Correct them as marked and paste the table again.',
  },
  'handover-batch.line-refused': {
    status: 422,
    zh: '第 {line} 行不能办理，整表没有办理。{zh}',
    en: 'Line {line} cannot be entered, so nothing was. {en}',
  },
});
