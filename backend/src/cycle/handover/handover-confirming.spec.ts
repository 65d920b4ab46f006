import { grantForTest, TEST_PASSWORD } from '../../../test/test-accounts';
import type { TestClient } from '../../../test/test-client';
import type { HandoverDetailDto, HandoverRowDto } from './dto/handover.dto';
import { act, codeOf, detail, ok, openHandovers, TODAY, todo } from './handover.spec-kit';
import type { HandoverKit, SpecVillage } from './handover.spec-kit';

describe('a post is handed over', () => {
  let kit: HandoverKit;
  let village: SpecVillage;
  let outgoing: TestClient;
  let incoming: TestClient;
  let id: string;
  let overdueDuty: string;

  beforeAll(async () => (kit = await openHandovers()));
  afterAll(() => kit.close());
  beforeEach(async () => {
    await kit.on(TODAY);
    village = await kit.village();
    await kit.duty(village, { opensOn: '2026-07-01', dueOn: '2026-07-31', title: '每月召开支部委员会' });
    overdueDuty = await kit.duty(village, {
      opensOn: '2026-06-01',
      dueOn: '2026-06-24',
      title: '报送党员发展计划',
    });
    const successor = await kit.person('许知远');
    await kit.change(village, { to: successor });
    [id] = (await kit.handoversOf(village)).map((row) => row.id) as [string];
    outgoing = await kit.as(village.secretary);
    incoming = await kit.as(successor);
  });

  const audits = async () =>
    (
      await kit.sql<{ action: string }>(
        `SELECT action FROM audit_entry WHERE subject_kind = 'handover' AND subject_id = $1 ORDER BY at, id`,
        [id],
      )
    ).map(({ action }) => action);

  it('lists everything that goes with it, with whose term overdue days fell into', async () => {
    const sheet = await detail(outgoing, id);
    expect(sheet).toMatchObject({
      state: 'gathered',
      light: 'ok',
      dueOn: '2026-07-07',
      outgoingName: '林小满',
      incomingName: '许知远',
      comeUpSince: 0,
      acts: { handOver: true, takeOver: false, confirmFor: null, change: true, manage: false },
    });
    expect(
      sheet.items.map(({ kind, titleZh, light, overdue }) => ({ kind, titleZh, light, overdue })),
    ).toEqual([
      {
        kind: 'duty',
        titleZh: '报送党员发展计划（一期）',
        light: 'overdue',
        overdue: [
          { personName: '林小满', workingDays: 4 },
          { personName: '许知远', workingDays: 1 },
        ],
      },
      expect.objectContaining({ kind: 'responsibility-list', light: 'soon' }),
      { kind: 'duty', titleZh: '每月召开支部委员会（一期）', light: 'ok', overdue: [] },
    ]);
  });

  it('warns of grants that hang on the person, and names those that go with the post', async () => {
    const { districtId, organizations } = kit.county;
    const grant = (capabilitySet: 'leader' | 'officeholder', to: { postId: string } | { personId: string }) =>
      grantForTest(kit.application, districtId, {
        capabilitySet,
        rootOrganizationId: organizations.wangshu,
        to,
      });
    await grant('officeholder', { postId: village.postId });
    await grant('leader', { personId: village.secretary.personId });
    const fresh = ok(await outgoing.post<HandoverDetailDto>(`/api/handovers/${id}/refresh`));
    const grants = fresh.items.filter(({ kind }) => kind === 'capability-grant');
    expect(grants.map(({ weight, titleZh }) => [weight, titleZh])).toEqual([
      ['to-settle', '本人持有“领导查看”授权（望舒镇党委），不随任职结束，请联系安全管理员确认是否撤销'],
      ['to-know', '“责任人”授权（望舒镇党委），随岗位转给接任者'],
    ]);
  });

  it('by the outgoing person, who holds no post any more, then by the incoming', async () => {
    expect((await todo(outgoing)).toHandOver).toMatchObject([{ id }]);
    expect((await todo(incoming)).toTakeOver).toEqual([]);
    expect(codeOf(await act(incoming, id, 'take-over'))).toBe('handover.first-hand-over');

    const [first] = (await detail(outgoing, id)).items;
    const noted = ok(
      await outgoing.put(`/api/handovers/${id}/items/${first!.id}/note`, {
        body: { note: '材料在二楼档案柜' },
      }),
    );
    expect(noted).toMatchObject({ items: [{ note: '材料在二楼档案柜' }, {}, {}] });
    ok(await outgoing.post(`/api/handovers/${id}/items`, { body: { title: '党支部印章一枚' } }));
    const handed = ok(await act(outgoing, id, 'hand-over', { words: '账册已点清' }));
    expect(handed).toMatchObject({
      state: 'handed-over',
      signatures: [{ side: 'outgoing', signedAs: 'self', personName: '林小满', words: '账册已点清' }],
    });
    expect((await todo(incoming)).toTakeOver).toMatchObject([{ id }]);
    const taken = ok(await act(incoming, id, 'take-over'));
    expect(taken).toMatchObject({ state: 'taken-over', light: 'ok', takenOverOn: '2026-07-01' });
    expect(taken.signatures[0]!.listDigest).toBe(taken.signatures[1]!.listDigest);
    expect(taken.items.map(({ note, titleZh }) => note ?? titleZh)).toContain('党支部印章一枚');
    await kit.application.settle();
    expect(await audits()).toEqual([
      'handover.open',
      'handover.note',
      'handover.add-item',
      'handover.hand-over',
      'handover.take-over',
    ]);
    expect(await todo(incoming)).toEqual({ toHandOver: [], toTakeOver: [], toConfirm: [] });
    // Both find it again, also whoever holds no post any more; nobody else has it as theirs.
    const mine = async (who: TestClient) =>
      ok(await who.get<HandoverRowDto[]>('/api/handovers/mine')).map((row) => row.id);
    expect([await mine(outgoing), await mine(incoming)]).toEqual([[id], [id]]);
    expect(await mine(await kit.as('county'))).toEqual([]);
  });

  it('with the password confirmed: a session alone is not enough', async () => {
    const client = await kit.application.signIn(village.secretary.username, TEST_PASSWORD);
    expect(codeOf(await act(client, id, 'hand-over'))).toBe('session.step-up-due');
  });

  it('not by anybody else', async () => {
    const clerk = await kit.as('county');
    const township = await kit.as('wangshu');
    expect(codeOf(await act(clerk, id, 'hand-over'))).toBe('handover.not-outgoing');
    expect(codeOf(await act(incoming, id, 'hand-over'))).toBe('handover.not-outgoing');
    expect(codeOf(await act(incoming, id, 'confirm-for-absent', { side: 'outgoing', reason: '代办' }))).toBe(
      'handover.not-superior',
    );
    ok(await act(outgoing, id, 'hand-over'));
    expect(codeOf(await act(township, id, 'take-over'))).toBe('handover.not-incoming');
    expect(codeOf(await act(outgoing, id, 'take-over'))).toBe('handover.not-incoming');
    expect(codeOf(await act(outgoing, id, 'hand-over'))).toBe('handover.already-handed-over');
    for (const stranger of [await kit.as('orchard'), await kit.as(await kit.person('路人'))]) {
      expect(codeOf(await stranger.get(`/api/handovers/${id}`))).toBe('request.not-found');
      expect(codeOf(await act(stranger, id, 'take-over', {}, 2))).toBe('request.not-found');
      expect(codeOf(await stranger.post(`/api/handovers/${id}/items`, { body: { title: '一件' } }))).toBe(
        'request.not-found',
      );
    }
  });

  it('by the superior for who is absent, who says why and stands on no other side', async () => {
    const township = await kit.as('wangshu');
    const absent = { side: 'outgoing', reason: '因病住院' };
    expect((await detail(township, id)).acts).toMatchObject({ handOver: false, confirmFor: 'outgoing' });
    expect(codeOf(await act(township, id, 'confirm-for-absent', { ...absent, reason: ' ' }))).toBe(
      'handover.reason-missing',
    );
    expect(codeOf(await act(await kit.as('banshan'), id, 'confirm-for-absent', absent, 2))).toBe(
      'request.not-found',
    );
    const handed = ok(await act(township, id, 'confirm-for-absent', absent));
    expect(handed.signatures).toMatchObject([
      { side: 'outgoing', signedAs: 'superior', personName: '望舒镇党委书记', reason: '因病住院' },
    ]);
    expect(codeOf(await act(township, id, 'confirm-for-absent', { side: 'incoming', reason: '出差' }))).toBe(
      'handover.same-person',
    );
    // The next one above may; the county secretary has nothing to do with the other side.
    const county = await kit.as('county');
    expect(
      ok(await act(county, id, 'confirm-for-absent', { side: 'incoming', reason: '出差' })),
    ).toMatchObject({
      state: 'taken-over',
      signatures: [{ signedAs: 'superior' }, { signedAs: 'superior', personName: '云岭县委书记' }],
    });
  });

  it('falls to the superior once it is overdue, and is red itself', async () => {
    await kit.on('2026-07-08T02:00:00Z');
    const township = await kit.as('wangshu');
    const falling = (await todo(township)).toConfirm;
    expect(falling.find((row) => row.id === id)).toMatchObject({ light: 'overdue', workingDays: -1 });
    expect((await todo(await kit.as('banshan'))).toConfirm).toEqual([]);
    expect((await todo(await kit.as('county'))).toConfirm).toEqual([]);
    const clerk = await kit.as('county');
    const summary = ok(await clerk.get<Record<string, number>>('/api/handovers/summary'));
    const overdue = ok(await clerk.get<{ items: { id: string }[] }>('/api/handovers?view=overdue')).items;
    expect(summary.overdue).toBe(overdue.length);
    expect(overdue.find((row) => row.id === id)).toMatchObject({ light: 'overdue' });
  });

  it('once, when two browsers sign at the same moment', async () => {
    const { version } = await detail(outgoing, id);
    const again = await kit.application.signIn(village.secretary.username, TEST_PASSWORD);
    await again.stepUp(TEST_PASSWORD);
    const answers = await Promise.all(
      [outgoing, again, outgoing, again].map((client) => act(client, id, 'hand-over', {}, version)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const signatures = await kit.sql('SELECT side FROM handover_signature WHERE handover_id = $1', [id]);
    expect(signatures).toEqual([{ side: 'outgoing' }]);
    expect((await audits()).filter((action) => action === 'handover.hand-over')).toHaveLength(1);
  });

  it('over the list that was looked at: what has come up since stops the signature, what is settled goes', async () => {
    await kit.duty(village, { opensOn: '2026-07-01', dueOn: '2026-07-20', title: '迎接县里督查' });
    await kit.sql(`UPDATE duty SET state = 'reported', reported_on = '2026-07-01' WHERE id = $1`, [
      overdueDuty,
    ]);
    expect((await detail(outgoing, id)).comeUpSince).toBe(1);
    expect(codeOf(await act(outgoing, id, 'hand-over'))).toBe('handover.list-grew');
    const fresh = ok(await outgoing.post<{ comeUpSince: number }>(`/api/handovers/${id}/refresh`));
    expect(fresh.comeUpSince).toBe(0);
    const handed = ok(await act(outgoing, id, 'hand-over'));
    const titles = handed.items.map(({ titleZh }) => titleZh);
    expect(titles).toContain('迎接县里督查（一期）');
    expect(titles).not.toContain('报送党员发展计划（一期）');
    expect(codeOf(await outgoing.post(`/api/handovers/${id}/refresh`))).toBe('handover.already-handed-over');
  });

  it('with what came to mind later as a late line, which changes no signature', async () => {
    ok(await act(outgoing, id, 'hand-over'));
    const late = ok(
      await incoming.post<{ items: { late: boolean; titleZh: string; addedByName: string }[] }>(
        `/api/handovers/${id}/items`,
        { body: { title: '党费账户存折一本' } },
      ),
    );
    expect(late.items.at(-1)).toMatchObject({
      late: true,
      titleZh: '党费账户存折一本',
      addedByName: '许知远',
    });
    const taken = ok(await act(incoming, id, 'take-over'));
    expect(taken.state).toBe('taken-over');
    expect(taken.signatures[0]!.listDigest).not.toBe(taken.signatures[1]!.listDigest);
  });

  it('not when a line was changed behind the signature', async () => {
    ok(await act(outgoing, id, 'hand-over'));
    await kit.sql(`UPDATE handover_item SET title_zh = '别的' WHERE handover_id = $1 AND sort = 0`, [id]);
    expect(codeOf(await act(incoming, id, 'take-over'))).toBe('handover.list-changed');
  });

  it('on paper: registered with its scan, both signatures together', async () => {
    const clerk = await kit.as('county');
    expect(codeOf(await act(clerk, id, 'register-paper'))).toBe('handover.nothing-on-paper');
    const scan = { fileName: '交接单.txt', mediaType: 'text/plain', content: '双方签字' };
    expect(codeOf(await outgoing.upload(`/api/handovers/${id}/scans`, scan))).toBe('request.not-found');
    const piece = ok(await clerk.upload<{ id: string }>(`/api/handovers/${id}/scans`, scan));
    const done = ok(await act(clerk, id, 'register-paper'));
    expect(done).toMatchObject({
      state: 'taken-over',
      signatures: [
        { side: 'outgoing', signedAs: 'paper', personName: '林小满' },
        { side: 'incoming', signedAs: 'paper', personName: '许知远' },
      ],
      scans: [{ id: piece.id, fileName: '交接单.txt' }],
    });
    const opened = await incoming.get(`/api/handovers/${id}/scans/${piece.id}`);
    expect(opened.raw.toString()).toBe('双方签字');
    const stranger = await kit.as('orchard');
    expect(codeOf(await stranger.get(`/api/handovers/${id}/scans/${piece.id}`))).toBe('request.not-found');
  });

  it('is reminded of by hand once a day, and called off with a reason', async () => {
    const clerk = await kit.as('county');
    expect(codeOf(await outgoing.post(`/api/handovers/${id}/remind`))).toBe('access.permission-missing');
    expect(ok(await clerk.post(`/api/handovers/${id}/remind`))).toMatchObject({ chasedOn: '2026-07-01' });
    expect(codeOf(await clerk.post(`/api/handovers/${id}/remind`))).toBe('handover.chased-today');
    expect(codeOf(await act(clerk, id, 'recall', { reason: ' ' }))).toBe('handover.reason-missing');
    expect(ok(await act(clerk, id, 'recall', { reason: '离任登记有误' }))).toMatchObject({
      state: 'recalled',
      recallReason: '离任登记有误',
      light: 'idle',
    });
    expect(codeOf(await act(outgoing, id, 'hand-over'))).toBe('handover.recalled');
    expect(codeOf(await clerk.post(`/api/handovers/${id}/remind`))).toBe('handover.nobody-to-chase');
  });

  it('answers nonsense with a problem, never with a fault', async () => {
    const clerk = await kit.as('county');
    const nonsense = ['?view=all', '?limit=0', '?after=%00', '?batchId=x', '?unknown=1', '/not-an-id'];
    for (const url of nonsense) {
      expect([url, (await clerk.get(`/api/handovers${url}`)).status]).toEqual([url, 400]);
    }
    expect((await outgoing.post(`/api/handovers/${id}/hand-over`)).status).toBe(428);
    expect(codeOf(await act(outgoing, id, 'hand-over', { words: '长'.repeat(201) }))).toBe(
      'handover.text-too-long',
    );
    expect(codeOf(await act(outgoing, id, 'hand-over', {}, 1))).toBe('request.changed-meanwhile');
  });
});
