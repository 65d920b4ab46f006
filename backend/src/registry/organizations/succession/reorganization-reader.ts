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
import { OrganizationReads } from '../organization-reads';
import type { FoundedOrganizationDto, ReorganizeDto } from './dto/reorganization.dto';
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
    private readonly reads: OrganizationReads,
  ) {}

  async read(tx: ReadTx, dto: ReorganizeDto): Promise<Reading> {
    const sources = await this.required(
      tx,
      dto.sources.map(({ id }) => id),
    );
    const targets = await this.targets(tx, dto, sources[0]!);
    const sourceIds = sources.map(({ id }) => id);
    const children = await this.ordered(tx, await this.succession.children(tx, sourceIds));
    const posts = await this.succession.posts(tx, sourceIds, dto.on);
    const edges = await this.edgesAt(tx, sourceIds);
    const facts: ReorganizationFacts = {
      kind: dto.kind === 'split' ? 'split' : 'merge',
      sources,
      sourceGoesOn: dto.kind === 'split' && dto.sourceGoesOn,
      targets: await this.continuing(tx, dto, targets),
      children: children.map(({ id, nameZh }) => ({ id, name: nameZh })),
      posts: posts.map(({ id, title, isHead }) => ({ id, name: title, isHead })),
      edges,
      edgesOfTargets: await this.edgesAt(tx, standingOf(targets)),
      placements: placementsOf(dto, targets, edges),
    };
    return { sources, targets, children, posts, edges, facts };
  }

  /** What goes on, each a standing organisation or a new one below a standing one. */
  private async targets(tx: ReadTx, dto: ReorganizeDto, source: EditedOrganization): Promise<Target[]> {
    const named = dto.targets.map(({ organizationId, founded }) => {
      if ((organizationId === undefined) === (founded === undefined))
        throw new Refused(platformRefusals['request.invalid']({ field: 'targets' }));
      const standsAt = organizationId ?? founded!.parentId ?? source.parentId;
      if (!standsAt) throw new Refused(platformRefusals['request.not-found']({ field: 'targets' }));
      return { founded, standsAt };
    });
    const ids = [...new Set(named.map(({ standsAt }) => standsAt))];
    const standing = new Map((await this.required(tx, ids)).map((one) => [one.id, one]));
    return named.map(({ founded, standsAt }) => {
      const at = standing.get(standsAt)!;
      return founded
        ? { id: uuidv7(), organization: null, founded: { ...founded, parent: at } }
        : { id: standsAt, organization: at, founded: null };
    });
  }

  private async continuing(
    tx: ReadTx,
    dto: ReorganizeDto,
    targets: readonly Target[],
  ): Promise<ReorganizationFacts['targets']> {
    const lines = await this.succession.lines(
      tx,
      targets.map(({ id, founded }) => founded?.parent.id ?? id),
    );
    const heads = (await this.succession.posts(tx, standingOf(targets), dto.on)).filter(
      ({ isHead }) => isHead,
    );
    return targets.map(({ id, organization, founded }, index) => {
      const members = dto.targets[index]!.members ?? null;
      if (founded) {
        const line = [id, ...(lines.get(founded.parent.id) ?? [])];
        return { id, nameZh: founded.nameZh, head: null, line, members };
      }
      const head = heads.find(({ organizationId }) => organizationId === id);
      return {
        id,
        nameZh: organization!.nameZh,
        head: head ? { id: head.id, title: head.title } : null,
        line: lines.get(id) ?? [id],
        members: dto.kind === 'merge' ? organization!.memberCount : members,
      };
    });
  }

  /** Organisations below the actor's roots, whatever the transaction sees; in the order asked for. */
  private async required(tx: ReadTx, ids: readonly string[]): Promise<EditedOrganization[]> {
    const own = await this.reads.within(tx, ids);
    if (ids.some((id) => !own.has(id))) throw new Refused(platformRefusals['request.not-found']());
    const found = await this.ordered(tx, ids);
    if (found.length < ids.length) throw new Refused(platformRefusals['request.not-found']());
    return found;
  }

  private async ordered(tx: ReadTx, ids: readonly string[]): Promise<EditedOrganization[]> {
    const rows = new Map((await this.edits.byIds(tx, ids)).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }

  /** Edges at these organisations that hold or will. */
  private async edgesAt(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<(GuidanceRow & { readonly name: string })[]> {
    const edges = ids.length === 0 ? [] : await this.guidance.at(tx, ids);
    return edges
      .filter(({ state }) => state !== 'ended')
      .map((edge) => ({ ...rowOf(edge), name: nameOf(edge) }));
  }
}

const standingOf = (targets: readonly Target[]): string[] =>
  targets.flatMap(({ organization }) => (organization ? [organization.id] : []));

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
