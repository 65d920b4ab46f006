import { randomUUID } from 'node:crypto';
import { act, detail, ok } from '../../src/cycle/handover/handover.spec-kit';
import { CHINESE_HEADERS, EXAMPLE_ITEMS } from '../../src/cycle/responsibility/responsibility.spec-kit';
import { uploadTable } from '../../src/cycle/responsibility/import/list-import.spec-kit';
import { writeWorkbook } from '../../src/platform/documents/write-workbook';
import type { TestClient } from '../test-client';
import type { Race } from './race';
import type { Made, World } from './world.spec-kit';

/** 每月5日前. */
const MONTHLY = {
  kind: 'monthly',
  window: { opens: 'period' },
  deadline: { at: 'period', month: 'first', day: 5 },
  unit: 'day',
  label: '',
  shift: 'next',
};
export const lists = (world: () => World): Race[] => {
  const issued = (round: number) => world().kit.county.addList({ at: 'wangshu', year: 2030 + round });
  return [
    {
      route: 'POST /api/responsibility-lists/{id}/issue',
      action: 'responsibility-list.issue',
      async prepare(round) {
        const { kit, clerk } = world();
        const id = await kit.county.addList({ at: 'banshan', state: 'draft', year: 2030 + round });
        await kit.county.addItem({ listId: id, clauses: [MONTHLY] });
        return { who: clerk, url: `/api/responsibility-lists/${id}/issue`, version: 1 };
      },
    },
    {
      route: 'POST /api/responsibility-lists/{id}/receive',
      action: 'responsibility-list.receive',
      async prepare(round) {
        const id = await issued(round);
        return { who: world().holder, url: `/api/responsibility-lists/${id}/receive`, version: 1 };
      },
    },
    {
      route: 'POST /api/responsibility-lists/{id}/objections',
      action: 'list-objection.raise',
      async prepare(round) {
        const id = await issued(round);
        const body = { text: '这一事项由县直部门负责，请调整' };
        return { who: world().holder, url: `/api/responsibility-lists/${id}/objections`, body, version: 1 };
      },
    },
    {
      route: 'POST /api/responsibility-lists/{id}/objections/{objectionId}/answer',
      action: 'list-objection.answer',
      async prepare(round) {
        const url = `/api/responsibility-lists/${await issued(round)}/objections`;
        const body = { text: '这一事项由县直部门负责，请调整' };
        const raised = ok(await world().holder.post<Made>(url, { body, version: 1 }));
        return {
          who: world().clerk,
          url: `${url}/${raised.id}/answer`,
          body: { outcome: 'rejected', reply: '分工文件写明由乡镇负责' },
          version: raised.version,
        };
      },
    },
  ];
};

/** A list that is in force. */
const received = async ({ kit }: World, year: number) => {
  const id = await kit.county.addList({ at: 'orchard', state: 'received', year });
  await kit.county.addItem({ listId: id, clauses: [MONTHLY] });
  return id;
};

/** A row of the sheet, as it is typed. */
const typed = (textZh: string) => ({
  ...{ textZh, dimensionCode: '组织建设', domainCode: '农村', typeCode: '活动', checkingClass: '备案' },
  ...{ cadencePhrase: '每月5日前', evidenceAsked: '会议记录' },
});

export const sheets = (world: () => World): Race[] => [
  {
    route: 'PUT /api/responsibility-lists/{id}/items',
    action: 'responsibility-list.edit',
    async prepare(round) {
      const id = await world().kit.county.addList({ at: 'banshan', state: 'draft', year: 2060 + round });
      const body = { saved: [typed('每月召开支部委员会')], removed: [], order: [] };
      const url = `/api/responsibility-lists/${id}/items`;
      return { who: world().clerk, url, method: 'PUT', body, version: 1 };
    },
  },
  {
    route: 'POST /api/responsibility-lists/imports/{id}/apply',
    action: 'responsibility-import.apply',
    async prepare(round) {
      const columns = CHINESE_HEADERS.map((header) => ({ header }));
      const rows = EXAMPLE_ITEMS.filter(([, post]) => post === '村党组织书记').slice(0, 1);
      const file = {
        ...{ fileName: '责任清单.xlsx', content: await writeWorkbook([{ name: '清单', columns, rows }]) },
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      };
      const url = '/api/responsibility-lists/imports';
      const { kit, clerk } = world();
      const { id, version } = await uploadTable(kit.application, clerk, file, 2080 + round);
      const body = { mode: 'all-or-nothing' };
      return { who: world().clerk, url: `${url}/${id}/apply`, body, version };
    },
  },
];

