import { randomInt } from 'node:crypto';
import { Secret } from 'otpauth';
import { placePosts } from './county-workbook.ts';
import type { PlacedPost } from './county-workbook.ts';

/** An account of the demonstration, as it is written for whoever tries the product out. */
export interface DemonstrationAccount {
  readonly username: string;
  readonly password: string;
  /** Of the three administrators: what an authenticator app makes their codes of (Base32). */
  readonly totpSecret?: string;
  readonly role: string;
  readonly post: string;
  readonly organization: string;
}

/** One account per role: the post whose holder gets it. */
const ROLES: readonly (readonly [role: string, postCode: string])[] = [
  ['clerk', 'YL-ZZB-P1'],
  ['county-leader', 'YL-P1'],
  ['township-secretary', 'YL-03-P1'],
  ['team-member', 'YL-03-P5'],
  ['branch-secretary', 'YL-03-C1-P1'],
  ['enterprise-secretary', 'YL-03-Z1-P1'],
  ['inspector', 'YL-ZZB-P2'],
  ['scorer', 'YL-ZZB-P3'],
  ['social-work-clerk', 'YL-SG-P2'],
];

export const ADMINISTRATORS = [
  ['system-administrator', 'system', '系统管理员'],
  ['security-administrator', 'security', '安全保密管理员'],
  ['audit-administrator', 'audit', '安全审计员'],
] as const;

export type AccountOwner =
  { readonly personCode: string } | { readonly administrator: 'system' | 'security' | 'audit' };

/** The accounts with random passwords, and whose each is. */
export function demonstrationAccounts(): {
  readonly account: DemonstrationAccount;
  readonly owner: AccountOwner;
}[] {
  const { posts } = placePosts();
  const officials = ROLES.map(([role, postCode]) => {
    const { holder, post, organization } = posts.find(({ code }) => code === postCode) as PlacedPost;
    const account = {
      username: holder!.alias,
      password: randomPassword(),
      role,
      post: post.title,
      organization: organization.zh,
    };
    return { account, owner: { personCode: holder!.code } };
  });
  const administrators = ADMINISTRATORS.map(([username, administrator, post]) => ({
    account: {
      username,
      password: randomPassword(),
      totpSecret: new Secret({ size: 20 }).base32,
      role: username,
      post,
      organization: '',
    },
    owner: { administrator },
  }));
  return [...officials, ...administrators];
}

const SIGNS = ['ABCDEFGHJKMNPQRSTUVWXYZ', 'abcdefghjkmnpqrstuvwxyz', '23456789'] as const;

/** Sixteen signs that nobody takes for others, in groups of four, with every kind among them (about 90 bits). */
export function randomPassword(): string {
  const all = SIGNS.join('');
  for (;;) {
    const text = Array.from({ length: 16 }, () => all[randomInt(all.length)]!).join('');
    if (SIGNS.every((kind) => [...text].some((sign) => kind.includes(sign))))
      return text.match(/.{4}/g)!.join('-');
  }
}
