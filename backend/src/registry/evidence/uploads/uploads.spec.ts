import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { EVIDENCE_SIZE_LIMIT, PIECE_LIMIT } from '@zeren/domain/registry/evidence/evidence-kinds';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { EvidenceCommands } from '../evidence-commands';
import type { EvidenceSubject } from '../evidence.repository';
import { openEvidence } from '../evidence.spec-kit';
import type { EvidenceKit } from '../evidence.spec-kit';
import { EvidenceUploads } from './evidence-uploads';

/** What an MP4 begins with. */
const MP4 = Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex');
const KILOBYTE = 1024;

const refusal = (work: Promise<unknown>): Promise<{ code?: string; zh?: string }> =>
  work.then(
    () => ({ code: 'accepted' }),
    (error: { refusal?: { code: string; zh: string } }) => error.refusal ?? {},
  );

describe('files that come in pieces', () => {
  let kit: EvidenceKit;
  let uploads: EvidenceUploads;
  let subject: EvidenceSubject;

  beforeAll(async () => {
    kit = await openEvidence();
    uploads = kit.app.get(EvidenceUploads);
  });
  afterAll(() => kit.close());
  beforeEach(async () => (subject = await kit.subject('village')));

  const unitOfWork = () => kit.app.get(UnitOfWork);
  const begin = (size: number, fileName = '现场.mp4') =>
    unitOfWork().write(kit.actor('village'), (tx) =>
      uploads.begin(tx, subject, kit.county.organizations.village, { fileName, size, modifiedAt: '1' }),
    );
  const take = (id: string, offset: number, content: Buffer | Readable, digest: string | null = null) =>
    uploads.take(kit.actor('village'), subject, id, {
      offset,
      digest,
      stream: content instanceof Readable ? content : Readable.from([content]),
    });
  const drafts = () => readdirSync(join(kit.folder, 'files', 'drafts'));

  it('takes 200 MB, through a line that breaks, and the file is the one that was sent', async () => {
    const block = randomBytes(PIECE_LIMIT);
    const sent = createHash('sha256');
    const { id } = await begin(EVIDENCE_SIZE_LIMIT);
    for (let offset = 0; offset < EVIDENCE_SIZE_LIMIT; offset += PIECE_LIMIT) {
      const piece = offset === 0 ? Buffer.concat([MP4, block.subarray(MP4.length)]) : block;
      sent.update(piece);
      if (offset === 3 * PIECE_LIMIT) {
        const half = Readable.from(
          (async function* () {
            yield piece.subarray(0, PIECE_LIMIT / 2);
            // Only once the half has arrived: a fixed wait would break the line before anybody listens.
            await setImmediate();
            throw new Error('line went dead');
          })(),
        );
        await expect(take(id, offset, half)).rejects.toThrow('line went dead');
        // The telephone comes back and picks the same file: it goes on where it stopped.
        expect(await begin(EVIDENCE_SIZE_LIMIT)).toEqual({ id, size: EVIDENCE_SIZE_LIMIT, received: offset });
      }
      await take(id, offset, piece, createHash('sha256').update(piece).digest('hex'));
    }
    const whole = await uploads.whole(kit.actor('village'), subject, id);
    expect(whole.stored).toMatchObject({
      mediaType: 'video/mp4',
      size: EVIDENCE_SIZE_LIMIT,
      fileName: '现场.mp4',
    });
    expect(whole.stored.sha256).toBe(sent.digest('hex'));
    await unitOfWork().write(kit.actor('village'), async (tx) => {
      await kit.app.get(EvidenceCommands).attach(tx, whole.stored, subject);
      await whole.forget(tx);
    });
    await whole.cleared();
    expect(drafts()).toEqual([]);
    expect((await refusal(take(id, 0, MP4))).code).toBe('request.not-found');
  }, 60_000);

  it('counts a piece once, in its place and undamaged only', async () => {
    const content = Buffer.concat([MP4, randomBytes(10 * KILOBYTE)]);
    const { id } = await begin(content.length);
    const first = content.subarray(0, 4 * KILOBYTE);
    expect((await refusal(take(id, 0, first, '0'.repeat(64)))).code).toBe('evidence.piece-damaged');
    const both = await Promise.all([refusal(take(id, 0, first)), refusal(take(id, 0, first))]);
    expect(both.map(({ code }) => code).sort()).toEqual(['accepted', 'evidence.piece-out-of-place']);
    const wrong = await refusal(take(id, 0, first));
    expect(wrong.zh).toContain(`已收到 4096 字节，共 ${content.length} 字节`);
    const rest = content.subarray(4 * KILOBYTE);
    expect((await refusal(take(id, 4096, Buffer.concat([rest, rest])))).code).toBe('evidence.too-large');
    expect((await refusal(uploads.whole(kit.actor('village'), subject, id))).code).toBe(
      'evidence.piece-out-of-place',
    );
    expect(await take(id, 4096, rest)).toMatchObject({ received: content.length });
  });

  it('is nobody else’s, of no other subject, and of no other size', async () => {
    const { id } = await begin(100);
    const progress = (at: 'village' | 'wangshu', about: EvidenceSubject) =>
      unitOfWork().read(kit.actor(at), (tx) => uploads.progress(tx, about, id));
    expect(await progress('village', subject)).toMatchObject({ received: 0 });
    expect((await refusal(progress('wangshu', subject))).code).toBe('request.not-found');
    expect((await refusal(progress('village', await kit.subject('village')))).code).toBe('request.not-found');
    const large = await refusal(begin(EVIDENCE_SIZE_LIMIT + 1));
    expect(large.zh).toContain('超过 200 MB');
  });

  it('is forgotten after a day, with its pieces', async () => {
    await kit.database.owner.query('DELETE FROM evidence_upload');
    const { id } = await begin(10 * KILOBYTE);
    await take(id, 0, MP4);
    const job = kit.worker.get(EvidenceUploads);
    expect(await job.forgetStale('spec')).toBe(0);
    await kit.database.setClock('2026-11-24T03:00:00Z');
    expect(drafts()).toContain(`${id}.0`);
    expect(await job.forgetStale('spec')).toBe(1);
    expect(drafts()).not.toContain(`${id}.0`);
    expect((await refusal(take(id, MP4.length, MP4))).code).toBe('request.not-found');
  });
});

