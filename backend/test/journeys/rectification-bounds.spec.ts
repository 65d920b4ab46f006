import { randomUUID } from 'node:crypto';
import type { EvidenceViewDto } from '../../src/registry/evidence';
import type { FindingDetailDto } from '../../src/cycle/inspections/findings/dto/findings.dto';
import type { OrderDetailDto } from '../../src/cycle/rectification/dto/orders.dto';
import { askedQueries } from '../asked-queries';
import { CONFIRMED, ok, openRectification, orderIn, RETURNED } from './rectification.spec-kit';
import type { RectificationKit, Role } from './rectification.spec-kit';

const HELD_ON = '2026-11-23';

describe('what nobody may of findings and orders', () => {
  let kit: RectificationKit;
  beforeAll(async () => (kit = await openRectification()));
  afterAll(() => kit.close());

  const tried = (who: Role, url: string, body: object, version?: number) =>
    kit.clients[who].post<{ code?: string }>(url, { body, ...(version === undefined ? {} : { version }) });

  /** A second post of somebody, at the village: acting under the first does not make them another. */
  async function alsoAtTheVillage(personId: string): Promise<string> {
    const { application, county } = kit;
    const postId = randomUUID();
    await application.database.owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind) VALUES ($1, $2, $3, '第一书记', '第一书记', '干事')`,
      [county.districtId, postId, county.organizations.village],
    );
    await application.database.owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on)
       VALUES ($1, gen_random_uuid(), $2, $3, '兼任', '2026-01-01')`,
      [county.districtId, postId, personId],
    );
    return postId;
  }

  describe('about oneself', () => {
    it('is a finding neither confirmed nor dropped nor disposed of, and no order issued to oneself', async () => {
      const { owner } = kit.application.database;
      const { rows } = await owner.query<{ id: string }>(`SELECT id FROM person WHERE code = '秦芒种'`);
      const postId = await alsoAtTheVillage(rows[0]!.id);
      const found = await kit.finding({ postId });
      expect(found.postId).toBe(postId);
      const answered = ok(
        await kit.clients.village.post<FindingDetailDto>(`/api/findings/${found.id}/answer`, {
          ...{ version: found.version, body: { answer: 'agreed' } },
        }),
      );
      const on = (verb: string) => `/api/findings/${found.id}/${verb}`;
      const refused = { status: 403, body: { code: 'finding.about-oneself' } };
      expect(await tried('second', on('confirm'), {}, answered.version)).toMatchObject(refused);
      expect(await tried('second', on('drop'), { reason: '已改' }, answered.version)).toMatchObject(refused);
      const seen = ok(await kit.clients.second.get<FindingDetailDto>(`/api/findings/${found.id}`));
      expect(seen.may).toMatchObject({ confirm: false, drop: false });
      const { version } = ok(
        await kit.clients.clerk.post<FindingDetailDto>(on('confirm'), {
          version: answered.version,
          body: {},
        }),
      );
      const reason = { disposition: 'reason', reason: '已改' };
      expect(await tried('second', on('dispose'), reason, version)).toMatchObject(refused);
      const orders = '/api/rectification-orders';
      expect(await tried('second', orders, { findingId: found.id })).toMatchObject(refused);

      const problem = await kit.confirmed();
      const toOneself = await tried('second', orders, { findingId: problem.id, postId });
      expect(toOneself).toMatchObject({ status: 403, body: { code: 'rectification.to-oneself' } });
      ok(await tried('clerk', orders, { findingId: problem.id, postId }));
    });

    it('is what was found at the own post confirmed by nobody who holds it', async () => {
      const found = await kit.finding({ organizationId: kit.county.organizations.county });
      const confirm = await tried('clerk', `/api/findings/${found.id}/confirm`, {}, found.version);
      expect(confirm).toMatchObject({ status: 403, body: { code: 'finding.about-oneself' } });
    });
  });

  describe('a request for more time', () => {
    const ask = async (id: string) =>
      ok(
        await kit.clients.village.post<OrderDetailDto>(`/api/rectification-orders/${id}/extensions`, {
          body: { askedFor: '2026-12-25', reason: '公示要满十个工作日' },
        }),
      ).extensions.at(-1)!;
    const grant = (id: string, { id: extensionId, version }: { id: string; version: number }) =>
      tried(
        'clerk',
        `/api/rectification-orders/${id}/extensions/${extensionId}/decide`,
        { granted: true },
        version,
      );

    it('ends with what was submitted, and says nothing in the round that follows', async () => {
      const { id, dueOn } = await orderIn(kit, 'working');
      const asked = await ask(id);
      ok(await kit.evidence('village', id));
      const submitted = await kit.act('village', id, 'submit', { text: '已补议三次并公示' });
      expect(submitted.extensions).toMatchObject([{ id: asked.id, state: 'lapsed', decidedBy: null }]);
      expect((await grant(id, { ...asked, version: asked.version + 1 })).body.code).toBe(
        'rectification.extension-settled',
      );
      await kit.act('wangshu', id, 'verification', { ...CONFIRMED, heldOn: HELD_ON });
      await kit.act('clerk', id, 'close');
      const again = await kit.act('inspector', id, 'look-back', { ...RETURNED, heldOn: HELD_ON });
      expect(again).toMatchObject({ round: 2, state: 'issued' });
      expect(again.standsDueOn).not.toBe('2026-12-25');
      // As it could stand from before requests lapsed.
      const { owner } = kit.application.database;
      await owner.query(
        `UPDATE rectification_extension SET state = 'asked', decided_at = NULL, version = 1 WHERE id = $1`,
        [asked.id],
      );
      expect((await grant(id, asked)).body.code).toBe('rectification.extension-of-a-round-before');
      expect(await kit.order(id)).toMatchObject({ standsDueOn: again.dueOn });
      expect(dueOn).not.toBe(again.dueOn);
    });

    it('ends with an order that is taken back', async () => {
      const { id } = await orderIn(kit, 'received');
      const asked = await ask(id);
      const { extensions } = await kit.act('clerk', id, 'withdraw', { text: '问题归另一单位' });
      expect(extensions).toMatchObject([{ id: asked.id, state: 'lapsed' }]);
      expect((await grant(id, asked)).body.code).toBe('rectification.extension-settled');
    });
  });

  it('is asked of all rights over a unit at once', async () => {
    const { id, findingId } = await orderIn(kit, 'planned');
    for (const url of [`/api/rectification-orders/${id}`, `/api/findings/${findingId}`]) {
      const asked = await askedQueries(async () => ok(await kit.clients.clerk.get(url)));
      const ofRights = asked.filter((name) => /^organizations\.(within|roots-over)$/.test(name));
      expect([url, ofRights]).toEqual([url, ['organizations.roots-over']]);
    }
  });

  it('verifies under one entry what was submitted under another, once the two are merged', async () => {
    const { application, county } = kit;
    const { owner } = application.database;
    const { id } = await orderIn(kit, 'submitted');
    // As it was entered: whoever submitted stands in the register twice.
    const other = randomUUID();
    await owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials)
       SELECT district_id, $2, 'twice', name, name_pinyin, name_initials FROM person WHERE district_id = $1 AND id = $3`,
      [county.districtId, other, county.people.wangshu],
    );
    await owner.query('UPDATE rectification_order SET submitted_by_person_id = $2 WHERE id = $1', [
      id,
      other,
    ]);
    const may = async () =>
      ok(await kit.clients.wangshu.get<OrderDetailDto>(`/api/rectification-orders/${id}`)).may;
    expect(await may()).toContain('verify');
    const kept = ok(await kit.clients.clerk.get<{ version: number }>(`/api/people/${county.people.wangshu}`));
    ok(
      await kit.clients.clerk.post(`/api/people/${county.people.wangshu}/merge`, {
        body: { otherId: other, otherVersion: 1 },
        version: kept.version,
      }),
    );
    expect(await may()).not.toContain('verify');
    const { rows } = await owner.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE '%.follow-person'`,
      [id],
    );
    expect(rows).toEqual([{ action: 'rectification-order.follow-person' }]);
  });

  describe('evidence', () => {
    it('of the unit is used again for its order, by itself alone', async () => {
      const [order, other] = [await orderIn(kit, 'working'), await orderIn(kit, 'working')];
      const piece = ok(await kit.evidence('village', order.id)) as EvidenceViewDto;
      const url = `/api/rectification-orders/${other.id}/evidence/${piece.id}/link`;
      expect((await kit.clients.orchard.post(url)).status).toBe(404);
      const missing = url.replace(piece.id, randomUUID());
      expect((await kit.clients.village.post(missing)).status).toBe(404);
      expect(ok(await kit.clients.village.post<EvidenceViewDto>(url))).toMatchObject({ id: piece.id });
      const { evidence } = await kit.order(other.id);
      expect(evidence.map(({ id }) => id)).toEqual([piece.id]);
    });

    it('of a finding or an order is opened through it alone, by whoever sees it', async () => {
      const picture = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      const file = { fileName: '会议室.png', mediaType: 'image/png', content: picture };
      const [found, other] = [await kit.finding(), await kit.finding()];
      const ofFinding = ok(
        await kit.clients.inspector.upload<EvidenceViewDto>(`/api/findings/${found.id}/evidence`, file),
      );
      const [order, otherOrder] = [await orderIn(kit, 'working'), await orderIn(kit, 'working')];
      const ofOrder = ok(await kit.evidence('village', order.id)) as EvidenceViewDto;
      const openings = async () => {
        const { owner } = kit.application.database;
        const { rows } = await owner.query<{ n: string }>('SELECT count(*) AS n FROM evidence_opening');
        return Number(rows[0]!.n);
      };
      const findings = (id: string, piece: string) => `/api/findings/${id}/evidence/${piece}`;
      const orders = (id: string, piece: string) => `/api/rectification-orders/${id}/evidence/${piece}`;
      const before = await openings();
      const wrong = [
        ...[findings(other.id, ofFinding.id), findings(found.id, ofOrder.id)],
        ...[findings(order.id, ofFinding.id), findings(found.id, randomUUID())],
        ...[orders(otherOrder.id, ofOrder.id), orders(order.id, ofFinding.id)],
        ...[orders(found.id, ofOrder.id), orders(order.id, randomUUID())],
      ];
      const right = [findings(found.id, ofFinding.id), orders(order.id, ofOrder.id)];
      const asked = [
        ...wrong.map((url) => ['clerk', url] as const),
        ...right.map((url) => ['orchard', url] as const),
      ];
      for (const [who, url] of asked)
        for (const part of ['', '/preview', '/thumbnail']) {
          const { status, body } = await kit.clients[who].get<{ code: string }>(`${url}${part}`);
          expect([who, url, part, status, body.code]).toEqual([who, url, part, 404, 'request.not-found']);
        }
      expect(await openings()).toBe(before);
      for (const who of ['clerk', 'village', 'wangshu'] as const)
        for (const url of right) {
          const { status, raw } = await kit.clients[who].get(url);
          expect([who, url, status, raw.subarray(0, picture.length).equals(picture)]).toEqual([
            who,
            url,
            200,
            true,
          ]);
        }
      expect(await openings()).toBe(before + 6);
    });
  });
});
