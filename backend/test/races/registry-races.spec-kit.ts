import { randomUUID } from 'node:crypto';
import { ok } from '../../src/cycle/handover/handover.spec-kit';
import { writeWorkbook } from '../../src/platform/documents/write-workbook';
import { countySheets } from '../../src/registry/organizations/import/county-template';
import { openTestAccount, TEST_PASSWORD } from '../test-accounts';
import type { Race } from './race';
import type { Made, World } from './world.spec-kit';

const NO_WORDS = { organizationKinds: [], levels: [], domains: [], postKinds: [] };

export const organizations = (world: () => World): Race[] => [
  {
    route: 'PUT /api/organizations/{id}',
    action: 'organization.rename',
    async prepare(round) {
      const { kit, clerk } = world();
      const id = kit.county.organizations.orchard;
      const [row] = await kit.sql<Made>('SELECT id, version FROM organization WHERE id = $1', [id]);
      const body = {
        ...{ nameZh: `桃源${round}村党支部`, kindCode: '党支部', levelCode: '村', domainCode: '农村' },
        ...{ memberCount: 0, on: '2026-06-01', basis: '云组发〔2026〕12号' },
      };
      return { who: clerk, url: `/api/organizations/${id}`, method: 'PUT', body, version: row!.version };
    },
  },
  {
    route: 'POST /api/organizations/imports/{id}/apply',
    action: 'organization-import.apply',
    async prepare() {
      const code = `spec-${randomUUID().slice(0, 8)}`;
      const values = {
        ...{ posts: [], people: [], tenures: [] },
        organizations: [[code, 'county', '新设村党支部', null, '党支部', '村', '农村', 0]],
      };
      const file = {
        fileName: '云岭县.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeWorkbook(countySheets(NO_WORDS, values)),
      };
      const { id, version } = ok(await world().clerk.upload<Made>('/api/organizations/imports', file));
      const url = `/api/organizations/imports/${id}/apply`;
      return { who: world().clerk, url, body: { mode: 'all-or-nothing' }, version };
    },
  },
];

export const grants = (world: () => World): Race[] => {
  /** Each round somebody who holds nothing yet. */
  const wanted = async () => ({
    capabilitySet: 'leader',
    rootOrganizationId: world().kit.county.organizations.county,
    personId: (await world().kit.person('叶知秋')).personId,
  });
  const made = async () =>
    ok(
      await world().security.post<Made>('/api/grants', {
        body: { ...(await wanted()), lastDay: '2026-12-31' },
      }),
    );
  return [
    {
      route: 'POST /api/grants',
      action: 'capability-grant.grant',
      prepare: async () => ({ who: world().security, url: '/api/grants', body: await wanted() }),
    },
    {
      route: 'POST /api/grants/{id}/revoke',
      action: 'capability-grant.revoke',
      async prepare() {
        const { id, version } = await made();
        return { who: world().security, url: `/api/grants/${id}/revoke`, body: { lastDay: null }, version };
      },
    },
    {
      route: 'POST /api/grants/{id}/extend',
      action: 'capability-grant.extend',
      // Who reads after the winner is told that this is no longer an extension.
      losers: [409, 412, 422],
      async prepare() {
        const { id, version } = await made();
        return { who: world().security, url: `/api/grants/${id}/extend`, body: { lastDay: null }, version };
      },
    },
  ];
};

const ORGANISER = { title: '组织委员', kind: '乡镇组织委员', isHead: false, inTeam: true };
const SINCE = { ...ORGANISER, validFrom: '2026-01-01' };

