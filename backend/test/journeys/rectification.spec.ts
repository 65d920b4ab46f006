import { ORDER_STATES } from '@zeren/domain/cycle/rectification/rectification-states';
import type { OrderState } from '@zeren/domain/cycle/rectification/rectification-states';
import { readWorkbook } from '../../src/platform/documents/workbook';
import type {
  FindingCountsDto,
  FindingDetailDto,
  FindingPageDto,
} from '../../src/cycle/inspections/findings/dto/findings.dto';
import type {
  LedgerPageDto,
  OrderDetailDto,
  OrderTodoDto,
} from '../../src/cycle/rectification/dto/orders.dto';
import { CONFIRMED, ok, openRectification, orderIn, RETURNED, ROLES } from './rectification.spec-kit';
import type { RectificationKit, Role } from './rectification.spec-kit';

const HELD_ON = '2026-11-23';
const confirmed = { ...CONFIRMED, heldOn: HELD_ON };
const returned = { ...RETURNED, heldOn: HELD_ON };
const text = { text: '写明情况' };

/** Every act that may be tried on an order, with a body that would pass. */
const TRIES: Readonly<Record<string, readonly [path: string, body: object]>> = {
  receive: ['receive', {}],
  plan: ['plan', text],
  'approve-plan': ['approve-plan', {}],
  'return-plan': ['return-plan', text],
  progress: ['progress', text],
  hold: ['hold', text],
  resume: ['resume', {}],
  submit: ['submit', text],
  verify: ['verification', confirmed],
  return: ['verification', returned],
  close: ['close', {}],
  pass: ['look-back', confirmed],
  relapse: ['look-back', returned],
  withdraw: ['withdraw', text],
};

/** Who may do what in which state: everything else is refused. Of 高, the inspector found it and wangshu verified it. */
const MAY: Readonly<Record<string, Readonly<Partial<Record<string, readonly Role[]>>>>> = {
  issued: { receive: ['village'], withdraw: ['clerk', 'second'] },
  received: { plan: ['village'], withdraw: ['clerk', 'second'] },
  planned: {
    'approve-plan': ['clerk', 'second'],
    'return-plan': ['clerk', 'second'],
    withdraw: ['clerk', 'second'],
  },
  // Nothing is submitted yet, for there is no evidence: tried with none, even the owner's is refused.
  working: { progress: ['village'], hold: ['clerk', 'second'] },
  held: { resume: ['clerk', 'second'] },
  submitted: { verify: ['clerk', 'second', 'wangshu'], return: ['clerk', 'second', 'wangshu'] },
  verified: { close: ['clerk', 'second'] },
  closed: { relapse: ['clerk', 'second', 'inspector', 'wangshu'] },
  withdrawn: {},
};

