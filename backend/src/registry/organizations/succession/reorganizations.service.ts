import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { allow, refuse } from '@zeren/domain/platform/refusal';
import type { Outcome, Refusal } from '@zeren/domain/platform/refusal';
import {
  mayActOn,
  mayBeSuch,
  mayMove,
} from '@zeren/domain/registry/organizations/edits/may-edit-organization';
import type { OrganizationDetails } from '@zeren/domain/registry/organizations/edits/may-edit-organization';
import { organizationEditsRefusals } from '@zeren/domain/registry/organizations/edits/organization-edits-refusals';
import {
  mayClose,
  planReorganization,
} from '@zeren/domain/registry/organizations/succession/plan-reorganization';
import type {
  InTheWay,
  Reorganization,
} from '@zeren/domain/registry/organizations/succession/plan-reorganization';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { EditsRepository } from '../edits/edits.repository';
import { OrganizationWordsReader } from '../edits/organization-words';
import { PostMattersBook } from '../post-matters';
import { ClosureRepository } from '../tree/closure.repository';
import type { ReorganizationDto, ReorganizeDto } from './dto/reorganization.dto';
import { ReorganizationReader } from './reorganization-reader';
import type { Reading } from './reorganization-reader';
import { ReorganizationWriter } from './reorganization-writer';

/**
 * Guidance comes from bodies beside the clerk's own, assessment groups from above: both must end with the organisation.
 * Row-level security is therefore held to the district, and {@link ReorganizationReader.read} first asks whether every
 * organisation named is the clerk's by 隶属.
 */
const onAllThatHangsOnThem = (actor: Actor): Actor => ({ ...actor, seesWholeDistrict: true });

/** What is to be done, and what is in the way of it. */
interface Decision {
  readonly inTheWay: readonly InTheWay[];
  readonly outcome: Outcome<Reorganization>;
}

/** Merging, splitting and closing organisations. The dry run and the act go the same way up to the first write. */
@Injectable()
export class ReorganizationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: ReorganizationReader,
    private readonly writer: ReorganizationWriter,
    private readonly edits: EditsRepository,
    private readonly words: OrganizationWordsReader,
    private readonly matters: PostMattersBook,
    private readonly closure: ClosureRepository,
  ) {}

  reorganize(by: Actor, dto: ReorganizeDto): Promise<ReorganizationDto> {
    const actor = onAllThatHangsOnThem(by);
    if (dto.dryRun) {
      return this.unitOfWork.read(actor, async (tx) => {
        const reading = await this.reader.read(tx, dto);
        return this.answer(tx, dto, reading, await this.decide(tx, dto, reading), false);
      });
    }
    return this.unitOfWork.write(actor, async (tx) => {
      await this.closure.lockTree(tx);
      const reading = await this.reader.read(tx, dto);
      const decision = await this.decide(tx, dto, reading);
      const plan = accept(decision.outcome);
      const answer = await this.answer(tx, dto, reading, decision, true);
      if (dto.digest !== undefined && dto.digest !== answer.digest)
        throw new Refused(organizationEditsRefusals['organization.changed-since-preview']());
      await this.writer.write(tx, dto, reading, plan);
      return answer;
    });
  }

  private async decide(tx: ReadTx, dto: ReorganizeDto, reading: Reading): Promise<Decision> {
    const inTheWay = dto.kind === 'close' ? wayOf(reading) : [];
    return { inTheWay, outcome: await this.outcome(tx, dto, reading, inTheWay) };
  }

  private async outcome(
    tx: ReadTx,
    dto: ReorganizeDto,
    reading: Reading,
    inTheWay: readonly InTheWay[],
  ): Promise<Outcome<Reorganization>> {
    for (const source of reading.sources) {
      if (source.parentId === null) return refuse(organizationEditsRefusals['organization.is-root']());
      if (dto.sources.find(({ id }) => id === source.id)!.version !== source.version)
        return refuse(platformRefusals['request.changed-meanwhile']());
    }
    const standing = [
      ...reading.sources,
      ...reading.children,
      ...reading.targets.flatMap((t) => t.organization ?? []),
    ];
    for (const one of standing) {
      const may = mayActOn(one, dto.on, tx.today);
      if (!may.ok) return may;
    }
    if (dto.kind === 'close') {
      if (dto.targets.length > 0) return refuse(platformRefusals['request.invalid']({ field: 'targets' }));
      const may = mayClose(reading.sources[0]!.nameZh, inTheWay);
      return may.ok ? allow({ ...NOTHING, endedEdges: reading.edges.map(({ id }) => id) }) : may;
    }
    const plan = planReorganization(reading.facts);
    if (!plan.ok) return plan;
    const misfit = await this.misfit(tx, reading, plan.value);
    return misfit ? refuse(misfit) : plan;
  }

  /** Why a new organisation may not be such, or something may not stand where it goes. */
  private async misfit(
    tx: ReadTx,
    { targets, children }: Reading,
    plan: Reorganization,
  ): Promise<Refusal | undefined> {
    const words = await this.words.read(tx);
    const taken = await this.edits.codesTaken(
      tx,
      targets.flatMap(({ founded }) => founded?.code ?? []),
    );
    for (const { id, organization, founded } of targets) {
      const below = plan.movedChildren
        .filter(({ to }) => to === id)
        .map((moved) => children.find((child) => child.id === moved.id)!)
        .filter((child) => child.parentId !== id);
      const outcomes = organization
        ? below.map((child) => mayMove(child, organization, [id], words.kinds))
        : [mayBeSuch(detailsOf(founded!, plan, id), placeOf(founded!, below), words)];
      const odd = outcomes.find((one) => !one.ok);
      if (odd && !odd.ok) return odd.refusal;
      const code = founded?.code;
      if (code !== undefined && taken.has(code))
        return organizationEditsRefusals['organization.code-taken']({ field: 'code', parameters: { code } });
      if (code !== undefined) taken.add(code);
    }
    return undefined;
  }

  private async answer(
    tx: ReadTx,
    dto: ReorganizeDto,
    reading: Reading,
    { inTheWay, outcome }: Decision,
    done: boolean,
  ): Promise<ReorganizationDto> {
    const plan = outcome.ok ? outcome.value : null;
    const matters = await this.matters.ofPosts(
      tx,
      reading.posts.map(({ id: postId, organizationId }) => ({ postId, organizationId, personId: null })),
    );
    const says = {
      organizations: organizationsAfter(dto, reading, plan),
      children: reading.children.map(({ id, nameZh }) => ({ id, name: nameZh, ...placed(reading, id) })),
      posts: reading.posts.map(({ id, title: name, isHead, holders }) => {
        const open = matters.get(id)!.length;
        return { id, name, isHead, holders, matters: open, ...placed(reading, id) };
      }),
      guidance: reading.edges.map(({ id, name }) => ({ id, name, ...placed(reading, id) })),
    };
    const refusal = outcome.ok ? null : { ...outcome.refusal, field: outcome.refusal.field ?? null };
    return { done, digest: digestOf(dto, reading, says), refusal, inTheWay: [...inTheWay], ...says };
  }
}

