import { Injectable } from '@nestjs/common';
import type { GuidanceEdge } from '@zeren/domain/registry/organizations/guidance/guidance';
import { guidanceRefusals } from '@zeren/domain/registry/organizations/guidance/guidance-refusals';
import { maySetGuidance } from '@zeren/domain/registry/organizations/guidance/may-set-guidance';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { CatalogueReads } from '../../catalogues';
import type {
  ChangedGuidanceDto,
  GuidanceOfOrganizationDto,
  GuidedNodesDto,
  NewGuidanceDto,
  SavedDto,
} from '../dto/guidance.dto';
import { OrganizationPagesRepository } from '../organization-pages.repository';
import { OrganizationReads } from '../organization-reads';
import { ClosureRepository } from '../tree/closure.repository';
import { GuidanceRepository } from './guidance.repository';
import type { GuidanceRow } from './guidance.repository';
import { GuidanceWriter } from './guidance-writer';

/** 条块结合: who guides whom beside the tree. Edges are made and changed by whoever has both ends below them by 隶属. */
@Injectable()
export class GuidanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: GuidanceRepository,
    private readonly writer: GuidanceWriter,
    private readonly pages: OrganizationPagesRepository,
    private readonly reads: OrganizationReads,
    private readonly catalogues: CatalogueReads,
    private readonly closure: ClosureRepository,
  ) {}

  /** The edges of an organisation in sight. Who guides it is named to it, however far out of sight that one stands. */
  async ofOrganization(actor: Actor, id: string): Promise<GuidanceOfOrganizationDto> {
    await this.unitOfWork.read(actor, async (tx) => {
      const seen = await this.reads.inSight(tx, [id]);
      if (!seen.has(id)) throw new Refused(platformRefusals['request.not-found']());
    });
    return this.unitOfWork.read({ ...actor, seesWholeDistrict: true }, async (tx) => {
      const edges = await this.repository.at(tx, [id]);
      const ends = edges.flatMap(({ guide, guided }) => [guide.id, guided.id]);
      const own = await this.reads.within(tx, ends, actor.permissions.get('organizations.edit') ?? []);
      const shown = edges.map((edge) => ({
        ...edge,
        mayChange: edge.state !== 'ended' && own.has(edge.guide.id) && own.has(edge.guided.id),
      }));
      return {
        guides: shown.filter(({ guide }) => guide.id === id),
        guidedBy: shown.filter(({ guided }) => guided.id === id),
      };
    });
  }

  /** What the actor's roots guide with the right to see: shown beside the tree. */
  guided(actor: Actor): Promise<GuidedNodesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const guided = new Map(
        (await this.repository.guidedBy(tx, tx.actor.rootOrganizationIds)).map((row) => [row.id, row]),
      );
      const nodes = await this.pages.nodes(tx, [...guided.keys()]);
      return { items: nodes.map((node) => ({ ...node, ...guided.get(node.id)! })) };
    });
  }

  set(actor: Actor, dto: NewGuidanceDto): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.closure.lockTree(tx);
      const edge = { ...dto, id: uuidv7(), postId: null, scoreShare: null, validTo: null, ...given(dto) };
      await this.require(tx, edge);
      await this.writer.add(tx, [edge]);
      await this.closure.keepGuidance(tx);
      return this.saved(tx, edge.id);
    });
  }

  /** What an edge says from today on. One that has held already ends today, so that what it said stays on record. */
  change(actor: Actor, id: string, version: number, dto: ChangedGuidanceDto): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.changeable(tx, id, version);
      const says = { ...before, ...dto, scoreShare: null, validTo: null, ...given(dto) };
      const hasHeld = before.validFrom < tx.today;
      const after = hasHeld ? { ...says, id: uuidv7(), validFrom: tx.today } : says;
      if (hasHeld) await this.writer.change(tx, [{ before, after: { ...before, validTo: tx.today } }]);
      await this.require(tx, after);
      if (hasHeld) await this.writer.add(tx, [after]);
      else await this.writer.change(tx, [{ before, after }]);
      await this.closure.keepGuidance(tx);
      return this.saved(tx, after.id);
    });
  }

  /** Ends an edge on a day; one that has not begun by then is taken back. */
  end(actor: Actor, id: string, version: number, validTo: string): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.changeable(tx, id, version);
      const takenBack = validTo < before.validFrom && before.validFrom > tx.today;
      const after = { ...before, validTo: takenBack ? before.validFrom : validTo };
      if (after.validTo < before.validFrom)
        throw new Refused(guidanceRefusals['guidance.ends-before-start']({ field: 'validTo' }));
      await this.writer.change(tx, [{ before, after }]);
      await this.closure.keepGuidance(tx);
      return this.saved(tx, id);
    });
  }

  /** The edge, locked with the tree; not found for whoever does not have both ends below them. */
  private async changeable(tx: WriteTx, id: string, version: number): Promise<GuidanceRow> {
    await this.closure.lockTree(tx);
    const edge = await this.repository.byId(tx, id);
    const own = edge && (await this.reads.within(tx, [edge.guideId, edge.guidedId]));
    if (!edge || !own?.has(edge.guideId) || !own.has(edge.guidedId))
      throw new Refused(platformRefusals['request.not-found']());
    if (edge.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
    if (edge.validTo !== null && (edge.validTo <= tx.today || edge.validTo <= edge.validFrom))
      throw new Refused(guidanceRefusals['guidance.ended-already']());
    return edge;
  }

  private async requireBothEnds(
    tx: ReadTx,
    { guideId, guidedId }: Pick<GuidanceEdge, 'guideId' | 'guidedId'>,
  ): Promise<void> {
    const own = await this.reads.within(tx, [guideId, guidedId]);
    if (!own.has(guideId)) throw new Refused(platformRefusals['request.not-found']({ field: 'guideId' }));
    if (!own.has(guidedId)) throw new Refused(platformRefusals['request.not-found']({ field: 'guidedId' }));
  }

  private async require(tx: ReadTx, edge: GuidanceEdge): Promise<void> {
    await this.requireBothEnds(tx, edge);
    const kinds = await this.catalogues.entries(tx, 'guidance-kinds');
    const [post] = edge.postId ? await this.reads.posts(tx, [edge.postId]) : [];
    const superiors = await this.pages.ancestors(tx, edge.guideId);
    accept(
      maySetGuidance(edge, {
        kinds: new Map(kinds.map(({ code, attributes }) => [code, { ofPost: attributes.ofPost === true }])),
        superiorsOfGuide: new Set(superiors.map(({ id }) => id)),
        postOrganizationId: post?.organizationId ?? null,
        others: await this.repository.into(tx, edge.guidedId),
      }),
    );
  }

  private async saved(tx: ReadTx, id: string): Promise<SavedDto> {
    const edge = await this.repository.byId(tx, id);
    return { id, version: edge!.version };
  }
}

/** What a request leaves out is null. */
function given<T extends object>(dto: T): T {
  return Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined)) as T;
}
