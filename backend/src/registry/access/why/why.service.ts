import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { CAPABILITY_SET_WORDS, PERMISSIONS } from '@zeren/domain/registry/access/permissions';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import { capabilitySetsWith, isCapabilitySet } from '@zeren/domain/registry/access/powers';
import { whySeen } from '@zeren/domain/registry/access/why-seen';
import type { SeenBecause } from '@zeren/domain/registry/access/why-seen';
import { narrowedTo } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { SubjectBook } from '../../../platform/subjects/subject-book';
import type { SeenBecauseView, WhyView } from './why.dto';
import { WhyRepository } from './why.repository';
import type { ActingRow, EdgeRow, NamedNode } from './why.repository';

/** Why somebody can see a record: told to themselves, and only of what they see. */
@Injectable()
export class WhyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: SubjectBook,
    private readonly repository: WhyRepository,
  ) {}

  /** What is unknown, foreign, or of a kind that one may not look at answers alike. */
  explain(actor: Actor, kind: string, id: string): Promise<WhyView> {
    const subject = this.book.of(kind);
    const permission = subject?.permission;
    if (!subject || !permission || !actor.permissions.has(permission)) throw missing();
    return this.unitOfWork.read(narrowedTo(actor, permission), async (tx) => {
      if (!(await subject.sees(tx, id))) throw missing();
      const [name] = await subject.names(tx, [id]);
      const organizationIds = (await subject.organizations?.(tx, id)) ?? [];
      return {
        subject: { kind, id, nameZh: name?.zh ?? '', nameEn: name?.en ?? null },
        permission: { code: permission, ...PERMISSIONS[permission] },
        administrator: actor.administrator ?? null,
        because: actor.administrator ? [] : await this.because(tx, permission, organizationIds),
        othersWhoMay: actor.permissions.has('grants.manage')
          ? await this.repository.holders(tx, organizationIds, capabilitySetsWith(permission))
          : null,
      };
    });
  }

  private async because(
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
    const views: SeenBecauseView[] = [];
    for (const way of ways) {
      const edge = way.edgeId ? edges.get(way.edgeId)! : null;
      const path = await this.repository.path(tx, edge?.guided.id ?? way.rootId, way.organizationId);
      const { capabilitySet, lastDay } = sets.get(way.grantId)!;
      const grant = { id: way.grantId, capabilitySet, lastDay };
      views.push(viewOf(way, grant, { acting, root: roots.get(way.rootId)!, edge, path }));
    }
    return views;
  }
}

const missing = () => new Refused(platformRefusals['request.not-found']());

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
