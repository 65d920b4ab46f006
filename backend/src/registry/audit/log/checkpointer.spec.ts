import { readCheckpoint, readNote } from '@zeren/domain/registry/audit/checkpoint';
import {
  consistencyProof,
  inclusionProof,
  rootByInclusion,
  rootsByConsistency,
} from '@zeren/domain/registry/audit/merkle-tree';
import { testRecordKeys } from '../../../../test/test-record-keys';
import { systemActor } from '../../../platform/actor';
import { LogKeys } from './log-keys';
import { LogBroken } from './log-tree';
import { LogKit } from './log.spec-kit';
import { openNote, readNoteKey } from './note-signing';
import { nodeHash } from './tree-hash';

describe('checkpoints', () => {
  let kit: LogKit;
  beforeAll(async () => (kit = await LogKit.open()));
  afterAll(() => kit.close());

  const at = (time: string) => kit.database.setClock(`2026-11-${time}`);
  const sign = (districtId: string) => kit.checkpointer().signIfDue(districtId);
  const read = (note: string) => readCheckpoint(readNote(note)!.text)!;

  /** A district with entries of two signed checkpoints and some beyond. */
  const grown = async () => {
    const districtId = await kit.district();
    await at('24T02:00:00Z');
    await kit.acts(districtId, 300);
    await kit.sequence(districtId, 300);
    await sign(districtId);
    await at('24T03:00:00Z');
    await kit.acts(districtId, 300);
    await kit.sequence(districtId, 600);
    await sign(districtId);
    await at('24T04:00:00Z');
    await kit.acts(districtId, 7);
    await kit.sequence(districtId, 607);
    return districtId;
  };

  it('are signed when the log has grown, at most once a minute, and once a day in any case', async () => {
    const districtId = await kit.district();
    await at('24T02:00:00Z');
    expect(await sign(districtId)).toBe(false);
    await kit.act(districtId, 'one');
    await kit.sequence(districtId, 1);
    expect(await sign(districtId)).toBe(true);
    await kit.act(districtId, 'two');
    await kit.sequence(districtId, 2);
    await at('24T02:00:50Z');
    expect(await sign(districtId)).toBe(false);
    await at('24T02:01:10Z');
    expect(await sign(districtId)).toBe(true);
    await at('24T12:00:00Z');
    expect(await sign(districtId)).toBe(false);
    await at('25T02:02:00Z');
    expect(await sign(districtId)).toBe(true);
    const kept = await kit.checkpoints(districtId);
    expect(kept.map(({ number, size }) => [number, size])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
    ]);
    const last = read(kept[2]!.note);
    expect(last).toMatchObject({ origin: `${kit.keys.name}/${districtId}`, size: 2 });
    expect(last.at).toMatch(/^2026-11-25T02:02:0/);
    expect(last.root).toBe(read(kept[1]!.note).root);
  });

  it('carry a signature that only our key makes, and that the published key checks', async () => {
    const districtId = await grown();
    const { note } = (await kit.checkpoints(districtId))[0]!;
    const [key] = kit.logKeys.all;
    const published = readNoteKey(key!.text);
    expect(openNote(note, [published])).toBeDefined();
    expect(openNote(note, new LogKeys(testRecordKeys()).all)).toBeUndefined();
    expect(openNote(note.replace('\n300\n', '\n301\n'), [published])).toBeUndefined();
    expect(() => readNoteKey(key!.text.replace(/\+.{8}\+/, '+00000000+'))).toThrow(/mistyped/);
    expect(() => readNoteKey('zeren')).toThrow(/no key/);
  });

  it('prove that every size begins with every smaller one, and hold every entry', async () => {
    const districtId = await grown();
    await sign(districtId);
    const kept = (await kit.checkpoints(districtId)).map(({ note }) => read(note));
    const newest = kept.at(-1)!;
    const root = (text: string) => Buffer.from(text, 'base64');
    await kit.worker.read(systemActor(districtId, 'spec'), async (tx) => {
      for (const older of kept) {
        const proof = await kit.tree.ranges(tx, consistencyProof(older.size, newest.size));
        const roots = rootsByConsistency(older.size, newest.size, root(older.root), proof, nodeHash)!;
        expect([roots.older, roots.newer]).toEqual([root(older.root), root(newest.root)]);
      }
      for (const index of [0, 255, 256, 511, 512, 600, 606]) {
        const proof = await kit.tree.ranges(tx, inclusionProof(index, newest.size));
        const [leaf] = await kit.tree.subtrees(tx, [{ height: 0, index }]);
        expect(rootByInclusion(leaf!, index, newest.size, proof, nodeHash)).toEqual(root(newest.root));
      }
    });
  });

  const ATTACKS: readonly [string, string][] = [
    ['an entry after the last checkpoint is edited', `UPDATE audit_entry SET action = 'x.y' WHERE id = $3`],
    [
      'its leaf is edited',
      `UPDATE audit_leaf SET leaf_hash = sha256('x') WHERE district_id = $1 AND leaf_index = 603`,
    ],
    ['it is deleted', `DELETE FROM audit_entry WHERE id = $3`],
    ['a leaf is deleted', `DELETE FROM audit_leaf WHERE district_id = $1 AND leaf_index = 603`],
    ['the tail is cut', `DELETE FROM audit_leaf WHERE district_id = $1 AND leaf_index >= 590`],
    [
      'a leaf under the last checkpoint is edited',
      `UPDATE audit_leaf SET leaf_hash = sha256('x') WHERE district_id = $1 AND leaf_index = 599`,
    ],
    [
      'a node is edited',
      `UPDATE audit_subtree SET hash = sha256('x') WHERE district_id = $1 AND subtree_index = 1`,
    ],
    [
      'the last checkpoint is another one',
      `UPDATE audit_checkpoint SET note = replace(note, '600', '599'), size = 599 WHERE district_id = $1 AND number = 2`,
    ],
    [
      'the last checkpoint is of another district',
      `UPDATE audit_checkpoint SET note = (SELECT note FROM audit_checkpoint WHERE district_id = $2 AND number = 2)
       WHERE district_id = $1 AND number = 2`,
    ],
  ];

  it.each(ATTACKS)('are signed no more when %s', async (_, attack) => {
    const [districtId, other] = [await grown(), await grown()];
    const [entry] = await kit.rows<{ id: string }>(
      `SELECT entry_id AS id FROM audit_leaf WHERE district_id = $1 AND leaf_index = 603`,
      [districtId],
    );
    // Every parameter is named, so that its type is known whichever are used.
    const text = attack.replaceAll('$1', `'${districtId}'`).replaceAll('$2', `'${other}'`);
    expect(await kit.past(text.replaceAll('$3', `'${entry!.id}'`))).toBeGreaterThan(0);
    await expect(sign(districtId)).rejects.toBeInstanceOf(LogBroken);
    expect(await kit.checkpoints(districtId)).toHaveLength(2);
    expect(await sign(other)).toBe(true);
  });

  it('do not adopt leaves that somebody made for entries of their own', async () => {
    const districtId = await grown();
    await kit.past(
      `WITH forged AS (
         INSERT INTO audit_entry (district_id, id, at, action, subject_kind, subject_id, sealed, request_id, mac)
         SELECT district_id, gen_random_uuid(), at, 'thing.forged', subject_kind, subject_id, false, request_id, mac
         FROM audit_entry WHERE district_id = $1 LIMIT 1 RETURNING id, txid)
       INSERT INTO audit_leaf SELECT $1, 607, id, txid, sha256('anything') FROM forged`,
      [districtId],
    );
    await expect(sign(districtId)).rejects.toBeInstanceOf(LogBroken);
  });

  it('are made once when two processes sign at the same moment', async () => {
    const districtId = await grown();
    const signed = await Promise.all([sign(districtId), sign(districtId), sign(districtId)]);
    expect(signed.filter(Boolean)).toHaveLength(1);
    expect(await kit.checkpoints(districtId)).toHaveLength(3);
  });
});
