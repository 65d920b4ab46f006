import { defineRefusals } from '../../platform/refusal';

/** Refusals of signing in, of passwords and of accounts. */
export const identityRefusals = defineRefusals({
  'session.missing': {
    status: 401,
    zh: '您还没有登录。请先登录。',
    en: 'You are not signed in. Sign in first.',
  },
  'session.expired': {
    status: 401,
    zh: '登录已到期。请重新登录，未提交的内容仍保存在本机。',
    en: 'Your session has expired. Sign in again; what you have not submitted is kept on this device.',
  },
  'session.credentials-wrong': {
    status: 401,
    zh: '用户名或密码不对。请核对后再试，再错 {left} 次将锁定 30 分钟。',
    en: 'The user name or the password is wrong. Check both; after {left} more wrong tries signing in is locked for 30 minutes.',
  },
  'session.locked': {
    status: 423,
    zh: '连续输错次数过多，这里已锁定到 {until}。请到时再试，或请系统管理员重置密码。',
    en: 'Too many wrong tries: signing in from here is locked until {until}. Try again then, or ask the system administrator to reset the password.',
  },
  'session.source-locked': {
    status: 429,
    zh: '这个网络地址登录失败过多，已暂停到 {until}。请到时再试，或用平时登录过的设备登录。',
    en: 'Too many failed sign-ins from this network address: paused until {until}. Try again then, or use a device on which you have signed in before.',
  },
  'session.account-guarded': {
    status: 423,
    zh: '有人多次从别处试这个账号。{until} 以前只能用平时登录过的设备登录，或请系统管理员重置密码。',
    en: 'Somebody has been trying this account from elsewhere. Until {until} use a device on which you have signed in before, or ask the system administrator to reset the password.',
  },
  'session.password-change-due': {
    status: 403,
    zh: '请先把一次性密码改成自己的密码，再使用系统。',
    en: 'Change the one-time password to one of your own before using the system.',
  },
  'session.password-expired': {
    status: 403,
    zh: '密码用得太久了，按规定要定期更换。请先换一个新密码，再使用系统。',
    en: 'Your password is due to be changed, as it is from time to time. Choose a new one before using the system.',
  },
  'session.second-factor-due': {
    status: 403,
    zh: '登录还差一步：请输入动态验证码。',
    en: 'One step of signing in is left: enter the one-time code.',
  },
  'session.second-factor-not-due': {
    status: 409,
    zh: '您已经登录，不用再输入验证码。请刷新页面。',
    en: 'You are signed in already; no code is needed. Refresh the page.',
  },
  'session.code-wrong': {
    status: 422,
    zh: '验证码不对，或者已经用过。请等手机上换了新码再输，再错 {left} 次将锁定 30 分钟。',
    en: 'The code is wrong or was used before. Wait for the next one on your phone; after {left} more wrong tries this is locked for 30 minutes.',
  },
  'session.step-up-due': {
    status: 403,
    zh: '这一步要先确认是您本人。请再点一次，按提示确认后继续。',
    en: 'This step needs a confirmation that it is you. Press the button again and confirm when asked.',
  },
  'step-up.by-code': {
    status: 422,
    zh: '请输入手机上的验证码，或一个恢复码。',
    en: 'Enter the code on your phone, or a recovery code.',
  },
  'step-up.by-password': {
    status: 422,
    zh: '请输入登录密码。',
    en: 'Enter your password.',
  },
  'step-up.by-provider': {
    status: 422,
    zh: '您是用统一身份登录的。请到统一身份认证再确认一次，回来后继续。',
    en: 'You signed in by single sign-on. Confirm there once more, then come back and go on.',
  },
  'step-up.somebody-else': {
    status: 422,
    zh: '统一身份认证确认的不是您的账号。请用自己的统一身份再确认一次。',
    en: 'The single sign-on confirmed somebody else. Confirm again with your own identity.',
  },
  'step-up.not-fresh': {
    status: 422,
    zh: '统一身份认证没有重新核对您本人。请再试一次；还不行，请改用用户名和密码登录后确认。',
    en: 'The single sign-on did not check anew that it is you. Try again; if that fails, sign in with your user name and password and confirm with the password.',
  },
  'session.tenure-not-held': {
    status: 422,
    zh: '您现在不担任这个岗位。请从列表中选择现任岗位。',
    en: 'You do not hold this post now. Choose one of your present posts from the list.',
  },
  'password.too-short': {
    status: 422,
    zh: '密码至少 {least} 位。请加长后再试。',
    en: 'A password has at least {least} characters. Make it longer.',
  },
  'password.too-long': {
    status: 422,
    zh: '密码最多 {most} 位。请缩短后再试。',
    en: 'A password has at most {most} characters. Make it shorter.',
  },
  'password.too-few-kinds': {
    status: 422,
    zh: '密码要含大写字母、小写字母、数字、符号中的至少三种。请换一个。',
    en: 'A password needs three of: capital letters, small letters, digits, other signs. Choose another one.',
  },
  'password.contains-username': {
    status: 422,
    zh: '密码里不能有用户名。请换一个。',
    en: 'A password may not contain the user name. Choose another one.',
  },
  'password.common': {
    status: 422,
    zh: '这个密码太常见，容易被猜到。请换一个。',
    en: 'This password is too common and easily guessed. Choose another one.',
  },
  'password.unchanged': {
    status: 422,
    zh: '新密码和现在的一样。请换一个。',
    en: 'The new password is the present one. Choose another one.',
  },
  'password.used-before': {
    status: 422,
    zh: '这个密码以前用过。请换一个最近 {count} 次没有用过的。',
    en: 'You have used this password before. Choose one that is none of your last {count}.',
  },
  'password.wrong': {
    status: 422,
    zh: '密码不对。请核对后再试，再错 {left} 次将锁定 30 分钟。',
    en: 'The password is wrong. Check it; after {left} more wrong tries this is locked for 30 minutes.',
  },
  'password.current-wrong': {
    status: 422,
    zh: '现在的密码不对。请核对后再试。',
    en: 'The present password is wrong. Check it and try again.',
  },
  'second-factor.not-proposed': {
    status: 409,
    zh: '二维码已过期。请重新生成二维码，再扫一次。',
    en: 'The QR code has expired. Ask for a new one and scan it again.',
  },
  'second-factor.code-wrong': {
    status: 422,
    zh: '验证码不对。请核对手机时间是否准确，等换了新码再输一次。',
    en: 'The code is wrong. Check that the clock of your phone is right, wait for the next code and enter that one.',
  },
  'second-factor.compulsory': {
    status: 409,
    zh: '管理员账号必须使用双因素登录，不能关闭。换手机请点“换一部手机”。',
    en: 'An administrator signs in with two factors; it cannot be turned off. To change your phone choose “Another phone”.',
  },
  'second-factor.off': {
    status: 409,
    zh: '您还没有开启双因素登录。请先开启，再生成恢复码。',
    en: 'Two-step sign-in is off. Turn it on before making recovery codes.',
  },
  'second-factor.exists': {
    status: 409,
    zh: '这个账号已绑定手机。请输入手机上的验证码；手机丢失时用恢复码登录。',
    en: 'This account has a phone already. Enter the code that it shows; if the phone is lost, use a recovery code.',
  },
  'account.username-invalid': {
    status: 422,
    zh: '用户名为 2 至 40 位文字、数字，可用点、横线和下划线。请改好后再试。',
    en: 'A user name has 2 to 40 letters or digits, and may have dots, hyphens and underscores. Correct it.',
  },
  'account.username-taken': {
    status: 409,
    zh: '这个用户名已有人用。请换一个。',
    en: 'This user name is taken. Choose another one.',
  },
  'account.person-has-account': {
    status: 409,
    zh: '此人已有账号。请在账号列表中查找，需要时重置密码。',
    en: 'This person has an account already. Find it in the list, and reset its password if needed.',
  },
  'account.person-not-found': {
    status: 422,
    zh: '没有找到这个人。请先在组织里登记，再开账号。',
    en: 'There is no such person. Register them in the organisations first.',
  },
  'account.owner-due': {
    status: 422,
    zh: '账号要写明给谁使用，管理员账号也一样。请先选一个人，再开通。',
    en: 'An account names who uses it, an administrator’s too. Choose a person first.',
  },
  'account.keeps-another': {
    status: 409,
    zh: '此人已有一个管理员账号。三员不能由一人兼任，请换一个人，或先停用原来的账号。',
    en: 'This person has an administrator’s account already. Nobody is two of the three: choose somebody else, or disable the other account first.',
  },
  'account.keeper-named': {
    status: 409,
    zh: '这个管理员账号已登记使用人，不能改给别人。请给新的人另开一个账号，再停用这一个。',
    en: 'Who uses this administrator’s account is on record and does not change. Open another account for the new person, then disable this one.',
  },
  'sign-on.administrator-links-own': {
    status: 403,
    zh: '管理员账号的单点登录只能由本人登录后在“我的”里关联。',
    en: 'An administrator links single sign-on to their own account from within, under “Me”.',
  },
  'account.own': {
    status: 409,
    zh: '不能停用自己的账号。请由另一位系统管理员操作。',
    en: 'You cannot disable your own account. Ask another system administrator.',
  },
  'account.last-administrator': {
    status: 409,
    zh: '这一类管理员只剩这一个可用账号，停用后没有人能办理。请先再开一个。',
    en: 'This is the last active administrator of its kind: without it nobody could do that work. Make another one first.',
  },
  'account.no-second-factor': {
    status: 409,
    zh: '这个账号没有绑定手机，不用解除。请刷新列表后再看。',
    en: 'This account has no phone to be taken off. Refresh the list and look again.',
  },
  'account.state-unsuitable': {
    status: 409,
    zh: '账号现在的状态不能这样操作。请刷新列表后再看。',
    en: 'The account is not in a state that allows this. Refresh the list and look again.',
  },
  'sign-on.off': {
    status: 409,
    zh: '本系统没有接入统一身份认证。请用用户名和密码登录。',
    en: 'No single sign-on is set up here. Sign in with your user name and password.',
  },
  'sign-on.unknown': {
    status: 422,
    zh: '这个统一身份还没有关联账号。请先用用户名和密码登录，在“我的账号”中关联，或请系统管理员关联。',
    en: 'This identity is not linked to an account yet. Sign in with your user name and password and link it under “My account”, or ask the system administrator to link it.',
  },
  'sign-on.provider-down': {
    status: 503,
    zh: '统一身份认证暂时连不上。请用用户名和密码登录，或稍后再试。',
    en: 'The single sign-on cannot be reached. Sign in with your user name and password, or try again later.',
  },
  'sign-on.refused': {
    status: 422,
    zh: '统一身份认证没有放行，可能是您取消了登录。请再试一次，或用用户名和密码登录。',
    en: 'The single sign-on did not let you through; perhaps you cancelled it. Try again, or sign in with your user name and password.',
  },
  'sign-on.stale': {
    status: 422,
    zh: '这次统一身份登录隔得太久，或者不是从本页开始的。请回到登录页再点一次。',
    en: 'This sign-on took too long, or did not begin on our page. Go back to the sign-in page and begin again.',
  },
  'sign-on.account-inactive': {
    status: 422,
    zh: '关联的账号已停用，或在等核准。请联系系统管理员。',
    en: 'The linked account is disabled, or waits to be let in. Ask the system administrator.',
  },
  'sign-on.subject-taken': {
    status: 409,
    zh: '这个统一身份已关联另一个账号。请先解除那边的关联，或核对编号。',
    en: 'This identity is linked to another account already. Take that link off first, or check the number.',
  },
  'service.sign-in-busy': {
    status: 503,
    zh: '登录的人较多，请几秒后再试。',
    en: 'Many people are signing in at the moment. Try again in a few seconds.',
  },
});
