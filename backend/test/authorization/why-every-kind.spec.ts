import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SUBJECT_WORDS } from '@zeren/domain/registry/audit/subject-words';
import { SubjectBook } from '../../src/platform/subjects/subject-book';
import type { WhyView } from '../../src/registry/access/why/why.dto';
import type { TestClient } from '../test-client';
import { ASKED, STRANGER } from './kinds-asked';
import type { Asked, Own } from './kinds-asked';
import { ACTORS, clientOf, openActors } from './matrix-actors';
import { createMatrixCounty } from './matrix-county';
import type { MatrixCounty } from './matrix-county';

/** Kinds that stand in the record and that nobody opens: they have no page and no row of a list to look into. */
const NOT_OPENED = [
  'installation',
  'audit-record',
  'district',
  'occurrence',
  'handover-signature',
  'agreement-signature',
  // A run, told of on the page that began it.
  'agreement-batch',
  'delivery',
  'verification-act',
  'verification-draw',
];

/** The kinds beside which a page of the browser has the link. */
function linkedKinds(): ReadonlySet<string> {
  const pages = path.join(__dirname, '../../../frontend/src/app');
  const templates = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(html|ts)$/.test(file),
  );
  return new Set(
    templates.flatMap((file) => {
      const links = readFileSync(path.join(pages, file), 'utf8').matchAll(/<zr-why-seen\s+kind="([a-z-]+)"/g);
      return [...links].map(([, kind]) => kind!);
    }),
  );
}

describe('why somebody can see a record, of every kind', () => {
  let county: MatrixCounty;
  const clients = new Map<string, TestClient>();
  const owned = new Map<string, Own>();
  const ids = new Map<Asked, string>();

  beforeAll(async () => {
    county = await createMatrixCounty();
    await openActors(county);
    const { owner } = county.application.database;
    for (const [index, actor] of ACTORS.entries()) {
      clients.set(actor.name, await clientOf(county, actor));
      const { rows } = await owner.query<Own>(
        `SELECT a.id AS "accountId", a.person_id AS "personId", t.post_id AS "postId"
         FROM account a JOIN tenure t ON t.district_id = a.district_id AND t.person_id = a.person_id
         WHERE a.username = $1`,
        [`actor-${index}`],
      );
      if (rows[0]) owned.set(actor.name, rows[0]);
    }
    for (const asked of ASKED) ids.set(asked, await asked.id(county, (name) => owned.get(name)!));
  }, 120_000);
  afterAll(() => county.application.close());

  const ask = (name: string, kind: string, id: string) =>
    clients
      .get(name)!
      .get<WhyView & { code?: string }>(`/api/access/why?subjectKind=${kind}&subjectId=${id}`);

  it('is asked of every kind that there is', () => {
    const book = county.application.api.get(SubjectBook, { strict: false });
    const kinds = new Set([...Object.keys(SUBJECT_WORDS), ...book.all().keys()]);
    const asked = new Set(ASKED.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => !asked.has(kind)).sort()).toEqual([...NOT_OPENED].sort());
    expect(NOT_OPENED.filter((kind) => book.waysIn(kind).length > 0)).toEqual([]);
  });

  it('is asked in the browser beside every kind that somebody opens', () => {
    const asked = new Set(ASKED.map(({ kind }) => kind));
    expect([...asked].filter((kind) => !linkedKinds().has(kind))).toEqual([]);
  });

  it.each(ASKED.map((asked) => [asked.kind, asked.seenBy, asked.unseenBy, asked] as const))(
    '%s: %s is told why, %s is told that there is none',
    async (kind, seenBy, unseenBy, asked) => {
      const id = ids.get(asked)!;
      const { status, body } = await ask(seenBy, kind, id);
      expect([status, body.code]).toEqual([200, undefined]);
      expect(body.subject).toMatchObject({ kind, id });
      expect(body.subject.nameZh).not.toBe('');
      expect(body.through?.kind ?? null).toBe(asked.through ?? null);
      const { because } = asked;
      if (because === 'grant') {
        expect(body.because.length).toBeGreaterThan(0);
        expect(body.because[0]!.path.length).toBeGreaterThan(0);
      } else if (because === 'administrator') {
        expect(body.administrator).toBe(seenBy.split(' ')[0]);
      } else {
        expect(body.because.length > 0).toBe(because.besideGrant ?? false);
        expect(body.parts.map(({ code }) => code)).toEqual([because.part]);
      }
      const hidden = await ask(unseenBy, kind, id);
      const missing = await ask(unseenBy, kind, randomUUID());
      expect([hidden.status, hidden.body.code]).toEqual([404, 'request.not-found']);
      expect([missing.status, missing.body.code]).toEqual([404, 'request.not-found']);
    },
  );

  it('is told to a side of a handover that holds no permission any more', async () => {
    const { owner } = county.application.database;
    const handover = ASKED.find(({ kind, because }) => kind === 'handover' && because !== 'grant')!;
    await owner.query(`UPDATE capability_grant SET valid_to = valid_from WHERE post_id = $1`, [
      owned.get(STRANGER)!.postId,
    ]);
    const { status, body } = await ask(STRANGER, 'handover', ids.get(handover)!);
    expect(status).toBe(200);
    expect(body).toMatchObject({ permission: null, because: [], parts: [{ code: 'handover-side' }] });
  });
});
