import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { openDuties, refusalOf } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutyEvidenceService } from './duty-evidence.service';
import { DutyReads } from './duty-reads';

const MINUTES = Buffer.from('11月4日支部党员大会会议记录，应到 31 人，实到 29 人。');
const DIGEST = createHash('sha256').update(MINUTES).digest('hex');

describe('a file that the organisation has already', () => {
  let kit: DutiesKit;
  let evidence: DutyEvidenceService;

  beforeEach(async () => {
    kit = await openDuties();
    evidence = kit.module.get(DutyEvidenceService);
    await kit.database.setClock('2026-11-23T02:00:00Z');
  });
  afterEach(() => kit.close());

  const duty = (at: 'village' | 'orchard') =>
    kit.county.addDuty({ at, opensOn: '2026-11-01', dueOn: '2026-12-25' });
  const upload = (at: 'village' | 'orchard', id: string) =>
    evidence.upload(kit.actor(at), id, { fileName: '会议记录.txt', stream: Readable.from([MINUTES]) });
  const countOf = async (id: string) => {
    const [row] = await kit.write((tx) => kit.module.get(DutyReads).duties(tx, [id]));
    return row!.evidenceCount;
  };

  it('is linked by its digest instead of being sent again, once', async () => {
    const [first, second] = [await duty('village'), await duty('village')];
    const piece = await upload('village', first);
    const reuse = () => evidence.reuse(kit.actor('village'), second, DIGEST);
    expect(await reuse()).toMatchObject({ id: piece.id, fileName: '会议记录.txt' });
    expect(await reuse()).toMatchObject({ id: piece.id });
    expect(await countOf(second)).toBe(1);
    const { rows } = await kit.database.owner.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1`,
      [second],
    );
    expect(rows.map(({ action }) => action)).toEqual(['evidence.link']);
  });

  it('is not told of when others have it: the answer is that of a file nobody has', async () => {
    await upload('orchard', await duty('orchard'));
    const own = await duty('village');
    expect(await evidence.reuse(kit.actor('village'), own, DIGEST)).toBeNull();
    expect(await evidence.reuse(kit.actor('village'), own, 'f'.repeat(64))).toBeNull();
    expect(await countOf(own)).toBe(0);
  });

  it('is asked for by whoever reports the duty alone', async () => {
    const id = await duty('village');
    await upload('village', id);
    expect(await refusalOf(evidence.reuse(kit.actor('wangshu'), id, DIGEST))).toBe('duty.not-yours');
    expect(await refusalOf(evidence.reuse(kit.actor('orchard'), id, DIGEST))).toBe('request.not-found');
  });
});