describe('what is not taken', () => {
  it('is more than the organisation may keep, in a sentence that says how much there is', async () => {
    const kit = await openEvidence({ EVIDENCE_QUOTA_MB: '1' });
    const text = (fill: string) => Buffer.alloc(600 * KILOBYTE, fill);
    await kit.upload('village', '一.txt', text('a'));
    // The same bytes are kept once, and another organisation has room of its own.
    await kit.upload('village', '又一.txt', text('a'));
    await kit.upload('orchard', '二.txt', text('b'));
    const full = await refusal(kit.upload('village', '三.txt', text('c')));
    expect(full).toMatchObject({ code: 'evidence.quota-full' });
    expect(full.zh).toContain('已占 1 MB，再加这个文件将超过 1 MB');
    await kit.close();
  });

  it('is what the virus scan finds, or cannot be asked about; nothing of it is kept', async () => {
    const program = join(process.env.TMPDIR ?? '/tmp', `scan-${process.pid}`);
    writeFileSync(
      program,
      '#!/bin/sh\ngrep -q EICAR "$1" && exit 1\ngrep -q BROKEN "$1" && exit 2\nexit 0\n',
    );
    chmodSync(program, 0o700);
    const kit = await openEvidence({ SCAN_COMMAND: program });
    const code = async (text: string) =>
      (await refusal(kit.upload('village', '件.txt', Buffer.from(text)))).code;
    expect(await code('EICAR')).toBe('evidence.infected');
    expect(await code('BROKEN')).toBe('evidence.scan-unavailable');
    expect(readdirSync(kit.folder)).not.toContain('files');
    expect(await code('干净的')).toBe('accepted');
    await kit.close();
  });
});
