import { defineRefusals } from '../../../platform/refusal';

/** Why a duty is not verified by this person, or not now. */
export const checkingRefusals = defineRefusals({
  'duty.nothing-to-verify': {
    status: 409,
    zh: '这项任务现在没有待核实的报送。请刷新后再看。',
    en: 'There is no report of this duty to be verified now. Refresh and look again.',
  },
  'duty.verified-already': {
    status: 409,
    zh: '这项任务已经有人核实过了，请看它的核实记录。',
    en: 'Somebody has verified this duty already; see the record of it.',
  },
  'duty.nothing-to-look-at': {
    status: 409,
    zh: '这项任务没有抽中复核，或者已经复核过。请刷新后再看。',
    en: 'This duty was not drawn for a second look, or has had it. Refresh and look again.',
  },
  'duty.own-verification': {
    status: 403,
    zh: '这项任务是您核实的，复核要由另一位同志来做。',
    en: 'You verified this duty yourself; somebody else takes the second look.',
  },
  'duty.no-verifying-post': {
    status: 403,
    zh: '您现在没有以任何岗位身份办理。请先选择岗位，再核实。',
    en: 'You are not acting under any post. Choose your post first, then verify.',
  },
  'duty.own-report': {
    status: 403,
    zh: '自己报送的不能自己核实。请由上级或其他岗位的同志核实。',
    en: 'Nobody verifies what they reported. Leave it to the level above or to somebody of another post.',
  },
  'duty.colleague': {
    status: 403,
    zh: '同一组织内，由负责人核实班子成员的报送。请交给本组织负责人，或由上级核实。',
    en: 'Within an organisation its head verifies what the others report. Leave it to the head or to the level above.',
  },
});
