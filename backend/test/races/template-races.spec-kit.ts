import { warningKey } from '@zeren/domain/cycle/responsibility/check/warning-key';
import { ok } from '../../src/cycle/handover/handover.spec-kit';
import { CHECK_LISTS } from '../../src/cycle/responsibility/check/check-lists.job';
import type { ListSetDto, SetCheckDto } from '../../src/cycle/responsibility/dto/list-set.dto';
import type { TemplateDto } from '../../src/cycle/responsibility/dto/templates.dto';
import type { SmallOrganization } from '@zeren/testing/small-county';
import type { Race } from './race';
import type { Made, World } from './world.spec-kit';

interface Drafted {
  readonly templateIds: readonly string[];
}

/** 每月5日前. */
const MONTHLY = {
  kind: 'monthly',
  window: { opens: 'period' },
  deadline: { at: 'period', month: 'first', day: 5 },
  unit: 'day',
  label: '',
  shift: 'next',
};

/** A draft for the kind of post that stands there, made from a list of its own. */
async function drafted(
  { kit, clerk }: World,
  at: SmallOrganization,
  year: number,
  title = '为党员上党课',
): Promise<Made> {
  const listId = await kit.county.addList({ at, state: 'draft', year });
  await kit.county.addItem({ listId, title });
  const { templateIds } = ok(await clerk.post<Drafted>('/api/list-templates', { body: { listId } }));
  return ok(await clerk.get<Made>(`/api/list-templates/${templateIds[0]}`));
}

/** The same draft with other words, as an editor hands it in. */
const reworded = ({ title, items }: TemplateDto, words: string) => ({
  title,
  items: items.map(({ textEn: _textEn, cadenceZh: _zh, cadenceEn: _en, ...item }) => ({
    ...item,
    textZh: `${item.textZh}，${words}`,
  })),
});

/** Draws the next version of a template in force up with other words, and publishes it. */
async function nextVersion({ clerk }: World, inForce: string, words: string): Promise<string> {
  const body = { templateId: inForce };
  const { templateIds } = ok(await clerk.post<Drafted>('/api/list-templates', { body }));
  const url = `/api/list-templates/${templateIds[0]}`;
  const draft = ok(await clerk.get<TemplateDto>(url));
  const saved = ok(await clerk.put<Made>(url, { version: draft.version, body: reworded(draft, words) }));
  return ok(await clerk.post<Made>(`${url}/publish`, { version: saved.version })).id;
}

export const templates = (world: () => World): Race[] => {
  let inForce: Promise<Made> | undefined;
  let toSave: Promise<Made> | undefined;
  const published = async (): Promise<Made> => {
    const { id, version } = await drafted(world(), 'orchard', 2088);
    return ok(await world().clerk.post<Made>(`/api/list-templates/${id}/publish`, { version }));
  };
  return [
    {
      route: 'POST /api/list-templates/{id}/discard',
      action: 'list-template.discard',
      // Who comes late finds nothing.
      losers: [404, 409, 412],
      async prepare(round) {
        const { id, version } = await drafted(world(), 'banshan', 2086 + round);
        return { who: world().clerk, url: `/api/list-templates/${id}/discard`, version };
      },
    },
    {
      route: 'POST /api/list-templates/{id}/publish',
      action: 'list-template.publish',
      // Whoever reads after the winner is told that it is no draft any more.
      losers: [409, 412, 422],
      async prepare(round) {
        const { id, version } = await drafted(world(), 'banshan', 2084, `逐村过进度（${round}）`);
        return { who: world().clerk, url: `/api/list-templates/${id}/publish`, version };
      },
    },
    {
      route: 'PUT /api/list-templates/{id}',
      action: 'list-template.edit',
      async prepare(round) {
        const { clerk } = world();
        toSave ??= drafted(world(), 'banshan', 2083, '另一事项');
        const url = `/api/list-templates/${(await toSave).id}`;
        const draft = ok(await clerk.get<TemplateDto>(url));
        const { version } = draft;
        return { who: clerk, url, method: 'PUT', version, body: reworded(draft, `第${round}次改`) };
      },
    },
    {
      route: 'POST /api/list-templates/{id}/lists',
      action: 'list-template.open-lists',
      async prepare(round) {
        inForce ??= published();
        const { id } = await inForce;
        return { who: world().clerk, url: `/api/list-templates/${id}/lists`, body: { year: 2090 + round } };
      },
    },
    {
      // Who comes late finds nothing left to take over.
      route: 'POST /api/list-templates/{id}/merge',
      action: 'list-template.merge',
      won: (body) => (body as { drafts: number }).drafts > 0,
      async prepare(round) {
        const { clerk } = world();
        inForce ??= published();
        const before = (await inForce).id;
        if (round === 0)
          ok(await clerk.post(`/api/list-templates/${before}/lists`, { body: { year: 2089 } }));
        const id = await nextVersion(world(), before, `第${round}版`);
        inForce = Promise.resolve({ id, version: 1 });
        return { who: clerk, url: `/api/list-templates/${id}/merge`, body: { answers: [] } };
      },
    },
    {
      route: 'POST /api/responsibility-lists',
      action: 'responsibility-list.open',
      prepare(round) {
        const { kit, clerk } = world();
        const body = { year: 2070 + round, postId: kit.county.posts.banshan, from: 'empty' };
        return Promise.resolve({ who: clerk, url: '/api/responsibility-lists', body });
      },
    },
  ];
};

/** What is done with a year's lists as a whole: nobody names a version, and whoever comes late changes nothing. */
export const listSets = (world: () => World): Race[] => [
  {
    route: 'POST /api/list-sets/copy',
    action: 'list-set.copy',
    won: (body) => (body as { lists: number }).lists > 0,
    async prepare(round) {
      const { kit, clerk } = world();
      const listId = await kit.county.addList({ at: 'orchard', state: 'received' });
      await kit.county.addItem({ listId, clauses: [MONTHLY] });
      return { who: clerk, url: '/api/list-sets/copy', body: { fromYear: 2026, toYear: 2050 + round } };
    },
  },
  {
    route: 'POST /api/list-sets/{id}/issue',
    action: 'responsibility-list.issue',
    won: (body) => (body as { issued: number }).issued > 0,
    async prepare(round) {
      const { kit, clerk } = world();
      const year = 2062 + round;
      const body = { year, postId: kit.county.posts.orchard, from: 'empty' };
      const list = ok(await clerk.post<Made>('/api/responsibility-lists', { body }));
      await kit.county.addItem({ listId: list.id, clauses: [MONTHLY] });
      const [set] = ok(await clerk.get<ListSetDto[]>(`/api/list-sets?year=${year}`));
      const url = `/api/list-sets/${set!.id}`;
      ok(await clerk.post(`${url}/checks`));
      let checked: SetCheckDto;
      do {
        await kit.application.runJob(CHECK_LISTS);
        checked = ok(await clerk.get<SetCheckDto>(`${url}/check`));
      } while (checked.set.check?.state !== 'done');
      const keys = [...new Set((checked.result?.warnings ?? []).map(warningKey))];
      if (keys.length > 0) ok(await clerk.put(`${url}/reasons`, { body: { keys, reason: '不涉及' } }));
      return { who: clerk, url: `${url}/issue` };
    },
  },
];
