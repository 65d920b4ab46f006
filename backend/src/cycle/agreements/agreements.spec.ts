import { createHash } from 'node:crypto';
import type { AgreementDocument } from '@zeren/domain/cycle/agreements/agreement-document';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { systemActor } from '../../platform/actor';
import { AgreementReads } from './agreement-reads';
import { AgreementsOfThePost } from './agreements-of-the-post';
import { FollowReorganizationsWithAgreements } from './follow-reorganizations.listener';
import { MAKE_AGREEMENTS } from './make-agreements.queue';
import { act, codeOf, detail, make, ok, openAgreements, template } from './agreements.spec-kit';
import type { AgreementKit } from './agreements.spec-kit';
import type {
  AgreementBatchDto,
  AgreementCandidatesDto,
  AgreementMapDto,
  AgreementPageDto,
  AgreementTodoDto,
  MadeAgreementsDto,
} from './dto/agreement.dto';

describe('agreements', () => {
  let kit: AgreementKit;

  beforeAll(async () => (kit = await openAgreements()));
  afterAll(() => kit.application.close());
  beforeEach(() =>
    kit.sql(
      'DELETE FROM agreement_signature; DELETE FROM evidence_link; DELETE FROM agreement; DELETE FROM agreement_batch',
    ),
  );

  const sign = async (id: string) => {
    ok(await act(await kit.as('wangshu'), id, 'sign'));
    return ok(await act(await kit.as('county'), id, 'countersign'));
  };

  describe('are made', () => {
    const offered = async (query = '') =>
      ok(
        await (
          await kit.as('clerk')
        ).get<AgreementCandidatesDto>(`/api/agreement-batches/candidates?year=2026${query}`),
      );

    it('for posts whose list is issued, and not for villages unless a superior document asks', async () => {
      const listIds = await kit.lists('wangshu', 'banshan', 'village', 'county');
      const bars = async (query = '') =>
        (await offered(query)).posts.map(({ organizationName, bar }) => [organizationName, bar]).sort();
      expect(await bars()).toEqual([
        ['半山乡党委', null],
        ['望舒镇党委', null],
        ['清溪村党总支', 'confirms'],
      ]);
      expect(await bars('&levelCodes=村&everyLevel=1')).toEqual([['清溪村党总支', null]]);
      expect((await offered()).dueOn).toBe('2026-07-06');

      const clerk = await kit.as('clerk');
      const village = template([listIds[2]!]);
      expect(codeOf(await clerk.post('/api/agreement-batches', { body: village }))).toBe(
        'agreement.confirms-its-list',
      );
      const asked = { ...village, superiorDocument: '省委组织部〔2026〕8号' };
      expect(ok(await clerk.post('/api/agreement-batches', { body: asked }))).toMatchObject({
        batches: [{ made: 1 }],
      });
      expect(codeOf(await clerk.post('/api/agreement-batches', { body: asked }))).toBe(
        'agreement.not-offered',
      );
      const draft = { ...template([listIds[0]!]), clauses: [{ ...village.clauses[0]!, target: '多' }] };
      expect(codeOf(await clerk.post('/api/agreement-batches', { body: draft }))).toBe(
        'agreement.clause-target-wrong',
      );
    });

    it('with one spelling of the text, its digest and its entry in the record', async () => {
      const [id] = await make(kit, 'wangshu');
      const seen = await detail(await kit.as('wangshu'), id!);
      expect(seen).toMatchObject({ state: 'made', dueOn: '2026-07-06', workingDays: 3, whole: true });
      expect(createHash('sha256').update(seen.document).digest('hex')).toBe(seen.digest);
      const document = JSON.parse(seen.document) as AgreementDocument;
      expect(document).toMatchObject({
        issuer: { organization: '云岭县委' },
        responsible: { organization: '望舒镇党委', post: '乡镇党组织书记' },
        clauses: [{ target: '12' }],
        list: { items: [{ text: '为党员上党课' }] },
      });
      const [entry] = await kit.sql<{ sealed: boolean; digest: Buffer }>(
        `SELECT sealed, after_digest AS digest FROM audit_entry WHERE action = 'agreement.make' AND subject_id = $1`,
        [id],
      );
      expect(entry).toMatchObject({ sealed: true, digest: expect.any(Buffer) as Buffer });
    });

    it('off the request when there are many', async () => {
      const listIds = await kit.lists('wangshu', 'banshan');
      // As a batch of hundreds would wait.
      const clerk = await kit.as('clerk');
      const { batches } = ok(
        await clerk.post<MadeAgreementsDto>('/api/agreement-batches', { body: template(listIds) }),
      );
      await kit.sql(
        `DELETE FROM agreement; UPDATE agreement_batch SET state = 'waiting', made = 0, looked_at = 0`,
      );
      await kit.application.runJob(MAKE_AGREEMENTS);
      const batch = ok(await clerk.get<AgreementBatchDto>(`/api/agreement-batches/${batches[0]!.id}`));
      expect(batch).toMatchObject({ state: 'done', total: 2, lookedAt: 2, made: 2 });
    });
  });

  describe('are signed', () => {
    it('by who answers, then by the issuer; each signature fits the text', async () => {
      const [id] = await make(kit, 'wangshu');
      const secretary = await kit.as('wangshu');
      const leader = await kit.as('county');
      const todo = async (who: typeof secretary) =>
        ok(await who.get<AgreementTodoDto>('/api/agreements/todo'));
      expect((await todo(secretary)).toSign.map((row) => row.id)).toEqual([id]);
      expect(codeOf(await act(leader, id!, 'countersign'))).toBe('agreement.first-responsible');
      expect(codeOf(await act(leader, id!, 'sign'))).toBe('agreement.not-responsible');
      ok(await act(secretary, id!, 'sign'));
      expect(codeOf(await act(secretary, id!, 'sign'))).toBe('agreement.already-signed');
      expect(codeOf(await act(secretary, id!, 'countersign'))).toBe('agreement.not-issuer');
      expect((await todo(leader)).toCountersign.map((row) => row.id)).toEqual([id]);
      const signed = ok(await act(leader, id!, 'countersign'));
      expect(signed).toMatchObject({
        state: 'in-force',
        signatures: [
          { role: 'responsible', personName: '望舒镇党委书记', valid: true },
          { role: 'issuer', personName: '云岭县委书记', valid: true },
        ],
      });
      expect(codeOf(await act(leader, id!, 'countersign'))).toBe('agreement.already-in-force');
    });

    it('over the text that was shown, and never over one that was changed past the program', async () => {
      const [id] = await make(kit, 'wangshu');
      const secretary = await kit.as('wangshu');
      expect(codeOf(await act(secretary, id!, 'sign', { digest: 'ab'.repeat(32) }))).toBe(
        'agreement.text-changed',
      );
      expect(codeOf(await act(secretary, id!, 'sign', undefined, 7))).toBe('request.changed-meanwhile');
      await kit.sql(`UPDATE agreement SET document = replace(document, '"12"', '"2"') WHERE id = $1`, [id]);
      expect((await detail(secretary, id!)).whole).toBe(false);
      expect(codeOf(await act(secretary, id!, 'sign'))).toBe('agreement.text-changed');
    });

    it('and a signature that was moved to another text shows', async () => {
      const [id] = await make(kit, 'wangshu');
      ok(await act(await kit.as('wangshu'), id!, 'sign'));
      await kit.sql(`UPDATE agreement_signature SET signed_at = signed_at - interval '1 day'`);
      expect((await detail(await kit.as('wangshu'), id!)).signatures).toMatchObject([{ valid: false }]);
    });

    it('are nobody’s elsewhere', async () => {
      const [id] = await make(kit, 'wangshu');
      const stranger = await kit.as('banshan');
      expect(codeOf(await stranger.get(`/api/agreements/${id}`))).toBe('request.not-found');
      const body = { digest: 'ab'.repeat(32) };
      expect(codeOf(await stranger.post(`/api/agreements/${id}/sign`, { body, version: 1 }))).toBe(
        'request.not-found',
      );
      expect(ok(await stranger.get<AgreementPageDto>('/api/agreements?year=2026')).items).toEqual([]);
    });

    it('or declined, with a reason, which opens the text to the issuer again', async () => {
      const [id] = await make(kit, 'wangshu');
      const secretary = await kit.as('wangshu');
      expect(codeOf(await act(secretary, id!, 'decline', { reason: ' ' }))).toBe('agreement.reason-missing');
      expect(ok(await act(secretary, id!, 'decline', { reason: '目标超出实有人数' }))).toMatchObject({
        standing: 'declined',
        reason: '目标超出实有人数',
      });
      expect(codeOf(await act(secretary, id!, 'sign'))).toBe('agreement.was-declined');
      const { title, terms, clauses } = template([]);
      const lower = { title, terms, clauses: clauses.map((each) => ({ ...each, target: '8' })) };
      const revised = ok(await act(await kit.as('clerk'), id!, 'revise', lower));
      expect(revised).toMatchObject({
        state: 'made',
        reason: null,
        document: expect.stringContaining('"8"') as string,
      });
      expect(ok(await act(secretary, id!, 'sign')).state).toBe('signed');
      expect(codeOf(await act(await kit.as('clerk'), id!, 'revise', lower))).toBe('agreement.already-signed');
    });
  });

  describe('are changed by an addendum', () => {
    const raised = {
      validFrom: '2026-07-01',
      reason: '党员人数变化',
      clauses: [{ ...template([]).clauses[0]!, from: '2026-07-01', target: '20' }],
    };

    it('which is signed again, holds from its day, and says what it changes', async () => {
      const [id] = await make(kit, 'wangshu');
      const clerk = await kit.as('clerk');
      expect(codeOf(await act(clerk, id!, 'amend', raised))).toBe('agreement.not-in-force');
      await sign(id!);
      const same = { ...raised, clauses: template([]).clauses };
      expect(codeOf(await act(clerk, id!, 'amend', same))).toBe('agreement.clause-outside-term');
      const addendum = ok(await act(clerk, id!, 'amend', raised));
      expect(addendum).toMatchObject({
        versionNo: 2,
        state: 'made',
        versions: [{ versionNo: 1 }, { versionNo: 2 }],
      });
      const { amends } = JSON.parse(addendum.document) as AgreementDocument;
      expect(amends).toMatchObject({
        digest: (await detail(clerk, id!)).digest,
        changes: [{ kind: 'changed', before: { target: '12' }, after: { target: '20' } }],
      });
      expect(codeOf(await act(clerk, id!, 'amend', raised))).toBe('agreement.addendum-open');

      const reads = kit.application.api.get(AgreementReads);
      const { districtId, posts } = kit.county;
      const targets = () =>
        kit.application.api.get(UnitOfWork).read(systemActor(districtId, 'spec'), async (tx) => {
          const on = async (day: string) =>
            (await reads.target(tx, '发展党员.人数', posts.wangshu, day))?.target;
          return [await on('2026-06-30'), await on('2026-07-01')];
        });
      expect(await targets()).toEqual(['12', '12']);
      await sign(addendum.id);
      expect(await targets()).toEqual(['12', '20']);
    });

    it('unless it is recalled, and then what it was to change is the newest again', async () => {
      const [id] = await make(kit, 'wangshu');
      await sign(id!);
      const clerk = await kit.as('clerk');
      const addendum = ok(await act(clerk, id!, 'amend', raised));
      ok(await act(clerk, addendum.id, 'recall', { reason: '先征求意见' }));
      const rows = ok(await clerk.get<AgreementPageDto>('/api/agreements?year=2026')).items;
      expect(rows.map((row) => row.id)).toEqual([id]);
      expect(ok(await act(clerk, id!, 'amend', raised)).versionNo).toBe(2);
    });
  });

  it('are registered on paper, many with one scan, by neither side', async () => {
    const ids = await make(kit, 'wangshu', 'banshan');
    const clerk = await kit.as('clerk');
    const agreements = ids.map((agreementId) => ({ agreementId, version: 1 }));
    const register = (body: object) => clerk.post('/api/agreements/register-paper', { body });
    const given = { agreements, signedOn: '2026-06-30' };
    expect(codeOf(await register({ ...given, signedOn: '2026-07-02' }))).toBe('agreement.paper-day-to-come');
    expect(codeOf(await register(given))).toBe('agreement.nothing-on-paper');
    const scan = { fileName: '签字页.txt', mediaType: 'text/plain', content: '双方签字' };
    const { id: evidenceId } = ok(
      await clerk.upload<{ id: string }>(`/api/agreements/${ids[0]}/scans`, scan),
    );
    expect(ok(await register({ ...given, evidenceId }))).toEqual({ registered: 2 });
    expect(await detail(await kit.as('banshan'), ids[1]!)).toMatchObject({
      standing: 'paper',
      paperSignedOn: '2026-06-30',
      signatures: [
        { signedAs: 'paper', personName: '半山乡党委书记', valid: true },
        { signedAs: 'paper', personName: '云岭县委书记', valid: true },
      ],
      scans: [{ id: evidenceId }],
    });
    const opened = await (await kit.as('banshan')).get(`/api/agreements/${ids[1]}/scans/${evidenceId}`);
    expect(opened.status).toBe(200);
  });

  it('are counted on the map as their lists show them', async () => {
    const ids = await make(kit, 'wangshu', 'banshan');
    ok(await act(await kit.as('banshan'), ids[1]!, 'decline', { reason: '目标过高' }));
    const leader = await kit.as('county');
    const map = ok(await leader.get<AgreementMapDto>('/api/agreements/map?year=2026'));
    const units = map.levels.flatMap((level) => level.units);
    expect(new Set(units.map((unit) => unit.id))).toEqual(new Set(ids));
    expect(units.find((unit) => unit.id === ids[1])).toMatchObject({
      standing: 'declined',
      reason: '目标过高',
    });
    for (const { levelCode, counts } of map.levels) {
      for (const { standing, count } of counts) {
        const url = `/api/agreements?year=2026&levelCode=${levelCode}&standing=${standing}`;
        expect(ok(await leader.get<AgreementPageDto>(url)).items).toHaveLength(count);
      }
    }
    const first = ok(await leader.get<AgreementPageDto>('/api/agreements?year=2026&limit=1'));
    const second = ok(
      await leader.get<AgreementPageDto>(`/api/agreements?year=2026&limit=1&after=${first.next}`),
    );
    expect([...first.items, ...second.items].map((row) => row.id)).toEqual([...ids].sort());
    expect(second.next).toBeNull();
  });

  it('are spoken of to whoever signs next, until both have', async () => {
    const [id] = await make(kit, 'wangshu');
    const waiting = async () => {
      await kit.application.settle();
      const rows = await kit.sql<{ kind: string; post: string }>(
        `SELECT kind, post_id AS post FROM reminder WHERE subject_id = $1 AND state = 'waiting' ORDER BY due_at, kind`,
        [id],
      );
      return [...new Set(rows.map(({ kind, post }) => `${kind} ${post}`))];
    };
    const { wangshu, county } = kit.county.posts;
    expect(await waiting()).toEqual(
      expect.arrayContaining([`agreement-sign-due ${wangshu}`, `agreement-sign-overdue ${wangshu}`]),
    );
    ok(await act(await kit.as('wangshu'), id!, 'sign'));
    const after = await waiting();
    expect(after).toContain(`agreement-countersign-overdue ${county}`);
    expect(after.filter((one) => one.startsWith('agreement-sign-'))).toEqual([]);
    ok(await act(await kit.as('county'), id!, 'countersign'));
    expect(await waiting()).toEqual([]);
  });

  it('go with their post, and are told of when it changes hands', async () => {
    const [id] = await make(kit, 'wangshu');
    await sign(id!);
    const { districtId, organizations, posts, people } = kit.county;
    const { worker } = kit.application;
    const unitOfWork = worker.get(UnitOfWork, { strict: false });
    const system = systemActor(districtId, 'spec');
    const left = [{ postId: posts.wangshu, organizationId: organizations.wangshu, personId: people.wangshu }];
    const matters = await unitOfWork.read(system, (tx) =>
      worker.get(AgreementsOfThePost, { strict: false }).ofPosts(tx, left),
    );
    expect(matters).toMatchObject([{ postId: posts.wangshu, matter: { subjectId: id, weight: 'to-know' } }]);

    const move = (to: string) =>
      kit.sql('UPDATE post SET organization_id = $2 WHERE id = $1', [posts.wangshu, to]);
    await move(organizations.banshan);
    try {
      const listener = worker.get(FollowReorganizationsWithAgreements, { strict: false });
      await unitOfWork.write(system, (tx) => listener.on({} as EventEnvelope, tx));
      expect(await detail(await kit.as('banshan'), id!)).toMatchObject({
        organizationName: '望舒镇党委',
        organizationId: organizations.banshan,
      });
    } finally {
      await move(organizations.wangshu);
    }
  });

  it('come as a PDF whose fonts are embedded', async () => {
    const [id] = await make(kit, 'wangshu');
    await sign(id!);
    const answer = await (await kit.as('wangshu')).get(`/api/agreements/${id}/pdf`);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.raw.subarray(0, 5).toString()).toBe('%PDF-');
    expect(answer.raw.includes('NotoSansSC')).toBe(true);
    expect(answer.raw.includes('FontFile')).toBe(true);
  });
});
