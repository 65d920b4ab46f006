import * as fs from 'node:fs';
import * as path from 'node:path';
import { localAddress } from './settings.ts';
import type { Settings } from './settings.ts';

interface DemonstrationAccount {
  readonly username: string;
  readonly password: string;
  readonly totpSecret?: string;
  readonly role: string;
  readonly post: string;
  readonly organization: string;
}

/** Says where the program is, who can sign in, what an insecure address switches off and how to stop. */
export function printSummary(settings: Settings): void {
  const address = settings.publicUrl ?? localAddress(settings);
  const lines = ['', `责任 Zeren 已就绪 / is ready:  ${address}`, ''];
  lines.push(...accountLines(settings.dataFolder), ...securityLines(settings, address));
  lines.push(
    `数据目录 / Data folder: ${settings.dataFolder}    日志 / Log: ${path.join(settings.dataFolder, 'logs')}`,
    '按 Ctrl-C 停止，数据会保留。 / Press Ctrl-C to stop; the data stays.',
    '',
  );
  console.log(lines.join('\n'));
}

function accountLines(dataFolder: string): string[] {
  const file = path.join(dataFolder, 'demo-accounts.json');
  if (!fs.existsSync(file)) return [];
  const accounts = JSON.parse(fs.readFileSync(file, 'utf8')) as DemonstrationAccount[];
  const rows = accounts.map(({ username, password, role, post, organization }) => [
    username,
    password,
    role,
    [organization, post].filter(Boolean).join(' '),
  ]);
  const secrets = accounts.flatMap(({ username, totpSecret }) =>
    totpSecret ? [[username, totpSecret]] : [],
  );
  const head = ['账号 Account', '密码 Password', '角色 Role', '职务 Post'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column]!))));
  const format = (row: string[]) =>
    `  ${row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - widthOf(cell)))
      .join('  ')
      .trimEnd()}`;
  return [
    `演示账号（也在 ${file}） / Demonstration accounts (also in that file):`,
    format(head),
    ...rows.map(format),
    '管理员登录还要手机验证码：把密钥输入验证器应用。 / Administrators also need a code: type the key into an authenticator app.',
    ...secrets.map(([username, secret]) => `  ${username!.padEnd(24)}  ${secret}`),
    '',
  ];
}

/** Chinese characters take two columns in a terminal. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1),
    0,
  );
}

function securityLines(settings: Settings, address: string): string[] {
  if (settings.tls || address.startsWith('https:')) return [];
  return [
    '未启用 HTTPS：从其他电脑或手机访问时，离线缓存（service worker）、安全 Cookie 和摄像头不可用。',
    '请设置 TLS_CERT 与 TLS_KEY，或在 HTTPS 反向代理后设置 PUBLIC_URL=https://… 与 TRUST_PROXY=1。',
    'Without HTTPS the service worker, Secure cookies and the camera are off for other machines and phones.',
    'Set TLS_CERT and TLS_KEY, or PUBLIC_URL=https://… and TRUST_PROXY=1 behind an HTTPS proxy.',
    '',
  ];
}
