import { randomUUID } from 'node:crypto';
import { ok } from '../../src/cycle/handover/handover.spec-kit';
import type { Race } from './race';
import type { Made, World } from './world.spec-kit';

const BASIS = '云组发〔2026〕15号';

/** What stands beside the tree: groups, classes, guidance; and an organisation that moves. */
export const registers = (world: () => World): Race[] => {
  const at = () => world().kit.county.organizations;
  const versionOf = async (id: string) =>
    (await world().kit.sql<Made>('SELECT version FROM organization WHERE id = $1', [id]))[0]!.version;
  /** A group, each round of another name; with members where some are named. */
  const group = async (...members: string[]) => {
    const body = {
      ...{ organizationId: at().county, name: `乡镇组 ${randomUUID().slice(0, 8)}`, objectCode: '单位' },
      ...{ basis: BASIS, validFrom: '2026-01-01', validTo: '2027-01-01' },
    };
    const made = ok(await world().clerk.post<Made>('/api/assessment-groups', { body }));
    if (members.length === 0) return made;
    const joining = { organizationIds: members, on: '2026-02-01', moves: true };
    const url = `/api/assessment-groups/${made.id}/join`;
    return ok(await world().clerk.post<Made>(url, { body: joining, version: made.version }));
  };
  /** Guidance that begins today; what rounds before have made is gone. */
  const guidance = async () => {
    await world().kit.sql(`DELETE FROM organization_closure WHERE via <> 'tree'`);
    await world().kit.sql('DELETE FROM organization_guidance');
    const body = {
      ...{ guideId: at().school, guidedId: at().orchard, withSubtree: false, kindCode: '行业指导' },
      ...{ rights: ['see'], basis: BASIS, validFrom: '2026-07-01' },
    };
    return ok(await world().clerk.post<Made>('/api/organization-guidance', { body }));
  };
  return [
    {
      route: 'POST /api/assessment-groups/{id}/join',
      action: 'assessment-group.join',
      async prepare() {
        const { id, version } = await group();
        const body = { organizationIds: [at().wangshu], on: '2026-03-01', moves: true };
        return { who: world().clerk, url: `/api/assessment-groups/${id}/join`, body, version };
      },
    },
    {
      route: 'POST /api/assessment-groups/{id}/leave',
      action: 'assessment-group.leave',
      async prepare() {
        const { id, version } = await group(at().banshan);
        const body = { organizationIds: [at().banshan], on: '2026-05-01' };
        return { who: world().clerk, url: `/api/assessment-groups/${id}/leave`, body, version };
      },
    },
    {
      route: 'PUT /api/assessment-groups/{id}',
      action: 'assessment-group.change',
      async prepare() {
        const { id, version } = await group();
        const name = `乡镇组 ${randomUUID().slice(0, 8)}`;
        const body = { name, classCode: null, basis: BASIS, validFrom: '2026-01-01', validTo: '2027-01-01' };
        return { who: world().clerk, url: `/api/assessment-groups/${id}`, method: 'PUT', body, version };
      },
    },
    {
      route: 'POST /api/organizations/{id}/unit-class',
      action: 'organization.classify',
      // Who reads after the winner is told that it is of this class already.
      losers: [409, 412, 422],
      async prepare(round) {
        const id = at().school;
        const body = { classCode: round % 2 === 0 ? '学校' : '事业单位', on: `2026-0${(round % 6) + 1}-01` };
        const url = `/api/organizations/${id}/unit-class`;
        return { who: world().clerk, url, body: { ...body, basis: BASIS }, version: await versionOf(id) };
      },
    },
    {
      route: 'POST /api/organizations/{id}/move',
      action: 'organization.move',
      async prepare(round) {
        const { orchard: id, wangshu, banshan } = at();
        const body = { parentId: round % 2 === 0 ? wangshu : banshan, on: '2026-06-30', basis: BASIS };
        return {
          who: world().clerk,
          url: `/api/organizations/${id}/move`,
          body,
          version: await versionOf(id),
        };
      },
    },
    {
      route: 'PUT /api/organization-guidance/{id}',
      action: 'organization-guidance.change',
      async prepare() {
        const edge = await guidance();
        const body = { withSubtree: true, rights: ['see', 'assign'], basis: BASIS, scoreShare: null };
        const url = `/api/organization-guidance/${edge.id}`;
        return { who: world().clerk, url, method: 'PUT', body, version: edge.version };
      },
    },
    {
      route: 'POST /api/organization-guidance/{id}/end',
      action: 'organization-guidance.change',
      async prepare() {
        const edge = await guidance();
        const url = `/api/organization-guidance/${edge.id}/end`;
        return { who: world().clerk, url, body: { validTo: '2026-12-01' }, version: edge.version };
      },
    },
  ];
};

export const people = (world: () => World): Race[] => {
  const entered = async (name: string) => {
    const body = { name, email: null, mobile: null, isSomebodyElse: true };
    return ok(await world().clerk.post<Made>('/api/people', { body }));
  };
  return [
    {
      route: 'PUT /api/people/{id}',
      action: 'person.rename',
      async prepare(round) {
        const { id, version } = await entered('顾清欢');
        const body = { name: `顾清欢${round}`, email: null, mobile: null, isSomebodyElse: true };
        return { who: world().clerk, url: `/api/people/${id}`, method: 'PUT', body, version };
      },
    },
    {
      route: 'PUT /api/people/{id}/contact',
      action: 'person.keep-contact',
      async prepare(round) {
        const id = world().kit.county.people.wangshu;
        const [row] = await world().kit.sql<Made>('SELECT version FROM person WHERE id = $1', [id]);
        const body = { email: `wangshu${round}@yunling.example`, mobile: null };
        const url = `/api/people/${id}/contact`;
        return { who: world().holder, url, method: 'PUT', body, version: row!.version };
      },
    },
    {
      route: 'POST /api/people/{id}/merge',
      action: 'person.merge',
      // Who reads after the winner is told that the other entry is gone.
      losers: [404, 409, 412, 422],
      async prepare() {
        const [stays, goes] = [await entered('顾长歌'), await entered('顾长歌')];
        const body = { otherId: goes.id, otherVersion: goes.version };
        return { who: world().clerk, url: `/api/people/${stays.id}/merge`, body, version: stays.version };
      },
    },
  ];
};

export const calendar = (world: () => World): Race[] => [
  {
    route: 'PUT /api/calendar/{year}',
    action: 'calendar.publish',
    async prepare(round) {
      const body = {
        ...{ basis: `2027年部分节假日安排的通知（${round}）`, publishedOn: '2026-06-20', worked: [] },
        holidays: ['2027-01-01', ...Array.from({ length: round + 1 }, (_, n) => `2027-03-0${n + 1}`)].filter(
          (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
        ),
      };
      const [row] = await world().kit.sql<Made>('SELECT version FROM calendar_year WHERE year = 2027');
      const version = row?.version ?? 0;
      return { who: world().system, url: '/api/calendar/2027', method: 'PUT', body, version };
    },
  },
];
