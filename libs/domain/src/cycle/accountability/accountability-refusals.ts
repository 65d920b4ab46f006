import { defineRefusals } from '../../platform/refusal';

/** Why a matter can't be decided, kept or corrected, and what to do. */
export const accountabilityRefusals = defineRefusals({
  'accountability.not-decider': {
    status: 403,
    zh: '只有有权决定的岗位能决定是否移交。请切换到该岗位，或请其负责人办理。',
    en: 'Only the post that decides may do this. Switch to that post, or ask its holder.',
  },
  'accountability.about-oneself': {
    status: 403,
    zh: '事项涉及您本人，不能由您办理。请由其他成员或上级党组织负责人办理。',
    en: 'The matter is about yourself. Another member, or the head of the organisation above, sees to it.',
  },
  'accountability.decided-already': {
    status: 409,
    zh: '这项建议已经决定，不能再次决定。',
    en: 'This proposal has been decided already.',
  },
  'accountability.out-of-order': {
    status: 409,
    zh: '还没有到这一步，或这一步已经登记。请按决定、发函、回执、结论的顺序登记。',
    en: 'It is not the turn of this step, or it was entered already. Decision, letter, receipt, conclusion: in this order.',
  },
  'accountability.text-missing': {
    status: 422,
    zh: '请填写这一项。',
    en: 'Please fill this in.',
  },
  'accountability.text-too-long': {
    status: 422,
    zh: '最多 {limit} 字，现在 {length} 字。只写文号、名称和一句话理由，不写线索、谈话和经过。',
    en: 'At most {limit} characters; it has {length}. Numbers, names and one line of reason only: no leads, interviews or course of events.',
  },
  'accountability.day-to-come': {
    status: 422,
    zh: '日期还没有到，请核对。',
    en: 'That day has not come yet. Please check it.',
  },
  'accountability.day-too-early': {
    status: 422,
    zh: '日期不能早于上一步（{notBefore}），请核对。',
    en: 'The day cannot be before the step that went before ({notBefore}). Please check it.',
  },
  'accountability.no-body': {
    status: 422,
    zh: '请选择移交给哪一类机关。',
    en: 'Choose to which kind of body it is handed over.',
  },
  'accountability.no-rule': {
    status: 422,
    zh: '目录里没有这条提出依据，请从现行条目中选择。',
    en: 'No such ground is in force in the catalogue. Choose one of those that are.',
  },
  'accountability.no-decider': {
    status: 409,
    zh: '上级党组织没有在任负责人，无人可以决定。请先登记上级负责人的任职。',
    en: 'No organisation above has a head in office, so nobody could decide. Enter the tenure of a head above first.',
  },
  'accountability.proposed-already': {
    status: 409,
    zh: '同一对象、同一依据已有一项建议等待决定，不用重复提出。',
    en: 'A proposal on the same ground about the same subject waits for a decision already.',
  },
  'accountability.subject-mismatch': {
    status: 422,
    zh: '所选任职不属于这个组织，请重新选择。',
    en: 'That tenure does not belong to this organisation. Choose again.',
  },
  'accountability.member-already': {
    status: 409,
    zh: '这个岗位已经是本事项的成员。',
    en: 'This post is a member of the matter already.',
  },
  'accountability.member-concerned': {
    status: 409,
    zh: '该岗位由事项涉及的人担任，不能列为本事项成员。请另选岗位。',
    en: 'That post is held by whom the matter is about, who is no member of it. Choose another post.',
  },
  'accountability.member-stays': {
    status: 409,
    zh: '决定岗位不能移出本事项。',
    en: 'The post that decides stays a member.',
  },
  'measure.no-form': {
    status: 422,
    zh: '作出决定当日的目录里没有这种方式，请重新选择，或核对决定日期。',
    en: 'The catalogue of the day of decision has no such form. Choose another, or check the day.',
  },
  'measure.wrong-target': {
    status: 422,
    zh: '这种方式不适用于所选对象：对组织的方式用于组织，对领导干部的方式用于个人。',
    en: 'This form is not for that subject: some are for organisations, others for leaders.',
  },
  'measure.no-person': {
    status: 422,
    zh: '这个事项没有写明责任人任职，不能登记对个人的措施。',
    en: 'The matter names no tenure, so no measure against a person can be entered.',
  },
  'measure.appealed-already': {
    status: 409,
    zh: '申诉已经登记。',
    en: 'The appeal has been entered already.',
  },
  'measure.appeal-too-late': {
    status: 422,
    zh: '申诉应自收到决定之日起一个月内提出，最晚 {until}。请核对日期。',
    en: 'An appeal is made within a month of receiving the decision, until {until}. Please check the day.',
  },
  'measure.no-appeal': {
    status: 409,
    zh: '没有等待答复的申诉。',
    en: 'No appeal waits for an answer.',
  },
  'measure.corrected-already': {
    status: 409,
    zh: '这项措施已经纠正，影响已终止。',
    en: 'This measure was corrected already; its effect has ended.',
  },
});
