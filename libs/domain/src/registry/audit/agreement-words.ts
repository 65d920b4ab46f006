import { field } from './field-word';
import type { FieldWords } from './field-word';

/** Words for what a recorded agreement says. */
export const AGREEMENT_FIELDS: Readonly<Record<string, FieldWords>> = {
  agreements: field('责任书数', 'agreements'),
  document: field('责任书文本', 'text of the agreement'),
  digest: field('文本摘要', 'digest of the text'),
  inForceAt: field('生效时间', 'in force at'),
  issuerOrganizationId: field('签发组织', 'issuing organisation', { names: 'organization' }),
  issuerOrganizationName: field('签发组织', 'issuing organisation'),
  issuerPostId: field('签发岗位', 'issuing post', { names: 'post' }),
  issuerPostTitle: field('签发岗位', 'issuing post'),
  latest: field('最新一版', 'newest version'),
  madeAt: field('生成时间', 'made at'),
  madeByTenureId: field('生成人', 'made by', { names: 'tenure' }),
  onPaper: field('纸质签订', 'signed on paper'),
  organizationName: field('组织', 'organisation'),
  paperSignedOn: field('纸质签订日期', 'signed on paper on'),
  postTitle: field('岗位', 'post'),
  keyId: field('签名密钥', 'key of the signature'),
  personName: field('姓名', 'name'),
  role: field('签字方', 'side'),
  signature: field('电子签名', 'signature'),
  signedAt: field('签字时间', 'signed at'),
  steppedUpBy: field('身份确认方式', 'confirmed by'),
  signatures: field('签字', 'signatures'),
};

/** What is recorded of agreements: action, then the words in both languages. */
export const AGREEMENT_ACTIONS: readonly (readonly [action: string, zh: string, en: string])[] = [
  ['agreement-batch.make', '批量生成{subject}', 'made agreements:{subject}'],
  ['agreement.make', '生成{subject}', 'made{subject}'],
  ['agreement.follow-post', '岗位划转后，{subject}随之归位', 'moved{subject} along with its post'],
  ['agreement.revise', '修改{subject}后重新发出', 'revised{subject} and sent it out again'],
  ['agreement.sign', '签订{subject}', 'signed{subject}'],
  ['agreement.keep-signature', '保存{subject}的签字', 'kept a signature of{subject}'],
  ['agreement.countersign', '会签{subject}', 'counter-signed{subject}'],
  ['agreement.decline', '不同意{subject}', 'declined{subject}'],
  ['agreement.amend', '为{subject}拟补充协议', 'drew up an addendum to{subject}'],
  ['agreement.recall', '撤回{subject}', 'recalled{subject}'],
  ['agreement.register-paper', '登记{subject}的纸质签订', 'registered the paper copy of{subject}'],
];
