import { defineRefusals } from '../../platform/refusal';

/** Why a duty can't be reported, or a date can't be made. */
export const dutiesRefusals = defineRefusals({
  'duty.not-yours': {
    status: 403,
    zh: '只有本岗位的在任者可以报送。请切换到承担这项任务的岗位，或请在任者报送。',
    en: 'Only the holder of the post may report. Switch to the post that owes this duty, or ask its holder.',
  },
  'duty.no-post': {
    status: 403,
    zh: '您现在没有以任何岗位身份办理。请先选择岗位，再报送。',
    en: 'You are not acting under any post. Choose your post first, then report.',
  },
  'duty.post-vacant': {
    status: 403,
    zh: '该岗位空缺，由本组织负责人代为报送。请联系本组织负责人。',
    en: 'The post is vacant, so the head of the organisation reports for it. Ask the head of the organisation.',
  },
  'duty.already-verified': {
    status: 409,
    zh: '这项任务已核实，不能再改报送。如确有出入，请联系核实人。',
    en: 'This duty is verified and its report can no longer change. Where it is wrong, speak to whoever verified it.',
  },
  'duty.awaits-nothing': {
    status: 409,
    zh: '这条事项按日期办理，或清单还没有生效，不用登记。请在待办里看它的日期。',
    en: 'This item goes by dates, or its list is not in force; nothing is registered for it. See its dates in the list.',
  },
  'duty.matter-ahead': {
    status: 422,
    zh: '日期还没有到。请在事情发生后登记。',
    en: 'That day is still to come. Register it once it has happened.',
  },
  'duty.matter-of-other-year': {
    status: 422,
    zh: '这份清单是 {year} 年的，请登记当年的日期。',
    en: 'This is a list of {year}; give a day of that year.',
  },
  'duty.withdrawn': {
    status: 409,
    zh: '这项任务已撤销，无需报送。请返回待办看最新清单。',
    en: 'This duty was withdrawn and needs no report. Go back to your list for the latest.',
  },
  'duty.result-missing': {
    status: 422,
    zh: '请用一句话写明结果。',
    en: 'Say the result in one line.',
  },
  'duty.result-too-long': {
    status: 422,
    zh: '结果最多 {limit} 字，现在 {length} 字。请精简，细节放进证据。',
    en: 'The result may have {limit} characters; it has {length}. Shorten it and leave details to the evidence.',
  },
  'duty.report-not-past': {
    status: 422,
    zh: '导入的报送日期必须是今天或以前的日期，且不早于任务所在年度的前一年。请核对日期列。',
    en: 'An imported report must bear today or a past day, not before the year preceding the duty. Check the dates.',
  },
});
