import { defineRefusals } from '../../../platform/refusal';

/** Why something is no verification act. */
export const verificationRefusals = defineRefusals({
  'verification.ahead': {
    status: 422,
    zh: '核实日期还没有到。请填实际核实的那一天。',
    en: 'That day is still to come. Give the day on which it was looked at.',
  },
  'verification.before-report': {
    status: 422,
    zh: '核实日期早于报送日期（{reportedOn}）。报送之后看到的才算核实，请改日期。',
    en: 'That day is before the report ({reportedOn}). What was seen after the report counts; change the day.',
  },
  'verification.no-object': {
    status: 422,
    zh: '请写明看了什么、问了谁或比对了哪项数据。',
    en: 'Say what was looked at, who was asked or which data were compared.',
  },
  'verification.no-strength': {
    status: 422,
    zh: '请用自己的话写一句：哪里属实、做得怎么样。',
    en: 'Say in your own words what holds and how well it was done.',
  },
  'verification.no-doubt': {
    status: 422,
    zh: '请写一处疑问或不足；确实没有的，写明为什么没有。',
    en: 'Name a doubt or a weakness; where there is none, say why.',
  },
  'verification.no-reason': {
    status: 422,
    zh: '请写明退回的原因，对方按它补正。',
    en: 'Say why it goes back: that is what the other side puts right.',
  },
  'verification.too-long': {
    status: 422,
    zh: '每一栏最多 {limit} 字，请精简。',
    en: 'Each field may have {limit} characters. Please shorten.',
  },
  'verification.unopened': {
    status: 422,
    zh: '有 {count} 份证据，您还没有打开过。抽查档案、数据比对要先打开再核实；是到现场或打电话核实的，请改核实方式。',
    en: 'There are {count} pieces of evidence and you have opened none. Open them first; where you went there or called, choose that way of verifying.',
  },
});
