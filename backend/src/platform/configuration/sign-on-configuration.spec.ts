import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from './configuration';

const enough = {
  APP_DATABASE_URL: 'postgres://a:b@h/d',
  WORKER_DATABASE_URL: 'postgres://a:b@h/d',
  PUBLIC_URL: 'https://zeren.example',
  OIDC_ISSUER: 'https://login.example/realms/county',
  OIDC_CLIENT_ID: 'zeren',
};

describe('the settings of single sign-on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-oidc-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const faults = (settings: Record<string, string | undefined>): string[] => {
    try {
      readConfiguration({ ...enough, ...settings });
      return [];
    } catch (error) {
      return (error as Error).message.split('\n');
    }
  };

  it('take the secret itself, or out of a file', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, 'geheim\n');
    expect(readConfiguration({ ...enough, OIDC_CLIENT_SECRET: 'geheim' })).toMatchObject({
      OIDC_CLAIM: 'sub',
    });
    const read = readConfiguration({ ...enough, OIDC_CLIENT_SECRET_FILE: file });
    expect(read.OIDC_CLIENT_SECRET).toBe('geheim');
  });

  it.each([
    ['no secret', {}, /^OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE: set one/],
    ['two secrets', { OIDC_CLIENT_SECRET: 'a', OIDC_CLIENT_SECRET_FILE: '/dev/null' }, /set one of them/],
    ['a file that is not there', { OIDC_CLIENT_SECRET_FILE: '/nowhere/secret' }, /cannot be read/],
    ['no issuer', { OIDC_ISSUER: undefined, OIDC_CLIENT_SECRET: 'a' }, /^OIDC_ISSUER: is not set/],
    ['an open line', { OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_SECRET: 'a' }, /needs https/],
    ['no way back', { PUBLIC_URL: undefined, OIDC_CLIENT_SECRET: 'a' }, /^PUBLIC_URL: needs to be set/],
    ['an address as the name', { OIDC_CLAIM: 'email', OIDC_CLIENT_SECRET: 'a' }, /^OIDC_CLAIM: e-mail/],
    ['no openid', { OIDC_SCOPE: 'profile', OIDC_CLIENT_SECRET: 'a' }, /^OIDC_SCOPE: has to name openid/],
  ])('say in one line what is wrong: %s', (_, settings, line) => {
    expect(faults(settings).filter((fault) => line.test(fault))).toHaveLength(1);
  });
});