export const posts = (world: () => World): Race[] => {
  const post = async () => {
    const body = { ...SINCE, organizationId: world().kit.county.organizations.wangshu };
    return ok(await world().clerk.post<Made>('/api/posts', { body }));
  };
  const close = async ({ id, version }: Made) =>
    ok(await world().clerk.post<Made>(`/api/posts/${id}/close`, { body: { lastOn: '2026-06-30' }, version }));
  return [
    {
      route: 'PUT /api/posts/{id}',
      action: 'post.change',
      async prepare(round) {
        const { id, version } = await post();
        const body = { ...ORGANISER, lineWork: `分管第 ${round} 项工作` };
        return { who: world().clerk, url: `/api/posts/${id}`, method: 'PUT', body, version };
      },
    },
    {
      route: 'POST /api/posts/order',
      action: 'post.order',
      async prepare(round) {
        await post();
        const organizationId = world().kit.county.organizations.wangshu;
        const url = `/api/organizations/${organizationId}/team`;
        const { posts: team, version } = ok(await world().clerk.get<{ posts: Made[]; version: number }>(url));
        const ids = team.map(({ id }) => id);
        const postIds = round % 2 === 0 ? ids.toReversed() : [ids.at(-1)!, ...ids.slice(0, -1)];
        return { who: world().clerk, url: '/api/posts/order', body: { organizationId, postIds }, version };
      },
    },
    {
      route: 'POST /api/posts/{id}/close',
      action: 'post.close',
      async prepare() {
        const { id, version } = await post();
        return { who: world().clerk, url: `/api/posts/${id}/close`, body: { lastOn: '2026-07-31' }, version };
      },
    },
    {
      route: 'POST /api/posts/{id}/reopen',
      action: 'post.reopen',
      async prepare() {
        const { id, version } = await close(await post());
        return { who: world().clerk, url: `/api/posts/${id}/reopen`, version };
      },
    },
  ];
};

export const tenures = (world: () => World): Race[] => {
  const vacant = async () => {
    const body = { ...SINCE, organizationId: world().kit.county.organizations.wangshu };
    return ok(await world().clerk.post<Made>('/api/posts', { body })).id;
  };
  const appointment = async () => ({
    postId: await vacant(),
    personId: (await world().kit.person('许知远')).personId,
    kind: '任职',
    startsOn: '2026-06-01',
  });
  const tenure = async () =>
    ok(await world().clerk.post<Made>('/api/tenures', { body: await appointment() }));
  return [
    {
      route: 'POST /api/tenures',
      action: 'tenure.begin',
      prepare: async () => ({ who: world().clerk, url: '/api/tenures', body: await appointment() }),
    },
    {
      route: 'POST /api/tenures/{id}/end',
      action: 'tenure.end',
      async prepare() {
        const { id, version } = await tenure();
        const body = { endsOn: '2026-06-30', endReason: '调离' };
        return { who: world().clerk, url: `/api/tenures/${id}/end`, body, version };
      },
    },
    {
      route: 'POST /api/tenures/{id}/correct',
      action: 'tenure.correct',
      // Who reads after the winner is told that there is nothing to put right.
      losers: [409, 412, 422],
      async prepare() {
        const { id, version } = await tenure();
        const body = { kind: '任职', startsOn: '2026-05-01', endsOn: null, correctionNote: '到任日期录错' };
        return { who: world().clerk, url: `/api/tenures/${id}/correct`, body, version };
      },
    },
  ];
};