/** A duty that the township verified and that was drawn for a second look. */
const drawn = async ({ kit }: World) => {
  const { county } = kit;
  const id = await county.addDuty({
    ...{ at: 'village', opensOn: '2026-10-01', dueOn: '2026-12-25' },
    ...{ state: 'reported', reportedOn: '2026-01-05' },
  });
  await kit.sql(`UPDATE duty SET state = 'verified' WHERE id = $1`, [id]);
  const [district, act, draw] = [county.districtId, randomUUID(), randomUUID()];
  const { village } = county.organizations;
  await kit.sql(
    `INSERT INTO verification_act (district_id, id, subject_kind, subject_id, organization_id, kind, result, held_on, object,
       strength, doubt, opened, verified_by_tenure_id, verified_at)
     VALUES ($1, $2, 'duty', $3, $4, 'on-site', 'confirmed', '2026-01-06', '会议记录', '会开了', '缺一人', '{}', $5, now())`,
    [district, act, id, village, county.tenures.wangshu],
  );
  await kit.sql(
    `INSERT INTO verification_draw (district_id, id, organization_id, kind, month, seed, share, frame, drawn, drawn_at)
     VALUES ($1, $2, $3, 'verification', '2026-01', '\\x00', 0.1, '{}', '{}', now())`,
    [district, draw, village],
  );
  await kit.sql(
    `INSERT INTO second_look (district_id, duty_id, organization_id, draw_id, first_act_id, first_tenure_id,
                              first_person_id, drawn_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
    [district, id, village, draw, act, county.tenures.wangshu, county.people.wangshu],
  );
  return id;
};

export const checks = (world: () => World): Race[] => [
  {
    route: 'POST /api/duties/{id}/second-look',
    action: 'duty.look-again',
    async prepare() {
      const id = await drawn(world());
      const body = {
        ...{ kind: 'interview', result: 'confirmed', heldOn: '2026-01-07', object: '三名党员' },
        ...{ strength: '都说开过', doubt: '一人记不清' },
      };
      return { who: world().clerk, url: `/api/duties/${id}/second-look`, body, version: 1 };
    },
  },
  {
    route: 'POST /api/duties/{id}/verification',
    action: 'duty.verify',
    async prepare() {
      const { kit, clerk } = world();
      const reported = { state: 'reported', reportedOn: '2026-01-05' } as const;
      const id = await kit.county.addDuty({
        ...{ at: 'banshan', opensOn: '2026-10-01', dueOn: '2026-12-25' },
        ...reported,
      });
      const body = {
        ...{ kind: 'on-site', result: 'confirmed', heldOn: '2026-01-06', object: '会议记录本' },
        ...{ strength: '会开了', doubt: '缺一人签到' },
      };
      return { who: clerk, url: `/api/duties/${id}/verification`, body, version: 1 };
    },
  },
];

export const versions = (world: () => World): Race[] => [
  {
    route: 'POST /api/responsibility-lists/{id}/amend',
    action: 'responsibility-list.amend',
    async prepare(round) {
      const url = `/api/responsibility-lists/${await received(world(), 2040 + round)}/amend`;
      return { who: world().clerk, url, body: { reason: '分工调整，补充一项' }, version: 1 };
    },
  },
  {
    route: 'POST /api/responsibility-lists/{id}/close',
    action: 'responsibility-list.close',
    async prepare(round) {
      const url = `/api/responsibility-lists/${await received(world(), 2020 - round)}/close`;
      return { who: world().clerk, url, version: 1 };
    },
  },
];

export const duties = (world: () => World): Race[] => {
  const duty = () =>
    world().kit.county.addDuty({ at: 'wangshu', opensOn: '2026-06-01', dueOn: '2026-07-31' });
  const report = async () => ({
    ...{ who: world().holder, url: `/api/duties/${await duty()}/report`, version: 1 },
    body: { result: '7月1日召开党建例会，逐村过进度' },
  });
  /** A photograph that several describe at once. */
  const describe = async () => {
    const { application, county } = world().kit;
    const [dutyId, evidenceId] = [await duty(), randomUUID()];
    await application.database.owner.query(
      `INSERT INTO evidence (district_id, id, organization_id, file_name, media_type, size, sha256, storage_key, uploaded_at)
       VALUES ($1, $2, $3, '现场.jpg', 'image/jpeg', 1, '\\x00', 'none', clock_now())`,
      [county.districtId, evidenceId, county.organizations.wangshu],
    );
    await application.database.owner.query(
      `INSERT INTO evidence_link (district_id, id, evidence_id, subject_kind, subject_id, linked_at)
       VALUES ($1, $2, $2, 'duty', $3, clock_now())`,
      [county.districtId, evidenceId, dutyId],
    );
    return {
      ...{ who: world().holder, url: `/api/duties/${dutyId}/evidence/${evidenceId}`, version: 1 },
      ...{ method: 'PUT' as const, body: { kindCode: '会议纪要', happenedOn: '2026-07-01' } },
    };
  };
  /** A request for more time that waits for the county. */
  const asked = async () => {
    const { county } = world().kit;
    const id = await county.addDuty({ at: 'wangshu', opensOn: '2026-12-01', dueOn: '2026-12-31' });
    const body = { askedFor: '2027-01-20', reason: '等上级文件印发后再办' };
    const { extensions } = ok(
      await world().holder.post<{ extensions: { items: Made[] } }>(`/api/duties/${id}/extensions`, { body }),
    );
    return { url: `/api/duties/${id}/extensions/${extensions.items[0]!.id}`, version: 1 };
  };
  return [
    {
      route: 'POST /api/duties/{id}/extensions/{extensionId}/decide',
      action: 'duty.grant-extension',
      async prepare() {
        const { url, version } = await asked();
        return { who: world().clerk, url: `${url}/decide`, body: { granted: true }, version };
      },
    },
    {
      route: 'POST /api/duties/{id}/extensions/{extensionId}/withdraw',
      action: 'duty.withdraw-extension',
      async prepare() {
        const { url, version } = await asked();
        return { who: world().holder, url: `${url}/withdraw`, version };
      },
    },
    { route: 'POST /api/duties/{id}/report', action: 'duty.report', prepare: report },
    {
      route: 'PUT /api/duties/{id}/evidence/{evidenceId}',
      action: 'evidence.describe',
      prepare: describe,
    },
  ];
};

export const handovers = (world: () => World): Race[] => {
  /** A village's post has changed hands, and its handover waits. */
  const gathered = async () => {
    const { kit } = world();
    const village = await kit.village();
    await kit.duty(village, { title: '每月召开支部委员会', opensOn: '2026-07-01', dueOn: '2026-07-31' });
    const successor = await kit.person('许知远');
    await kit.change(village, { to: successor });
    const [row] = await kit.handoversOf(village);
    const [outgoing, incoming] = [await kit.as(village.secretary), await kit.as(successor)];
    return { id: row!.id, outgoing, incoming };
  };
  const acted = async (verb: string, who: TestClient, id: string, body: object = {}) => ({
    ...{ who, url: `/api/handovers/${id}/${verb}`, body, version: (await detail(who, id)).version },
  });
  /** A batch that was opened after an election. */
  const opened = async () =>
    ok(
      await world().clerk.post<Made>('/api/handover-batches', {
        body: {
          ...{ organizationId: world().kit.county.organizations.county, name: '2026 年村级换届' },
          electedOn: '2026-07-01',
        },
      }),
    );
  return [
    {
      route: 'POST /api/handover-batches/{id}/apply',
      action: 'handover-batch.apply',
      async prepare() {
        const { kit, clerk } = world();
        const { organizationId } = await kit.village();
        const name = `村${organizationId.slice(0, 8)}党支部`;
        await kit.sql('UPDATE organization SET name_zh = $2 WHERE id = $1', [organizationId, name]);
        const { personId } = await kit.person('许知远');
        const [person] = await kit.sql<{ code: string }>('SELECT code FROM person WHERE id = $1', [personId]);
        const { id, version } = await opened();
        const body = { text: `${name}\t村党组织书记\t${person!.code}` };
        return { who: clerk, url: `/api/handover-batches/${id}/apply`, body, version };
      },
    },
    {
      route: 'POST /api/handover-batches/{id}/handovers',
      action: 'handover-batch.join',
      async prepare() {
        const handover = await gathered();
        const { id, version } = await opened();
        const body = { handoverIds: [handover.id] };
        return { who: world().clerk, url: `/api/handover-batches/${id}/handovers`, body, version };
      },
    },
    {
      route: 'POST /api/handovers/{id}/confirm-for-absent',
      action: 'handover.hand-over',
      async prepare() {
        const { id } = await gathered();
        const body = { side: 'outgoing', reason: '因病住院' };
        return acted('confirm-for-absent', world().holder, id, body);
      },
    },
    {
      route: 'POST /api/handovers/{id}/register-paper',
      action: 'handover.register-paper',
      async prepare() {
        const { id } = await gathered();
        const scan = { fileName: '交接单.txt', mediaType: 'text/plain', content: '双方签字' };
        ok(await world().clerk.upload(`/api/handovers/${id}/scans`, scan));
        return acted('register-paper', world().clerk, id);
      },
    },
    {
      route: 'POST /api/handovers/{id}/recall',
      action: 'handover.recall',
      async prepare() {
        const { id } = await gathered();
        return acted('recall', world().clerk, id, { reason: '离任登记有误' });
      },
    },
    {
      route: 'POST /api/handovers/{id}/hand-over',
      action: 'handover.hand-over',
      async prepare() {
        const { id, outgoing } = await gathered();
        const { version } = await detail(outgoing, id);
        return { who: outgoing, url: `/api/handovers/${id}/hand-over`, version };
      },
    },
    {
      route: 'POST /api/handovers/{id}/take-over',
      action: 'handover.take-over',
      async prepare() {
        const { id, outgoing, incoming } = await gathered();
        ok(await act(outgoing, id, 'hand-over'));
        const { version } = await detail(incoming, id);
        return { who: incoming, url: `/api/handovers/${id}/take-over`, version };
      },
    },
  ];
};
