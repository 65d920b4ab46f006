import { Logger } from '@nestjs/common';
import { testRecordKeys } from '../../../../test/test-record-keys';
import { systemActor } from '../../../platform/actor';
import { leafBytes } from '../../../platform/record/entry-bytes';
import type { RecordedEntry } from '../../../platform/record/entry-bytes';
import { LogKit } from './log.spec-kit';
import { RECORDED_ENTRY } from './recorded-entry';
import { leafHash } from './tree-hash';

describe('the sequencer', () => {
  let kit: LogKit;
  beforeAll(async () => {
    jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    kit = await LogKit.open();
  });
  afterAll(() => kit.close());

  /** An act whose transaction stays open until it is told to end. */
  const slowAct = (districtId: string, name: string) => {
    let end!: () => void;
    let begun!: () => void;
    const running = new Promise<void>((resolve) => (begun = resolve));
    const ended = kit.app.write(systemActor(districtId, 'spec'), async (tx) => {
      await tx.change('spec.rename', `UPDATE district SET name_zh = '云岭' WHERE id = $1`, [districtId]);
      begun();
      await new Promise<void>((resolve) => (end = resolve));
      tx.audit({ action: `thing.${name}`, subject: { kind: 'thing', id: districtId } });
    });
    return { running, end: () => (end(), ended) };
  };

  it('takes entries up in the order of their transactions, once each, with all their columns in the leaf', async () => {
    const districtId = await kit.district();
    await kit.act(districtId, 'one', 'two');
    await kit.act(districtId, 'three');
    await kit.sequence(districtId, 3);
    await kit.act(districtId, 'four');
    await kit.sequence(districtId, 4);
    await kit.sequencer().sequence(districtId);
    expect(await kit.leaves(districtId)).toEqual(['thing.one', 'thing.two', 'thing.three', 'thing.four']);
    const stored = await kit.rows<RecordedEntry & { hash: Buffer }>(
      `SELECT ${RECORDED_ENTRY}, l.leaf_hash AS hash FROM audit_leaf l JOIN audit_entry e ON e.id = l.entry_id
       WHERE l.district_id = $1`,
      [districtId],
    );
    for (const { hash, ...entry } of stored) expect(leafHash(leafBytes(entry))).toEqual(hash);
  });

  it('waits for the oldest transaction that still runs, whatever committed meanwhile', async () => {
    const districtId = await kit.district();
    const other = await kit.district();
    const slow = slowAct(districtId, 'begun-first');
    await slow.running;
    await kit.act(districtId, 'begun-second');
    await kit.act(other, 'elsewhere');
    await kit.sequencer().sequence(districtId);
    await kit.sequencer().sequence(other);
    expect(await kit.leaves(districtId)).toEqual([]);
    expect(await kit.leaves(other)).toEqual([]);
    await slow.end();
    await kit.sequence(districtId, 2);
    await kit.sequence(other, 1);
    expect(await kit.leaves(districtId)).toEqual(['thing.begun-first', 'thing.begun-second']);
  });

  it('leaves every entry its one place when several run at once, over many batches', async () => {
    const districtId = await kit.district();
    for (let part = 0; part < 3; part += 1) await kit.acts(districtId, 1_500);
    const racing = [kit.sequencer(), kit.sequencer(), kit.sequencer()];
    await Promise.all(racing.map((sequencer) => sequencer.sequence(districtId)));
    await kit.sequence(districtId, 4_500);
    expect(await kit.leaves(districtId)).toHaveLength(4_500);
    const subtrees = await kit.rows<{ height: number; n: number }>(
      `SELECT height, count(*)::int AS n FROM audit_subtree WHERE district_id = $1 GROUP BY 1`,
      [districtId],
    );
    expect(subtrees).toEqual([{ height: 8, n: 17 }]);
  });

  it('takes up nothing that the program did not write, and goes on with the rest', async () => {
    const districtId = await kit.district();
    await kit.act(districtId, 'one');
    await kit.past(
      `INSERT INTO audit_entry (district_id, id, at, action, subject_kind, subject_id, sealed, request_id, mac)
       SELECT district_id, gen_random_uuid(), at, 'thing.forged', subject_kind, subject_id, false, request_id, mac
       FROM audit_entry WHERE district_id = $1`,
      [districtId],
    );
    await kit.act(districtId, 'two');
    await kit.act(districtId, 'three');
    await kit.past(
      `UPDATE audit_entry SET account_id = gen_random_uuid() WHERE district_id = $1 AND action = $2`,
      [districtId, 'thing.three'],
    );
    await kit.sequence(districtId, 2);
    await kit.act(districtId, 'four');
    await kit.sequence(districtId, 3);
    expect(await kit.leaves(districtId)).toEqual(['thing.one', 'thing.two', 'thing.four']);
    const strange = kit.sequencer(testRecordKeys());
    await kit.act(districtId, 'five');
    await strange.sequence(districtId);
    expect(await kit.leaves(districtId)).toHaveLength(3);
  });

  it('goes on in a database that was taken over from another server, whose transactions count on', async () => {
    const districtId = await kit.district();
    await kit.act(districtId, 'one');
    await kit.act(districtId, 'two', 'three');
    await kit.sequence(districtId, 3);
    await kit.act(districtId, 'brought-along');
    // As a dump brings them: numbers of transactions that this server has yet to reach.
    await kit.past(
      `UPDATE audit_entry SET txid = (txid::text::bigint + 5000000000)::text::xid8 WHERE district_id = $1`,
      [districtId],
    );
    await kit.past(
      `UPDATE audit_leaf SET txid = (txid::text::bigint + 5000000000)::text::xid8 WHERE district_id = $1`,
      [districtId],
    );
    await kit.sequence(districtId, 5);
    await kit.act(districtId, 'new');
    await kit.sequence(districtId, 6);
    expect((await kit.leaves(districtId)).slice(3)).toEqual([
      'thing.brought-along',
      'audit-log.move',
      'thing.new',
    ]);
  });

  it('opens a log over entries from before they were marked, and seals anew what they had sealed', async () => {
    const districtId = await kit.district();
    await kit.act(districtId, 'one', 'two');
    await kit.past(
      `UPDATE audit_entry SET mac = '', salt = NULL, before_digest = NULL WHERE district_id = $1`,
      [districtId],
    );
    await kit.sequence(districtId, 3);
    await kit.checkpointer().signIfDue(districtId);
    expect(await kit.leaves(districtId)).toEqual(['thing.one', 'thing.two', 'audit-log.open']);
    expect(await kit.rows(`SELECT sealed FROM audit_entry WHERE action = 'audit-log.open'`)).toEqual([
      { sealed: true },
    ]);
    // Once something is signed, an entry without a mark is somebody else's.
    await kit.act(districtId, 'three');
    await kit.past(`UPDATE audit_entry SET mac = '' WHERE district_id = $1 AND action = 'thing.three'`, [
      districtId,
    ]);
    await kit.act(districtId, 'four');
    await kit.sequence(districtId, 4);
    expect((await kit.leaves(districtId)).at(-1)).toBe('thing.four');
  });
});
