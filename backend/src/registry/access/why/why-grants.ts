import { Injectable } from '@nestjs/common';
import { CAPABILITY_SET_WORDS } from '@zeren/domain/registry/access/permissions';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import { isCapabilitySet } from '@zeren/domain/registry/access/powers';
import { whySeen } from '@zeren/domain/registry/access/why-seen';
import type { SeenBecause } from '@zeren/domain/registry/access/why-seen';
import type { ReadTx } from '../../../platform/database/transaction';
import type { SeenBecauseView } from './why.dto';
import { WhyRepository } from './why.repository';
import type { ActingRow, EdgeRow, NamedNode } from './why.repository';

/** The grants that let somebody see what belongs to an organisation, link by link. */
@Injectable()
export class WhyGrants {
  constructor(private readonly repository: WhyRepository) {}

  async because(
    tx: ReadTx,
    permission: Permission,
    organizationIds: readonly string[],
  ): Promise<SeenBecauseView[]> {
    const grants = await this.repository.grants(tx);
    const acting = (await this.repository.acting(tx)) ?? null;
    const roots = new Map(grants.map(({ root }) => [root.id, root]));
    const reaches = await this.repository.reaches(tx, [...roots.keys()], organizationIds);
    const vias = [...new Set(reaches.map(({ via }) => via).filter((via) => via !== 'tree'))];
    const edges = new Map((await this.repository.edges(tx, vias)).map((edge) => [edge.id, edge]));
    const ways = whySeen({ permission, acting, grants, reaches, edges: [...edges.values()] });
    const sets = new Map(grants.map((grant) => [grant.id, grant]));
    const edgeOf = ({ edgeId }: SeenBecause) => (edgeId ? edges.get(edgeId)! : null);
    const paths = await this.repository.paths(
      tx,
      ways.map((way) => ({ fromId: edgeOf(way)?.guided.id ?? way.rootId, toId: way.organizationId })),
    );
    return ways.map((way, place) => {
      const { capabilitySet, lastDay } = sets.get(way.grantId)!;
      const grant = { id: way.grantId, capabilitySet, lastDay };
      const root = roots.get(way.rootId)!;
      return viewOf(way, grant, { acting, root, edge: edgeOf(way), path: paths[place]! });
    });
  }
}

interface Links {
  readonly acting: ActingRow | null;
  readonly root: NamedNode;
  readonly edge: EdgeRow | null;
  readonly path: NamedNode[];
}

function viewOf(
  way: SeenBecause,
  { id, capabilitySet, lastDay }: { id: string; capabilitySet: string; lastDay: string | null },
  { acting, root, edge, path }: Links,
): SeenBecauseView {
  // A set of an earlier version goes by its own name.
  const words = isCapabilitySet(capabilitySet)
    ? CAPABILITY_SET_WORDS[capabilitySet]
    : { zh: capabilitySet, en: capabilitySet };
  return {
    tenure: way.tenureId === null ? null : acting,
    grant: { id, capabilitySet, zh: words.zh, en: words.en, lastDay },
    root,
    guidance: edge,
    path,
    until: way.until,
  };
}
