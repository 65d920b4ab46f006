import { ConfigurationFault, isSecure, readConfiguration } from './configuration';

const enough = { APP_DATABASE_URL: 'postgres://a:b@h/d', WORKER_DATABASE_URL: 'postgresql://a:b@h/d' };

const faultsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationFault);
    return (error as Error).message.split('\n');
  }
};

describe('configuration', () => {
  it('needs the two runtime addresses only', () => {
    expect(readConfiguration(enough)).toMatchObject({ PORT: 3000, DATA_DIR: '.data', TRUST_PROXY: '0' });
  });

  it('says every fault at once, one line each, beginning with the setting', () => {
    const faults = faultsOf({
      ...enough,
      PORT: '70000',
      REDIS_URL: 'http://h',
      LOG_LEVEL: 'loud',
      APP_DATABASE_URL: 'mysql://h',
    });
    expect(faults.map((line) => line.split(':')[0]).sort()).toEqual([
      'APP_DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'REDIS_URL',
    ]);
  });

  it('never says the value, which may be a password', () => {
    const said = faultsOf({ APP_DATABASE_URL: 'mysql://zeren:geheim@h', WORKER_DATABASE_URL: 'geheim' }).join(
      '\n',
    );
    expect(said).not.toContain('geheim');
  });

  it('takes an empty setting for none', () => {
    expect(readConfiguration({ ...enough, REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    [{ TLS_CERT: '/cert.pem' }, 'TLS_CERT'],
    [{ S3_BUCKET: 'evidence' }, 'S3_BUCKET'],
  ])('refuses half a pair: %o', (settings, name) => {
    expect(faultsOf({ ...enough, ...settings })).toEqual([expect.stringContaining(name)]);
  });

  it.each([
    [{}, false],
    [{ PUBLIC_URL: 'http://10.1.2.3:3000' }, false],
    [{ PUBLIC_URL: 'https://zeren.example' }, true],
    [{ TLS_CERT: '/c', TLS_KEY: '/k' }, true],
  ])('knows whether pages come over TLS: %o', (settings, secure) => {
    expect(isSecure(readConfiguration({ ...enough, ...settings }))).toBe(secure);
  });
});
