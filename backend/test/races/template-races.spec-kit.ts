import { ok } from '../../src/cycle/handover/handover.spec-kit';
import type { SmallOrganization } from '@zeren/testing/small-county';
import type { Race } from './race';
import type { Made, World } from './world.spec-kit';

interface Drafted {
  readonly templateIds: readonly string[];
}

/** A draft for the kind of post that stands there, made from a list of its own. */
async function drafted({ kit, clerk }: World, at: SmallOrganization, year: number): Promise<Made> {
  const listId = await kit.county.addList({ at, state: 'draft', year });
  await kit.county.addItem({ listId });
  const { templateIds } = ok(await clerk.post<Drafted>('/api/list-templates', { body: { listId } }));
  return ok(await clerk.get<Made>(`/api/list-templates/${templateIds[0]}`));
}

export const templates = (world: () => World): Race[] => {
  let inForce: Promise<Made> | undefined;
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
      route: 'POST /api/list-templates/{id}/lists',
      action: 'list-template.open-lists',
      async prepare(round) {
        inForce ??= published();
        const { id } = await inForce;
        return { who: world().clerk, url: `/api/list-templates/${id}/lists`, body: { year: 2090 + round } };
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