describe('a rectification order over HTTP', () => {
  let kit: RectificationKit;
  beforeAll(async () => (kit = await openRectification()));
  afterAll(() => kit.close());
  beforeEach(() => kit.application.database.setClock('2026-11-23T02:00:00Z'));

  const ledger = async (who: Role, query = '') =>
    ok(await kit.clients[who].get<LedgerPageDto>(`/api/rectification-orders${query}`));
  const todo = async (who: Role) =>
    ok(await kit.clients[who].get<OrderTodoDto>('/api/rectification-orders/todo'));

  it('goes from a finding that the unit disputes to a look-back that passes', async () => {
    const { clients } = kit;
    const found = await kit.finding({ severityCode: '高' });
    expect(found).toMatchObject({
      state: 'put',
      answerBy: '2026-11-26',
      may: { attach: true, confirm: false },
    });
    const confirm = (who: Role, version: number) =>
      clients[who].post<FindingDetailDto & { code: string }>(`/api/findings/${found.id}/confirm`, {
        ...{ version, body: {} },
      });
    expect((await confirm('clerk', found.version)).body.code).toBe('finding.case-open');
    const answer = (body: object, who: Role = 'village') =>
      clients[who].post<FindingDetailDto & { code: string }>(`/api/findings/${found.id}/answer`, {
        ...{ version: found.version, body },
      });
    expect((await answer({ answer: 'disputed' })).body.code).toBe('finding.dispute-without-case');
    expect((await answer({ answer: 'agreed' }, 'wangshu')).body.code).toBe('finding.not-your-unit');
    expect((await answer({ answer: 'agreed' }, 'orchard')).status).toBe(404);
    const stated = ok(await answer({ answer: 'disputed', caseText: '十月的记录在镇里' }));
    expect((await confirm('inspector', stated.version)).status).toBe(403);
    expect((await confirm('village', stated.version)).status).toBe(403);
    const problem = ok(await confirm('clerk', stated.version));
    expect(problem).toMatchObject({ state: 'confirmed', disposition: null, disposeBy: '2026-11-30' });

    const issue = (who: Role) =>
      clients[who].post<OrderDetailDto & { code: string }>('/api/rectification-orders', {
        body: { findingId: found.id },
      });
    for (const who of ['inspector', 'wangshu', 'village', 'leader', 'orchard'] as const)
      expect([who, (await issue(who)).status]).toEqual([who, 403]);
    const order = ok(await issue('clerk'));
    // Ten working days of 高.
    expect(order).toMatchObject({
      number: '整改〔2026〕1号',
      state: 'issued',
      dueOn: '2026-12-07',
      apart: true,
    });
    expect((await issue('second')).body.code).toBe('finding.disposed');
    expect((await todo('village')).mine.map(({ id }) => id)).toEqual([order.id]);

    await kit.act('village', order.id, 'receive');
    await kit.act('village', order.id, 'plan', { text: '逐次补议' });
    await kit.act('clerk', order.id, 'return-plan', { text: '没有写公示' });
    await kit.act('village', order.id, 'plan', { text: '逐次补议并公示' });
    expect((await todo('clerk')).toDecide.map(({ id }) => id)).toContain(order.id);
    await kit.act('clerk', order.id, 'approve-plan');
    await kit.act('village', order.id, 'progress', { text: '已补议一次' });
    expect((await kit.tried('village', order.id, 'submit', text)).body.code).toBe(
      'rectification.no-evidence',
    );
    expect((await kit.evidence('wangshu', order.id)).status).toBe(403);
    ok(await kit.evidence('village', order.id));
    await kit.act('village', order.id, 'submit', { text: '已补议三次并公示' });
    expect((await kit.evidence('village', order.id)).status).toBe(409);

    expect((await kit.tried('inspector', order.id, 'verification', confirmed)).body.code).toBe(
      'rectification.finder-verifies',
    );
    expect((await kit.tried('village', order.id, 'verification', confirmed)).body.code).toBe(
      'rectification.own-work',
    );
    await kit.act('wangshu', order.id, 'verification', returned);
    await kit.act('village', order.id, 'submit', { text: '已补议三次并公示，附照片' });
    await kit.act('clerk', order.id, 'verification', confirmed);
    expect((await kit.tried('clerk', order.id, 'close')).body.code).toBe('rectification.verifier-closes');
    const closed = await kit.act('second', order.id, 'close');
    expect(closed).toMatchObject({ state: 'closed', closedOn: HELD_ON, lookBackOn: '2027-02-22' });
    expect(closed.acts.map(({ result }) => result)).toEqual(['returned', 'confirmed']);
    expect(closed.steps.map(({ verb }) => verb)).toEqual([
      ...[
        'issue',
        'receive',
        'plan',
        'return-plan',
        'plan',
        'approve-plan',
        'progress',
        'submit',
        'return',
        'submit',
      ],
      ...['verify', 'close'],
    ]);

    expect((await kit.tried('clerk', order.id, 'look-back', confirmed)).body.code).toBe(
      'rectification.look-back-early',
    );
    await kit.on('2027-02-22T02:00:00Z');
    expect((await todo('wangshu')).toLookBack.map(({ id }) => id)).toEqual([order.id]);
    expect((await todo('village')).toLookBack).toEqual([]);
    const passed = await kit.act('wangshu', order.id, 'look-back', { ...CONFIRMED, heldOn: '2027-02-22' });
    expect(passed).toMatchObject({ state: 'passed', round: 1 });
    await kit.on('2026-11-23T02:00:00Z');
  });

  it('comes back under the same number, one level graver, and needs everything anew', async () => {
    const closed = await orderIn(kit, 'closed');
    const again = await kit.act('inspector', closed.id, 'look-back', returned);
    expect(again).toMatchObject({
      ...{ number: closed.number, round: 2, state: 'issued', dueOn: '2026-12-07', apart: true },
      ...{ severity: { code: '高' }, measures: null, closedOn: null },
    });
    await kit.act('village', closed.id, 'receive');
    await kit.act('village', closed.id, 'plan', { text: '再补议' });
    await kit.act('clerk', closed.id, 'approve-plan');
    expect((await kit.tried('village', closed.id, 'submit', text)).body.code).toBe(
      'rectification.no-evidence',
    );
  });

  it.each(ORDER_STATES.filter((state) => state !== 'passed'))(
    'refuses everything but its own acts to everybody, while it is %s',
    async (state: OrderState) => {
      const order = await orderIn(kit, state, { severityCode: '高' });
      const allowed: string[] = [];
      for (const [verb, [path, body]] of Object.entries(TRIES)) {
        const may = MAY[state]![verb] ?? [];
        if (may.length > 0) allowed.push(verb);
        const others = ROLES.filter((who) => !may.includes(who));
        const tried = others.map(async (who) => {
          const url = `/api/rectification-orders/${order.id}/${path}`;
          const { status } = await kit.clients[who].post(url, { version: order.version, body });
          return [who, status >= 400 && status < 500];
        });
        expect([verb, await Promise.all(tried)]).toEqual([verb, others.map((who) => [who, true])]);
      }
      // Nothing of it has moved the order; and what may be done is done by each who may, on an order of its own.
      expect(await kit.order(order.id)).toMatchObject({ state, version: order.version });
      for (const verb of new Set(allowed)) {
        const [path, body] = TRIES[verb]!;
        const fresh =
          verb === [...new Set(allowed)][0] ? order : await orderIn(kit, state, { severityCode: '高' });
        await kit.act(MAY[state]![verb]![0]!, fresh.id, path, body);
      }
    },
  );

  it('is extended before its date and held with a reason, and keeps the original date', async () => {
    const { id, dueOn } = await orderIn(kit, 'working');
    const ask = (who: Role, askedFor: string) =>
      kit.clients[who].post<OrderDetailDto & { code: string }>(`/api/rectification-orders/${id}/extensions`, {
        body: { askedFor, reason: '公示要满十个工作日' },
      });
    expect((await ask('wangshu', '2026-12-25')).body.code).toBe('rectification.not-yours');
    expect((await ask('village', dueOn)).body.code).toBe('rectification.extension-not-later');
    const [waiting] = ok(await ask('village', '2026-12-25')).extensions;
    expect((await ask('village', '2026-12-25')).body.code).toBe('rectification.extension-asked-already');
    const decide = (who: Role) =>
      kit.clients[who].post<OrderDetailDto & { code: string }>(
        `/api/rectification-orders/${id}/extensions/${waiting!.id}/decide`,
        { version: waiting!.version, body: { granted: true } },
      );
    expect((await decide('village')).status).toBe(403);
    expect((await decide('wangshu')).status).toBe(403);
    expect(ok(await decide('clerk'))).toMatchObject({ dueOn, standsDueOn: '2026-12-25', mayAsk: null });
    expect((await decide('second')).body.code).toBe('rectification.extension-settled');

    await kit.act('clerk', id, 'hold', { text: '等县里统一采购' });
    await kit.on('2026-11-30T02:00:00Z');
    const resumed = await kit.act('clerk', id, 'resume');
    // Five working days of hold; the calendar of 2027 is not published yet.
    expect(resumed).toMatchObject({ dueOn, standsDueOn: '2027-01-01' });
    await kit.on('2027-01-05T02:00:00Z');
    expect((await ask('village', '2027-01-20')).body.code).toBe('rectification.extension-too-late');
    expect((await kit.order(id)).light).toBe('overdue');
    await kit.on('2026-11-23T02:00:00Z');
  });

  it('has the same rows and counts in the ledger, its pages, its workbook and its print', async () => {
    await orderIn(kit, 'issued', { domainCode: '社区' });
    const query = '?domain=农村&year=2026';
    const whole = ok(await kit.clients.clerk.get<LedgerPageDto>(`/api/rectification-orders/print${query}`));
    const numbers = whole.items.map(({ number }) => number);
    const paged: string[] = [];
    for (let after = ''; ;) {
      const page = await ledger('clerk', `${query}&limit=3${after}`);
      expect(page.counts).toEqual(whole.counts);
      paged.push(...page.items.map(({ number }) => number));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(paged).toEqual(numbers);
    expect(whole.counts.total).toBe(numbers.length);
    const { raw } = await kit.clients.clerk.get(`/api/rectification-orders/workbook${query}`);
    const [sheet] = await readWorkbook(raw);
    const cells = sheet!.rows.map((row) => row.cells[1]?.text ?? '');
    expect(cells.slice(1, -1)).toEqual(numbers);
    expect(cells.at(-1)).toContain(`合计 ${whole.counts.total} 件：已销号 ${whole.counts.closed} 件`);
    const states = new Set(whole.items.map(({ state }) => state));
    expect(states.has('withdrawn')).toBe(false);
    const open = await ledger('clerk', `${query}&view=open&limit=200`);
    expect(open.items).toHaveLength(whole.counts.open);
    const closedRows = await ledger('clerk', `${query}&view=closed&limit=200`);
    expect(closedRows.items).toHaveLength(whole.counts.closed);
    expect((await ledger('orchard')).items).toEqual([]);
    expect((await ledger('village')).counts.total).toBeGreaterThan(0);
  });

  it('leaves no confirmed problem without a disposition unseen (S12)', async () => {
    const problem = await kit.confirmed();
    const dispose = (body: object, version = problem.version, who: Role = 'clerk') =>
      kit.clients[who].post<FindingDetailDto & { code: string }>(`/api/findings/${problem.id}/dispose`, {
        ...{ version, body },
      });
    expect((await dispose({ disposition: 'order', reason: '…' })).status).toBe(400);
    expect((await dispose({ disposition: 'reason', reason: ' ' })).body.code).toBe(
      'finding.disposition-without-reason',
    );
    expect(
      (await dispose({ disposition: 'next-year', reason: '…' }, problem.version, 'village')).status,
    ).toBe(403);
    const counts = async () => ok(await kit.clients.clerk.get<FindingCountsDto>('/api/findings/counts'));
    const before = await counts();
    await kit.on('2026-12-01T02:00:00Z');
    expect((await counts()).late).toBeGreaterThan(before.late);
    const late = ok(await kit.clients.clerk.get<FindingPageDto>('/api/findings?disposal=late'));
    expect(late.items.map(({ id }) => id)).toContain(problem.id);
    await kit.on('2026-11-23T02:00:00Z');
    ok(await dispose({ disposition: 'next-year', reason: '涉及场地改造，列入明年清单' }));
    expect((await counts()).undisposed).toBe(before.undisposed - 1);
  });

  it('is moved once by two at the same time', async () => {
    const { id, version } = await orderIn(kit, 'verified');
    const answers = await Promise.all(
      (['clerk', 'second'] as const).map((who) =>
        kit.clients[who].post(`/api/rectification-orders/${id}/close`, { version, body: {} }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is not closed past the program either', async () => {
    const { id } = await orderIn(kit, 'working');
    const past = kit.application.database.owner.query(
      `UPDATE rectification_order SET state = 'closed', closed_at = now(), look_back_on = '2027-02-22' WHERE id = $1`,
      [id],
    );
    await expect(past).rejects.toThrow('rectification_order_verified');
  });
});