export const accounts = (world: () => World): Race[] => {
  /** Somebody signed in with an account of their own. */
  const somebody = async () => {
    const { application } = world().kit;
    const person = await world().kit.person('江一苇');
    return { person, client: await application.signIn(person.username, TEST_PASSWORD) };
  };
  /** An account that is acted on by an administrator. */
  const accountOf = async (kind: 'person' | 'audit', state = 'active', factor = false): Promise<Made> => {
    const { kit } = world();
    const username = `${kind}-${randomUUID().slice(0, 8)}`;
    const owner =
      kind === 'audit'
        ? { administrator: kind }
        : { districtId: kit.county.districtId, personId: (await unnamed()).personId };
    const id = await openTestAccount(kit.application, username, owner, { secondFactor: factor });
    if (kind === 'person' && factor) {
      await kit.sql(
        `INSERT INTO second_factor (account_id, secret, confirmed_at) VALUES ($1, '\\x00', now())`,
        [id],
      );
    }
    await kit.sql('UPDATE account SET state = $2 WHERE id = $1', [id, state]);
    return (await kit.sql<Made>('SELECT id, version FROM account WHERE id = $1', [id]))[0]!;
  };
  /** Somebody without an account. */
  const unnamed = async () => {
    const person = await world().kit.person('江一苇');
    await world().kit.sql('DELETE FROM account WHERE username = $1', [person.username]);
    return person;
  };
  const acted = (verb: string, { id, version }: Made) => ({
    ...{ who: world().system, url: `/api/accounts/${id}/${verb}`, version },
  });
  const vouched = (verb: string, { id, version }: Made) => ({
    ...{ who: world().security, url: `/api/administrator-accounts/${id}/${verb}`, version },
  });
  return [
    {
      route: 'POST /api/session/password',
      action: 'account.change-password',
      // Who comes after the winner is signed out or no longer knows the password; many tries at once lock the dialog.
      losers: [401, 409, 412, 422, 423],
      async prepare() {
        const { client } = await somebody();
        const body = { current: TEST_PASSWORD, next: `Quiet-River-${randomUUID().slice(0, 8)}` };
        return { who: client, url: '/api/session/password', body };
      },
    },
    {
      route: 'POST /api/session/step-up',
      action: 'session.step-up',
      // The session has got another secret from the winner's; many tries at once lock the dialog.
      losers: [401, 423],
      async prepare() {
        const { client } = await somebody();
        return { who: client, url: '/api/session/step-up', body: { password: TEST_PASSWORD } };
      },
    },
    {
      route: 'POST /api/accounts/{id}/reset-password',
      action: 'account.reset-password',
      prepare: async () => acted('reset-password', await accountOf('person')),
    },
    {
      route: 'POST /api/accounts/{id}/keeper',
      action: 'account.name-keeper',
      prepare: async () => {
        const { personId } = await world().kit.person('江一苇');
        return { ...acted('keeper', await accountOf('audit')), body: { personId } };
      },
    },
    {
      route: 'POST /api/accounts/{id}/rename',
      action: 'account.rename',
      prepare: async () => {
        const username = `renamed-${randomUUID().slice(0, 8)}`;
        return { ...acted('rename', await accountOf('person')), body: { username } };
      },
    },
    {
      route: 'POST /api/accounts/{id}/sign-on',
      action: 'account.link-sign-on',
      prepare: async () => {
        const subject = `staff-${randomUUID().slice(0, 8)}`;
        return { ...acted('sign-on', await accountOf('person')), body: { subject } };
      },
    },
    {
      route: 'POST /api/accounts/{id}/take-second-factor',
      action: 'second-factor.take-off',
      prepare: async () => acted('take-second-factor', await accountOf('person', 'active', true)),
    },
    {
      route: 'POST /api/administrator-accounts/{id}/take-second-factor',
      action: 'second-factor.take-off',
      prepare: async () => vouched('take-second-factor', await accountOf('audit', 'active', true)),
    },
    {
      route: 'POST /api/administrator-accounts/{id}/let-in',
      action: 'account.let-in',
      prepare: async () => vouched('let-in', await accountOf('audit', 'waiting')),
    },
    ...(['disable', 'enable'] as const).map((verb): Race => ({
      route: `POST /api/accounts/{id}/${verb}`,
      action: `account.${verb}`,
      async prepare() {
        const { kit, system } = world();
        const { username } = await kit.person('江一苇');
        const state = verb === 'disable' ? 'active' : 'disabled';
        const [row] = await kit.sql<Made>(
          `UPDATE account SET state = $2 WHERE username = $1 RETURNING id, version`,
          [username, state],
        );
        return { who: system, url: `/api/accounts/${row!.id}/${verb}`, version: row!.version };
      },
    })),
  ];
};
