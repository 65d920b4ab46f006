import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { GuidanceEdge } from '@zeren/domain/registry/organizations/guidance/guidance';
import type {
  Placements,
  ReorganizationFacts,
} from '@zeren/domain/registry/organizations/succession/plan-reorganization';
import type { ReadTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { EditsRepository } from '../edits/edits.repository';
import type { EditedOrganization } from '../edits/edits.repository';
import { GuidanceRepository } from '../guidance/guidance.repository';
import type { GuidanceRow, NamedGuidanceRow } from '../guidance/guidance.repository';
import { OrganizationPagesRepository } from '../organization-pages.repository';
import { OwnOrganization } from '../own-organization';
import type {
  ContinuingOrganizationDto,
  FoundedOrganizationDto,
  ReorganizeDto,
} from './dto/reorganization.dto';
import { SuccessionRepository } from './succession.repository';
import type { StandingPostRow } from './succession.repository';

/** An organisation that goes on, and what it is made of when it is new. */
export interface Target {
  readonly id: string;
  readonly organization: EditedOrganization | null;
  readonly founded: (FoundedOrganizationDto & { readonly parent: EditedOrganization }) | null;
}

/** Everything that an act of merging, splitting or closing looks at. */
export interface Reading {
  readonly sources: readonly EditedOrganization[];
  readonly targets: readonly Target[];
  readonly children: readonly EditedOrganization[];
  readonly posts: readonly StandingPostRow[];
  readonly edges: readonly (GuidanceRow & { readonly name: string })[];
  readonly facts: ReorganizationFacts;
}

/** Gathers what merging, splitting and closing look at, for the dry run and for the act alike. */
@Injectable()
export class ReorganizationReader {
  constructor(
    private readonly edits: EditsRepository,
    private readonly guidance: GuidanceRepository,
    private readonly succession: SuccessionRepository,
    private readonly pages: OrganizationPagesRepository,
    private readonly own: OwnOrganization,
  ) {}

  async read(tx: ReadTx, dto: ReorganizeDto): Promise<Reading> {
    const sources = await this.required(
      tx,
      dto.sources.map(({ id }) => id),
    );
    const targets: Target[] = [];
    for (const target of dto.targets) targets.push(await this.target(tx, target, sources[0]!));
    const sourceIds = sources.map(({ id }) => id);
    const children = await this.ordered(tx, await this.succession.children(tx, sourceIds));
    const posts = await this.succession.posts(tx, sourceIds, dto.on);
    const edges = await this.edgesAt(tx, sourceIds);
    const placements = placementsOf(dto, targets, edges);
    const facts: ReorganizationFacts = {
      kind: dto.kind === 'split' ? 'split' : 'merge',
      sources,
      sourceGoesOn: dto.kind === 'split' && dto.sourceGoesOn,
      targets: await Promise.all(targets.map((target, index) => this.continuing(tx, dto, target, index))),
      children: children.map(({ id, nameZh }) => ({ id, name: nameZh })),
      posts: posts.map(({ id, title, isHead }) => ({ id, name: title, isHead })),
      edges,
      edgesOfTargets: await this.edgesAt(
        tx,
        targets.flatMap(({ organization }) => (organization ? [organization.id] : [])),
      ),
      placements,
    };
    return { sources, targets, children, posts, edges, facts };
  }

  private async target(
    tx: ReadTx,
    { organizationId, founded }: ContinuingOrganizationDto,
    source: EditedOrganization,
  ): Promise<Target> {
    if ((organizationId === undefined) === (founded === undefined))
      throw new Refused(platformRefusals['request.invalid']({ field: 'targets' }));
    if (organizationId !== undefined) {
      const [organization] = await this.required(tx, [organizationId]);
      return { id: organizationId, organization: organization!, founded: null };
    }
    const parentId = founded!.parentId ?? source.parentId;
    const [parent] = await this.required(tx, parentId ? [parentId] : []);
    if (!parent) throw new Refused(platformRefusals['request.not-found']({ field: 'targets' }));
    return { id: uuidv7(), organization: null, founded: { ...founded!, parent } };
  }

  private async continuing(
    tx: ReadTx,
    dto: ReorganizeDto,
    { id, organization, founded }: Target,
    index: number,
  ): Promise<ReorganizationFacts['targets'][number]> {
    const members = dto.targets[index]!.members ?? null;
    if (founded) {
      const line = await this.pages.ancestors(tx, founded.parent.id);
      return {
        id,
        nameZh: founded.nameZh,
        head: null,
        line: [id, founded.parent.id, ...line.map((up) => up.id)],
        members,
      };
    }
    const line = await this.pages.ancestors(tx, id);
    const head = (await this.succession.posts(tx, [id], dto.on)).find(({ isHead }) => isHead);
    return {
      id,
      nameZh: organization!.nameZh,
      head: head ? { id: head.id, title: head.title } : null,
      line: [id, ...line.map((up) => up.id)],
      members: dto.kind === 'merge' ? organization!.memberCount : members,
    };
  }

  /** Organisations that one may write about, in the order asked for. */
  private async required(tx: ReadTx, ids: readonly string[]): Promise<EditedOrganization[]> {
    for (const id of ids) await this.own.require(tx, id);
    const found = await this.ordered(tx, ids);
    if (found.length < ids.length) throw new Refused(platformRefusals['request.not-found']());
    return found;
  }

  private async ordered(tx: ReadTx, ids: readonly string[]): Promise<EditedOrganization[]> {
    const rows = new Map((await this.edits.byIds(tx, ids)).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }

  /** Edges at these organisations that hold or will. */
  private async edgesAt(tx: ReadTx, ids: readonly string[]): Promise<(GuidanceRow & { name: string })[]> {
    const edges = new Map<string, GuidanceRow & { name: string }>();
    for (const id of ids) {
      for (const edge of await this.guidance.at(tx, id)) {
        if (edge.state !== 'ended') edges.set(edge.id, { ...rowOf(edge), name: nameOf(edge) });
      }
    }
    return [...edges.values()];
  }
}

/** A point of contact goes with its post. */
function placementsOf(
  dto: ReorganizeDto,
  targets: readonly Target[],
  edges: readonly GuidanceEdge[],
): Placements {
  const placements = new Map<string, string | null>();
  for (const { id, to } of dto.placements) {
    const target = to === null || to === undefined ? null : targets[to];
    if (target === undefined) throw new Refused(platformRefusals['request.invalid']({ field: 'placements' }));
    placements.set(id, target?.id ?? null);
  }
  for (const { id, postId } of edges) {
    const placed = postId === null ? undefined : placements.get(postId);
    if (placed !== undefined) placements.set(id, placed);
  }
  return placements;
}

function rowOf({ guide, guided, post, state: _, ...edge }: NamedGuidanceRow): GuidanceRow {
  return { ...edge, guideId: guide.id, guidedId: guided.id, postId: post?.id ?? null };
}

const nameOf = ({ guide, guided, kindCode }: NamedGuidanceRow): string =>
  `${guide.nameZh} → ${guided.nameZh}（${kindCode}）`;