type Founded = NonNullable<Reading['targets'][number]['founded']>;

function detailsOf(founded: Founded, plan: Reorganization, id: string): OrganizationDetails {
  const memberCount = plan.members.find((one) => one.id === id)?.memberCount ?? 0;
  return { ...founded, nameEn: founded.nameEn ?? null, domainCode: founded.domainCode ?? null, memberCount };
}

const placeOf = ({ parent }: Founded, below: Reading['children']) => ({
  parentKind: parent.kindCode,
  childKinds: below.map(({ kindCode }) => kindCode),
});

const NOTHING: Reorganization = {
  movedChildren: [],
  movedPosts: [],
  endedPosts: [],
  endedEdges: [],
  movedEdges: [],
  members: [],
};

/** What is left of an organisation that is to be closed. */
function wayOf({ sources, children, posts }: Reading): InTheWay[] {
  const way: InTheWay[] = children.map(({ id, nameZh }) => ({
    kind: 'child',
    id,
    zh: `下级“${nameZh}”`,
    en: `“${nameZh}” below it`,
  }));
  for (const { id, title, holders } of posts) {
    const names = holders.join('、');
    way.push(
      holders.length > 0
        ? {
            kind: 'tenure',
            id,
            zh: `“${title}”有人任职（${names}）`,
            en: `“${title}”, held by ${holders.join(', ')}`,
          }
        : { kind: 'post', id, zh: `岗位“${title}”`, en: `the post “${title}”` },
    );
  }
  const members = sources.reduce((sum, { memberCount }) => sum + memberCount, 0);
  if (members > 0)
    way.push({ kind: 'members', id: null, zh: `党员 ${members} 名`, en: `${members} member(s)` });
  return way;
}

function placed(
  { facts }: Reading,
  id: string,
): { to: string | null; becomes: 'moves' | 'ends' | 'stays' | 'open' } {
  const to = facts.placements.get(id);
  if (to === null) return { to, becomes: 'ends' };
  if (to !== undefined) return { to, becomes: 'moves' };
  if (facts.sourceGoesOn) return { to: null, becomes: 'stays' };
  const [target] = facts.targets;
  if (facts.kind === 'merge' && target) return { to: target.id, becomes: 'moves' };
  return { to: null, becomes: facts.edges.some((edge) => edge.id === id) ? 'ends' : 'open' };
}

function organizationsAfter(
  dto: ReorganizeDto,
  { sources, targets, facts }: Reading,
  plan: Reorganization | null,
): ReorganizationDto['organizations'] {
  const after = (id: string, now: number) => plan?.members.find((one) => one.id === id)?.memberCount ?? now;
  return [
    ...sources.map(({ id, nameZh: name, memberCount }) => ({
      id,
      name,
      becomes: facts.sourceGoesOn ? ('goes-on' as const) : ('ends' as const),
      membersBefore: memberCount,
      membersAfter: after(id, memberCount),
    })),
    ...targets.map(({ id, organization, founded }) => ({
      id,
      name: organization?.nameZh ?? founded!.nameZh,
      becomes: organization ? ('goes-on' as const) : ('founded' as const),
      membersBefore: organization?.memberCount ?? 0,
      membersAfter: after(id, organization?.memberCount ?? 0),
    })),
  ];
}

/** The same for the dry run and the act: ids of organisations that are made with it are left out. */
function digestOf(dto: ReorganizeDto, { targets }: Reading, says: object): string {
  const founded = targets.filter((target) => target.founded).map(({ id }) => id);
  const text = JSON.stringify({ sources: dto.sources, on: dto.on, basis: dto.basis, says });
  const still = founded.reduce((all, id, index) => all.replaceAll(id, `new-${index}`), text);
  return createHash('sha256').update(still).digest('hex');
}
