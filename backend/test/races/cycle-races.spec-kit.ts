import { act, detail, ok } from '../../src/cycle/handover/handover.spec-kit';
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
  return [{ route: 'POST /api/duties/{id}/report', action: 'duty.report', prepare: report }];
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
  return [
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
