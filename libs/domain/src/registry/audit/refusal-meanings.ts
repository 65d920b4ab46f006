/** Why somebody was refused, as the record's fields say it: in Chinese, in English. */
export const REFUSAL_MEANINGS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'access.permission-missing': ['没有这项权限', 'the permission is missing'],
  'request.not-found': ['不存在，或不在查看范围内', 'missing, or outside what they may see'],
  'request.forged': ['请求不是从本系统页面发出的', 'the request did not come from our pages'],
  'session.credentials-wrong': ['用户名或密码不对', 'wrong user name or password'],
  'session.locked': ['连续输错，暂时锁定', 'too many wrong passwords, locked for a while'],
  'session.source-locked': ['同一来源输错太多，暂时锁定', 'too many wrong passwords from one address'],
  'session.account-guarded': [
    '账号被多处试探，只认常用设备',
    'the account is guarded after tries from many places',
  ],
  'sign-on.unknown': ['统一身份未关联账号', 'the identity is linked to no account'],
  'sign-on.account-inactive': ['账号已停用或待核准', 'the account is disabled or waits'],
  'password.current-wrong': ['原密码不对', 'the current password was wrong'],
};
