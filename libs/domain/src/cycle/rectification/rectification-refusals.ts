import { defineRefusals } from '../../platform/refusal';

/** Why an order goes no further, or not by this person. */
export const rectificationRefusals = defineRefusals({
  'rectification.no-post': {
    status: 403,
    zh: '您现在没有以任何岗位身份办理。请先选择岗位。',
    en: 'You are not acting under any post. Choose your post first.',
  },
  'rectification.not-yours': {
    status: 403,
    zh: '这张交办单由责任岗位的同志办理。您可以查看进展。',
    en: 'Whoever answers for the post in charge acts on this order. You may follow it.',
  },
  'rectification.own-work': {
    status: 403,
    zh: '自己整改的不能自己审、自己核、自己销号。请交给上级或其他岗位的同志。',
    en: 'Nobody approves, verifies or closes their own work. Leave it to the level above or to somebody of another post.',
  },
  'rectification.to-oneself': {
    status: 403,
    zh: '责任岗位由您本人担任，不能由您下达交办单。请另选责任岗位，或交给上级下达。',
    en: 'You answer for the post in charge yourself, so you do not issue this order. Choose another post, or leave it to the level above.',
  },
  'rectification.colleague': {
    status: 403,
    zh: '同一组织内，只有负责人可以审核班子成员的整改。请交给本组织负责人或上级。',
    en: 'Within an organisation only its head judges what the others put right. Leave it to the head or the level above.',
  },
  'rectification.other-body': {
    status: 403,
    zh: '这张交办单由下达它的单位审批和销号，请联系下达单位。',
    en: 'Whoever issued this order approves its plan and closes it. Turn to the issuing body.',
  },
  'rectification.wrong-state': {
    status: 409,
    zh: '交办单现在是“{state}”，不能这样办理。请刷新后按页面提示办理。',
    en: 'The order is “{stateEn}” now, and this can’t be done. Refresh and follow what the page says.',
  },
  'rectification.no-measures': {
    status: 422,
    zh: '请写明整改措施：做什么、做到什么程度。',
    en: 'Say what will be done, and to which end.',
  },
  'rectification.no-words': {
    status: 422,
    zh: '请写明情况，对方要看。',
    en: 'Say how it stands; the other side reads it.',
  },
  'rectification.too-long': {
    status: 422,
    zh: '最多写 {limit} 字。请写精炼一些，详细材料作为证据上传。',
    en: 'Write at most {limit} characters; the details are evidence to upload.',
  },
  'rectification.no-evidence': {
    status: 409,
    zh: '还没有整改证据。请先上传照片或材料，再报送。',
    en: 'There is no evidence yet. Upload a photo or file, then submit.',
  },
  'rectification.no-approved-plan': {
    status: 409,
    zh: '整改措施还没有批准，不能销号。',
    en: 'The plan was never approved; the order can’t be closed.',
  },
  'rectification.not-verified': {
    status: 409,
    zh: '还没有核实记录，不能销号。请先由他人核实。',
    en: 'There is no act of verification; the order can’t be closed. Somebody else verifies first.',
  },
  'rectification.finder-verifies': {
    status: 403,
    zh: '这个程度的问题，发现人不能自己核实。请由另一位同志核实。',
    en: 'Of a problem this grave, whoever found it does not verify. Leave it to somebody else.',
  },
  'rectification.verifier-closes': {
    status: 403,
    zh: '这个程度的问题，核实人不能自己销号。请由另一位同志销号。',
    en: 'Of a problem this grave, whoever verified does not close. Leave it to somebody else.',
  },
  'rectification.return-without-result': {
    status: 422,
    zh: '核实结果与办理方式不一致。请重新填写核实记录。',
    en: 'The result of the verification does not fit this act. Fill it in again.',
  },
  'rectification.look-back-early': {
    status: 409,
    zh: '回头看在{lookBackOn}以后进行，现在还早。',
    en: 'The look-back is due on {lookBackOn}; it is too early now.',
  },
  'rectification.post-out-of-reach': {
    status: 403,
    zh: '责任岗位不是这个单位的，或已撤销。请重新选择。',
    en: 'The post in charge is not of this unit, or closed. Choose another.',
  },
  'rectification.deadline-past': {
    status: 422,
    zh: '整改时限要在今天以后。请改日期。',
    en: 'The deadline must lie ahead. Change the date.',
  },
  'rectification.ledger-too-long': {
    status: 422,
    zh: '一次最多导出或打印 {most} 行。请按单位、年度或状态分批。',
    en: 'At most {most} rows are printed or exported at once. Narrow it by unit, year or state.',
  },
  'rectification.extension-too-late': {
    status: 409,
    zh: '时限{due}已过，不能再申请延期。请尽快报送，并写明困难。',
    en: 'It was due on {due}; more time is asked for before that. Submit as soon as you can, and say what stands in the way.',
  },
  'rectification.extension-not-later': {
    status: 422,
    zh: '新时限要晚于现在的时限{due}，且不超过 {most} 天。请改日期。',
    en: 'The new date must lie after {due}, by {most} days at most. Change the date.',
  },
  'rectification.extension-asked-already': {
    status: 409,
    zh: '已有一份延期申请等答复。请等答复。',
    en: 'A request for more time is waiting for its answer already. Wait for it.',
  },
  'rectification.extension-too-often': {
    status: 409,
    zh: '这张交办单已延期 {times} 次，不能再延。请按现在的时限办理。',
    en: 'This order was extended {times} times already. Keep the date that holds.',
  },
  'rectification.extension-settled': {
    status: 409,
    zh: '这份延期申请已经答复。请刷新后看结果。',
    en: 'This request was answered already. Refresh to see what came of it.',
  },
  'rectification.extension-of-a-round-before': {
    status: 409,
    zh: '这份申请是上一轮整改时提的，不能用于这一轮。请写明原因不予同意；责任单位可以重新申请。',
    en: 'This request was made in a round before this one and does not hold for it. Refuse it with that reason; the unit may ask anew.',
  },
  'rectification.extension-overtaken': {
    status: 409,
    zh: '申请的日期{askedFor}已经过了，或不晚于现在的时限{due}，不能同意。请写明原因不予同意。',
    en: 'The date asked for, {askedFor}, is over or no later than {due}. Refuse it with that reason.',
  },
});
