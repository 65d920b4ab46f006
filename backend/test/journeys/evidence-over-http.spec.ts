import { createHash } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../test-accounts';
import { createTestApplication } from '../test-application';
import type { TestApplication } from '../test-application';
import type { TestClient } from '../test-client';

const MINUTES = Buffer.from('11月4日支部党员大会会议记录，应到 31 人，实到 29 人。');
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('a file goes to a duty over a bad line', () => {
  let application: TestApplication;
  let village: TestClient;
  let orchard: TestClient;
  let [duty, other, foreign] = ['', '', ''];

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-11-23T02:00:00Z');
    const county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    for (const at of ['village', 'orchard'] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      await grantForTest(application, districtId, {
        capabilitySet: 'officeholder',
        rootOrganizationId: organizations[at],
        to: { postId: posts[at] },
      });
    }
    const dated = { opensOn: '2026-11-01', dueOn: '2026-12-25' };
    [duty, other, foreign] = [
      await county.addDuty({ at: 'village', ...dated }),
      await county.addDuty({ at: 'village', ...dated }),
      await county.addDuty({ at: 'orchard', ...dated }),
    ];
    village = await application.signIn('village', TEST_PASSWORD);
    orchard = await application.signIn('orchard', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const begin = (id: string, who = village) =>
    who.post<{ id: string; received: number }>(`/api/duties/${id}/evidence-uploads`, {
      body: { fileName: '会议记录.txt', size: MINUTES.length, modifiedAt: '1' },
    });
  const send = (url: string, offset: number, piece: Buffer, digest = sha256(piece), who = village) =>
    who.put<{ received: number; code?: string }>(url, {
      body: piece,
      headers: {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        'upload-digest': digest,
      },
    });

  it('in pieces: a broken one is refused, and the file goes on where it stopped', async () => {
    const begun = await begin(duty);
    expect(begun.status).toBeLessThan(300);
    const url = `/api/duties/${duty}/evidence-uploads/${begun.body.id}`;
    const half = MINUTES.length >> 1;
    expect((await send(url, 0, MINUTES.subarray(0, half))).body.received).toBe(half);
    const broken = await send(url, half, MINUTES.subarray(half), sha256(Buffer.from('another')));
    expect(broken.status).toBeGreaterThanOrEqual(400);
    expect((await village.post(`${url}/finish`)).status).toBeGreaterThanOrEqual(400);
    // Begun again, as a page does after it was closed, it is the same upload.
    const again = await begin(duty);
    expect(again.body).toMatchObject({ id: begun.body.id, received: half });
    expect((await village.get<{ received: number }>(url)).body.received).toBe(half);
    expect((await send(url, half, MINUTES.subarray(half))).body.received).toBe(MINUTES.length);
    const done = await village.post<{ id: string; fileName: string }>(`${url}/finish`);
    expect(done.body).toMatchObject({ fileName: '会议记录.txt' });
    const opened = await village.get(`/api/duties/${duty}/evidence/${done.body.id}`);
    expect(opened.raw.equals(MINUTES)).toBe(true);
  });

  it('is nobody else’s to see or to go on with', async () => {
    const { body } = await begin(other);
    const url = `/api/duties/${other}/evidence-uploads/${body.id}`;
    for (const answer of [
      await orchard.get(url),
      await send(url, 0, MINUTES, sha256(MINUTES), orchard),
      await orchard.post(`${url}/finish`),
      await begin(other, orchard),
    ])
      expect(answer.status).toBe(404);
    // Under a duty of one's own it is not there either.
    expect((await orchard.get(`/api/duties/${foreign}/evidence-uploads/${body.id}`)).status).toBe(404);
  });

  it('is not sent at all when the unit has these bytes, and others are told nothing', async () => {
    const body = { sha256: sha256(MINUTES) };
    const reused = await village.post<{ evidence: { fileName: string } | null }>(
      `/api/duties/${other}/evidence/same-bytes`,
      { body },
    );
    expect(reused.body.evidence).toMatchObject({ fileName: '会议记录.txt' });
    const told = await orchard.post<{ evidence: object | null }>(
      `/api/duties/${foreign}/evidence/same-bytes`,
      {
        body,
      },
    );
    expect(told.body.evidence).toBeNull();
  });
});
