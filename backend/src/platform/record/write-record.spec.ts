import { createHash, createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { testRecordKeys } from '../../../test/test-record-keys';
import { systemActor } from '../actor';
import { createDataSource } from '../database/data-source';
import type { WriteTx } from '../database/transaction';
import { UnitOfWork } from '../database/unit-of-work';
import { canonical, contentDigest, entryMac } from './entry-bytes';
import { RecordKeys } from './record-keys';
import type { SealedKind } from './sealed-kind';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly sealed: boolean;
  readonly before: object | null;
  readonly after: object | null;
  readonly salt: Buffer | null;
  readonly before_digest: Buffer | null;
  readonly after_digest: Buffer | null;
  readonly mac: Buffer;
}

const districtSeal: SealedKind = {
  kind: 'district',
  rows: `SELECT d.id, jsonb_build_object('id', d.id, 'nameZh', d.name_zh) AS row FROM district d WHERE d.id = $1`,
  words: '',
  tables: [],
};

describe('what a write leaves in the record', () => {
  const districtId = randomUUID();
  const keys = testRecordKeys();
  let database: TestDatabase;
  let source: DataSource;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [
      districtId,
    ]);
    source = await createDataSource(database.appUrl, [], 5).initialize();
    unitOfWork = new UnitOfWork(source, keys);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const actor = systemActor(districtId, 'spec');
  const entries = async (action: string) =>
    (
      await database.owner.query<Row>('SELECT * FROM audit_entry WHERE action LIKE $1 ORDER BY id', [
        `${action}%`,
      ])
    ).rows;
  const rename = (tx: WriteTx, name: string) =>
    tx.change('spec.rename', 'UPDATE district SET name_zh = $2 WHERE id = $1', [districtId, name]);

  it('is authenticated, and keeps contents outside by digests that nobody can guess from', async () => {
    const subject = { kind: 'thing', id: randomUUID() };
    await unitOfWork.write(actor, (tx) => {
      tx.audit({ action: 'thing.change', subject, before: { b: 1, a: 2 }, after: { b: 1, a: 3 } });
      tx.audit({ action: 'thing.change-again', subject, before: { b: 1, a: 2 } });
      tx.audit({ action: 'thing.change-nothing', subject });
      return Promise.resolve();
    });
    const [first, second, bare] = await entries('thing.change');
    expect(first!.before_digest!.toString('hex')).toBe(contentDigest(first!.salt!, '{"a":2,"b":1}'));
    expect(first!.after_digest!.toString('hex')).toBe(contentDigest(first!.salt!, '{"a":3,"b":1}'));
    expect(first!.after_digest).not.toEqual(createHash('sha256').update('{"a":3,"b":1}').digest());
    expect(second!.before_digest).not.toEqual(first!.before_digest);
    expect([bare!.salt, bare!.before_digest, bare!.after_digest]).toEqual([null, null, null]);
    const body = {
      ...{ districtId, id: first!.id, at: first!.at.toISOString().replace('Z', '000Z') },
      ...{ accountId: null, actorTenureId: null, action: 'thing.change', requestId: 'spec', sealed: false },
      ...{ subjectKind: 'thing', subjectId: subject.id },
      beforeDigest: first!.before_digest!.toString('hex'),
      afterDigest: first!.after_digest!.toString('hex'),
    };
    expect(first!.mac.toString('hex')).toBe(entryMac(keys.entryKey, body));
    // Spelled out once by other means: whoever has the key can check an entry with these bytes.
    const spelled = createHmac('sha256', keys.entryKey).update(canonical(body)).digest();
    expect(first!.mac).toEqual(spelled);
    expect(entryMac(testRecordKeys().entryKey, body)).not.toBe(first!.mac.toString('hex'));
  });

  it('seals what a row has become by the end, whenever the act was told', async () => {
    await unitOfWork.write(actor, async (tx) => {
      await rename(tx, '云岭县');
      tx.seal({ action: 'district.rename', seal: districtSeal, id: districtId, before: { nameZh: '云岭' } });
      await rename(tx, '云岭区');
    });
    const [entry] = await entries('district.rename');
    expect(entry).toMatchObject({
      sealed: true,
      before: { nameZh: '云岭' },
      after: { id: districtId, nameZh: '云岭区' },
    });
  });

  it('writes nothing of the act when there is nothing to seal', async () => {
    const failing = unitOfWork.write(actor, async (tx) => {
      await rename(tx, '云岭市');
      tx.seal({ action: 'district.lose', seal: districtSeal, id: randomUUID() });
    });
    await expect(failing).rejects.toThrow(/no district .* to seal/);
    const { rows } = await database.owner.query(`SELECT 1 FROM district WHERE name_zh = '云岭市'`);
    expect(rows).toEqual([]);
  });
});

describe('the keys of the record', () => {
  it('are made once: whoever comes second finds them', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'zeren-keys-')), 'deep/audit-keys.json');
    const [first, second] = [new RecordKeys(file), new RecordKeys(file)];
    expect(first.entryKey).toHaveLength(32);
    expect(second.entryKey).toEqual(first.entryKey);
    expect(second.name).toMatch(/^zeren-[0-9a-f]{12}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(['audit-keys.json']);
    expect(testRecordKeys().entryKey).not.toEqual(first.entryKey);
  });

  it('need no signing key where nothing is signed, and say when a file is not theirs', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'zeren-keys-')), 'audit-keys.json');
    expect(new RecordKeys(file).signingKey.asymmetricKeyType).toBe('ed25519');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...kept, signingKey: undefined }));
    expect(new RecordKeys(file).entryKey).toHaveLength(32);
    expect(() => new RecordKeys(file).signingKey).toThrow(/holds no signingKey/);
    writeFileSync(file, '{"name":"zeren-0"}');
    expect(() => new RecordKeys(file).entryKey).toThrow(/holds no name, entryKey and publicKey/);
  });
});
