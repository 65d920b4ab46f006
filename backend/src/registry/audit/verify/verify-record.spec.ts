import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Finding } from '@zeren/domain/registry/audit/findings';
import { GrowingTree } from '@zeren/domain/registry/audit/merkle-tree';
import { systemActor } from '../../../platform/actor';
import { leafBytes } from '../../../platform/record/entry-bytes';
import type { RecordedEntry } from '../../../platform/record/entry-bytes';
import { DISTRICT_SEAL, LogKit } from '../log/log.spec-kit';
import { RECORDED_ENTRY } from '../log/recorded-entry';
import { leafHash, nodeHash } from '../log/tree-hash';
import { NotVerifiable, verifyRecord } from './verify-record';

const SIZE = 600;

describe('the verifier', () => {
  let kit: LogKit;
  let districtId: string;
  let kept: string;

  beforeAll(async () => {
    kit = await LogKit.open();
    // The installation's own district has no entries; its row did not come by an act here.
    districtId = await kit.district();
    await kit.database.owner.query(`UPDATE district SET kind = 'city' WHERE id = $1`, [districtId]);
    await rename('云岭县');
    await grow(295, '24T02:00:00Z');
    kept = (await kit.checkpoints(districtId)).at(-1)!.note;
    await grow(SIZE - 300, '24T03:00:00Z');
    await rename('云岭区');
    await grow(3, '24T04:00:00Z');
  });
  afterAll(() => kit.close());

  const rename = (name: string) =>
    kit.app.write(systemActor(districtId, 'spec'), async (tx) => {
      await tx.change('spec.rename', 'UPDATE district SET name_zh = $2 WHERE id = $1', [districtId, name]);
      tx.seal({ action: 'district.rename', seal: DISTRICT_SEAL, id: districtId });
    });

  /** Some entries more, taken up and signed. */
  const grow = async (count: number, at: string) => {
    await kit.database.setClock(`2026-11-${at}`);
    await kit.acts(districtId, count);
    const [{ n }] = (await kit.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE district_id = $1`,
      [districtId],
    )) as [{ n: number }];
    await kit.sequence(districtId, n);
    await kit.checkpointer().signIfDue(districtId);
  };

  const verify = async ({
    withKept = true,
    withEntryKey = false,
    at = '2026-11-24T04:30:00.000Z',
  } = {}): Promise<Finding[]> => {
    const findings: Finding[] = [];
    const client = new Client({ connectionString: kit.database.ownerUrl });
    await client.connect();
    try {
      await verifyRecord(client, {
        keys: kit.logKeys.all,
        kept: withKept ? [kept] : [],
        entryKeys: withEntryKey ? [kit.keys.entryKey] : [],
        sealedKinds: [{ ...DISTRICT_SEAL, rows: `${DISTRICT_SEAL.rows} AND d.kind = 'city'` }],
        at,
        onFinding: (finding) => findings.push(finding),
      });
    } finally {
      await client.end();
    }
    return findings;
  };

  /** What an attack leads to; everything is as before afterwards. */
  const after = async (attack: string | (() => Promise<unknown>), options = {}) => {
    const owner = kit.database.owner;
    const tables = ['audit_entry', 'audit_leaf', 'audit_subtree', 'audit_checkpoint', 'district'];
    await owner.query(`SET session_replication_role = replica`);
    for (const table of tables) await owner.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
    try {
      if (typeof attack === 'string') {
        expect((await owner.query(attack.replaceAll('$1', `'${districtId}'`))).rowCount).not.toBe(0);
      } else await attack();
      return await verify(options);
    } finally {
      for (const table of tables) {
        await owner.query(
          `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}; DROP TABLE kept_${table}`,
        );
      }
      await owner.query(`RESET session_replication_role`);
    }
  };

  const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);
  const entryAt = async (index: number) => {
    const [row] = await kit.rows<{ id: string }>(
      `SELECT entry_id AS id FROM audit_leaf WHERE district_id = $1 AND leaf_index = $2`,
      [districtId, index],
    );
    return row!.id;
  };
  const AT_300 = `id = (SELECT entry_id FROM audit_leaf WHERE district_id = $1 AND leaf_index = 300)`;

  /** Makes leaves, nodes and roots fit the entries again, as somebody without the keys can. */
  const rewriteTree = async () => {
    const owner = kit.database.owner;
    const entries = await kit.rows<RecordedEntry & { index: number }>(
      `SELECT ${RECORDED_ENTRY}, l.leaf_index::int AS index FROM audit_leaf l JOIN audit_entry e ON e.id = l.entry_id
       WHERE l.district_id = $1 ORDER BY l.leaf_index`,
      [districtId],
    );
    await owner.query(`DELETE FROM audit_subtree WHERE district_id = $1`, [districtId]);
    const tree = new GrowingTree(nodeHash);
    const nodes: { height: number; index: number; hash: Buffer }[] = [];
    for (const { index, ...entry } of entries) {
      const hash = leafHash(leafBytes(entry));
      await owner.query(`UPDATE audit_leaf SET leaf_hash = $3 WHERE district_id = $1 AND leaf_index = $2`, [
        districtId,
        index,
        hash,
      ]);
      tree.add(
        hash,
        (subtree, node) => void (subtree.height % 8 === 0 && nodes.push({ ...subtree, hash: node })),
      );
    }
    for (const { height, index, hash } of nodes) {
      await owner.query(`INSERT INTO audit_subtree VALUES ($1, $2, $3, $4)`, [
        districtId,
        height,
        index,
        hash,
      ]);
    }
  };

  it('finds nothing where nothing was changed, with and without what was kept elsewhere, also much later', async () => {
    expect(await verify()).toEqual([]);
    expect(await verify({ withKept: false, withEntryKey: true })).toEqual([]);
    expect(await verify({ at: '2027-11-24T00:00:00.000Z' })).toEqual([]);
  });

  const COLUMNS: readonly [string, string][] = [
    ['at', `at = at + interval '1 microsecond'`],
    ['account_id', `account_id = gen_random_uuid()`],
    ['actor_tenure_id', `actor_tenure_id = gen_random_uuid()`],
    ['action', `action = 'thing.other'`],
    ['subject_kind', `subject_kind = 'other'`],
    ['subject_id', `subject_id = gen_random_uuid()`],
    ['sealed', `sealed = NOT sealed`],
    ['after_digest', `after_digest = sha256('x')`],
    ['before_digest', `before_digest = sha256('x')`],
    ['request_id', `request_id = request_id || ' '`],
    ['txid', `txid = (txid::text::bigint + 1)::text::xid8`],
    ['mac', `mac = sha256('x')`],
  ];
  it.each(COLUMNS)('names the entry whose %s was changed by a byte', async (_, change) => {
    const id = await entryAt(300);
    const findings = await after(`UPDATE audit_entry SET ${change} WHERE ${AT_300}`);
    expect(findings.map(({ entryId, index }) => [entryId, index])).toEqual(findings.map(() => [id, 300]));
    expect(codes(findings)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(entry-changed|leaf-changed)$/)]),
    );
    expect(findings[0]!.en).toContain(id);
  });

  const CONTENTS: readonly [string, string][] = [
    ['what was after', `after = jsonb_set(after, '{by}', '"林大满"')`],
    ['what was before', `before = before || '{"x": 1}'`],
    ['a key by one without a value', `after = after || '{"x": null}'`],
    ['the salt', `salt = sha256('x')`],
  ];
  it.each(CONTENTS)('names the entry where %s was changed', async (_, change) => {
    const findings = await after(`UPDATE audit_entry SET ${change} WHERE ${AT_300}`);
    expect(findings).toMatchObject([
      { code: 'entry-contents-changed', index: 300, entryId: await entryAt(300) },
    ]);
  });

  it('lets contents be cleared when an entry says so, and misses them when none does', async () => {
    const clear = `UPDATE audit_entry SET before = NULL, after = NULL, salt = NULL WHERE ${AT_300}`;
    expect(await after(clear)).toMatchObject([{ code: 'entry-contents-missing', index: 300 }]);
    const forged = await after(async () => {
      await kit.database.owner.query(clear.replaceAll('$1', `'${districtId}'`));
      await kit.database.owner.query(
        `INSERT INTO audit_entry (district_id, id, at, action, subject_kind, subject_id, sealed, request_id, mac)
         SELECT $1, $2, at, 'audit-entry.mask', 'audit-entry', id, false, 'x', 'x' FROM audit_entry WHERE id = $3`,
        [districtId, randomUUID(), await entryAt(300)],
      );
    });
    expect(codes(forged).sort()).toEqual(['entry-contents-missing', 'entry-not-taken-up']);
    const told = await after(async () => {
      const subject = { kind: 'audit-entry', id: await entryAt(300) };
      await kit.app.write(systemActor(districtId, 'spec'), (tx) => {
        tx.audit({ action: 'audit-entry.mask', subject });
        return Promise.resolve();
      });
      await kit.sequence(districtId, SIZE + 1);
      await kit.database.setClock('2026-11-24T04:10:00Z');
      await kit.checkpointer().signIfDue(districtId);
      await kit.database.owner.query(clear.replaceAll('$1', `'${districtId}'`));
    });
    expect(told).toEqual([]);
  });

  it('names what was deleted, also with its leaf, and what was put in the place of another', async () => {
    const id = await entryAt(300);
    expect(await after(`DELETE FROM audit_entry WHERE ${AT_300}`)).toMatchObject([
      { code: 'entry-missing', index: 300, entryId: id },
    ]);
    const both = await after(
      `DELETE FROM audit_entry WHERE ${AT_300}; DELETE FROM audit_leaf WHERE district_id = $1 AND leaf_index = 300`,
    );
    expect(both).toMatchObject([{ code: 'leaf-missing', index: 300 }]);
    const leaf = (index: number) => `WHERE district_id = $1 AND leaf_index = ${index}`;
    const swapped = await after(
      `UPDATE audit_leaf SET leaf_index = 9999 ${leaf(300)}; UPDATE audit_leaf SET leaf_index = 300 ${leaf(310)};
       UPDATE audit_leaf SET leaf_index = 310 ${leaf(9999)}`,
    );
    expect(codes(swapped)).toEqual(['node-changed', 'entries-rewritten']);
  });

  it('tells a leaf that was edited from an entry that was, and sees edited nodes', async () => {
    const leaf = await after(
      `UPDATE audit_leaf SET leaf_hash = sha256('x') WHERE district_id = $1 AND leaf_index = 300`,
    );
    expect(leaf).toMatchObject([{ code: 'leaf-changed', index: 300 }]);
    const node = await after(
      `UPDATE audit_subtree SET hash = sha256('x') WHERE district_id = $1 AND subtree_index = 1`,
    );
    expect(node).toMatchObject([{ code: 'node-changed', index: 256 }]);
    expect(codes(await after(`DELETE FROM audit_subtree WHERE district_id = $1`))).toEqual([
      'node-changed',
      'node-changed',
    ]);
  });

  it('names what was put in past the program, once something was taken up after it or it waits for too long', async () => {
    const insert = (txid: string, at = 'at') =>
      `INSERT INTO audit_entry (district_id, id, txid, at, action, subject_kind, subject_id, sealed, request_id, mac)
       SELECT $1, gen_random_uuid(), ${txid}, ${at}, 'thing.forged', 'thing', id, false, 'x', 'x' FROM audit_entry
       WHERE ${AT_300}`;
    expect(codes(await after(insert('txid')))).toEqual(['entry-not-taken-up']);
    expect(codes(await after(insert('pg_current_xact_id()')))).toEqual(['entry-not-taken-up']);
    const fresh = insert('pg_current_xact_id()', `'2026-11-24T04:29:00Z'`);
    expect(codes(await after(fresh))).toEqual([]);
    expect(codes(await after(fresh, { at: '2026-11-24T04:40:00.000Z' }))).toEqual(['entry-not-taken-up']);
  });

  it('sees checkpoints that were forged, moved, taken away or not made', async () => {
    const of = (number: number) => `district_id = $1 AND number = ${number}`;
    expect(
      await after(
        `UPDATE audit_checkpoint SET note = translate(note, 'ABCDEFGH', 'BCDEFGHA') WHERE ${of(2)}`,
      ),
    ).toMatchObject([{ code: 'checkpoint-forged' }]);
    expect(codes(await after(`UPDATE audit_checkpoint SET size = size + 1 WHERE ${of(2)}`))).toEqual([
      'checkpoint-misplaced',
    ]);
    expect(codes(await after(`DELETE FROM audit_checkpoint WHERE ${of(1)}`))).toEqual(['checkpoint-missing']);
    expect(codes(await after(`DELETE FROM audit_checkpoint WHERE ${of(3)}`))).toEqual(['not-signed']);
    const genuine = kept;
    kept = kept.replace(/[A-H]/g, 'I');
    const forgedKept = await verify();
    kept = genuine;
    expect(codes(forgedKept)).toEqual(['kept-forged']);
  });

  it('sees a cut tail and an earlier state by what was kept elsewhere, and by nothing else', async () => {
    const cut = `DELETE FROM audit_leaf WHERE district_id = $1 AND leaf_index >= 290;
      DELETE FROM audit_subtree WHERE district_id = $1 AND subtree_index > 0;
      DELETE FROM audit_checkpoint WHERE district_id = $1;
      DELETE FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.entry_id = e.id);
      UPDATE district SET name_zh = '云岭县' WHERE id = $1`;
    expect(codes(await after(cut))).toEqual(['not-signed', 'log-shorter'].sort());
    const all = ['audit_leaf', 'audit_subtree', 'audit_checkpoint', 'audit_entry']
      .map((table) => `DELETE FROM ${table} WHERE district_id = $1`)
      .join(';');
    expect(codes(await after(`${all}; DELETE FROM district WHERE id = $1`))).toEqual(['log-missing']);
    expect(codes(await after(`${all}; DELETE FROM district WHERE id = $1`, { withKept: false }))).toEqual([]);
  });

  it('finds the place of a rewriting that fits everywhere: between checkpoints, or exactly with our own key', async () => {
    const rewrite = async () => {
      await kit.database.owner.query(
        `UPDATE audit_entry SET action = 'thing.other' WHERE ${AT_300}`.replaceAll('$1', `'${districtId}'`),
      );
      await rewriteTree();
    };
    const outsider = await after(rewrite);
    expect(outsider).toMatchObject([{ code: 'entries-rewritten', index: 296, entryId: await entryAt(296) }]);
    const insider = await after(rewrite, { withEntryKey: true });
    expect(insider).toMatchObject([
      { code: 'entry-not-ours', index: 300, entryId: await entryAt(300) },
      { code: 'entries-rewritten' },
    ]);
    // Who also takes away what was signed after it leaves nothing to see, but for what was kept elsewhere.
    const early = async () => {
      await kit.database.owner.query(
        `UPDATE audit_entry SET action = 'thing.other' WHERE ${AT_300.replace('300', '100')}`.replaceAll(
          '$1',
          `'${districtId}'`,
        ),
      );
      await kit.database.owner.query(`DELETE FROM audit_checkpoint WHERE district_id = $1`, [districtId]);
      await rewriteTree();
    };
    const justNow = '2026-11-24T02:05:00.000Z';
    expect(codes(await after(early, { withKept: false, at: justNow }))).toEqual([]);
    expect(codes(await after(early, { at: justNow }))).toEqual(['entries-rewritten']);
  });

  it('names rows that were changed, made or deleted past the program, and what of them is another', async () => {
    const [changed] = await after(`UPDATE district SET name_zh = '白云县' WHERE id = $1`);
    expect(changed).toMatchObject({ code: 'row-changed', subjectId: districtId });
    expect(changed!.zh).toContain('nameZh 由 云岭区 变为 白云县');
    const made = await after(
      `INSERT INTO district (id, kind, name_zh) VALUES (gen_random_uuid(), 'city', '新县')`,
    );
    expect(made).toMatchObject([{ code: 'row-unsealed', zh: expect.stringContaining('“新县”') as string }]);
    expect(codes(await after(`UPDATE district SET kind = 'county' WHERE id = $1`))).toEqual(['row-vanished']);
  });

  it('is not shown something else than the program is shown', async () => {
    const asApp = new Client({ connectionString: kit.database.workerUrl });
    await asApp.connect();
    const options = { keys: [], kept: [], entryKeys: [], sealedKinds: [], onFinding: () => undefined };
    await expect(verifyRecord(asApp, options)).rejects.toBeInstanceOf(NotVerifiable);
    await asApp.end();
    await kit.database.owner.query(
      `ALTER TABLE audit_checkpoint RENAME TO real_checkpoint; CREATE VIEW audit_checkpoint AS TABLE real_checkpoint`,
    );
    expect(codes(await verify())).toEqual(['table-replaced']);
    await kit.database.owner.query(
      `DROP VIEW audit_checkpoint; ALTER TABLE real_checkpoint RENAME TO audit_checkpoint`,
    );
  });
});
