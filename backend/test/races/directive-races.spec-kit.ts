import { ok } from '../../src/cycle/handover/handover.spec-kit';
import type { Race } from './race';
import type { Made, World } from './world.spec-kit';

interface Issued {
  readonly version: number;
  readonly targets: readonly { readonly duty: { readonly id: string }; readonly tables: readonly Made[] }[];
}

const COLUMNS = [
  { key: 'c1', name: '人数', type: 'number', required: true, total: true, known: null, choices: [] },
];

export const directives = (world: () => World): Race[] => {
  const body = () => ({
    ...{
      sourceCode: '批示',
      title: '报数',
      content: '请报人数。',
      dueOn: '2026-09-30',
      checkingClass: '备案',
    },
    tableColumns: COLUMNS,
    targets: [{ postId: world().kit.county.posts.wangshu, role: 'lead' }],
  });
  const drafted = async () => ok(await world().clerk.post<Made>('/api/directives', { body: body() }));
  const issued = async () => {
    const { id, version } = await drafted();
    return ok(await world().clerk.post<Made>(`/api/directives/${id}/issue`, { version }));
  };
  const dutyOf = async (id: string) => {
    const { targets } = ok(await world().clerk.get<Issued>(`/api/directives/${id}`));
    return targets[0]!;
  };
  /** A table with one row, saved and not sent. */
  const typed = async () => {
    const { id } = await issued();
    const url = `/api/duties/${(await dutyOf(id)).duty.id}/table`;
    const { version } = ok(
      await world().holder.put<Made>(url, { body: { rows: [{ c1: '12' }] }, version: 0 }),
    );
    return { id, url, version };
  };
  return [
    {
      route: 'PUT /api/directives/{id}',
      action: 'directive.edit',
      async prepare() {
        const { id, version } = await drafted();
        return { who: world().clerk, url: `/api/directives/${id}`, method: 'PUT', body: body(), version };
      },
    },
    {
      route: 'POST /api/directives/{id}/issue',
      action: 'directive.issue',
      async prepare() {
        const { id, version } = await drafted();
        return { who: world().clerk, url: `/api/directives/${id}/issue`, version };
      },
    },
    {
      route: 'POST /api/directives/{id}/withdraw',
      action: 'directive.withdraw',
      async prepare() {
        const { id, version } = await issued();
        const more = { body: { reason: '另行部署' }, version };
        return { who: world().clerk, url: `/api/directives/${id}/withdraw`, ...more };
      },
    },
    {
      route: 'POST /api/duties/{id}/table/send',
      action: 'duty.report',
      async prepare() {
        const { url, version } = await typed();
        return { who: world().holder, url: `${url}/send`, version };
      },
    },
    {
      route: 'POST /api/duties/{id}/table/send-back',
      action: 'duty.return',
      async prepare() {
        const { id, url, version } = await typed();
        ok(await world().holder.post(`${url}/send`, { version }));
        const [sent] = (await dutyOf(id)).tables;
        const more = { body: { reason: '人数不符，请核对' }, version: sent!.version };
        return { who: world().clerk, url: `${url}/send-back`, ...more };
      },
    },
  ];
};
