import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { classChangeOf } from '@zeren/domain/registry/organizations/groups/assessment-groups';
import { groupsRefusals } from '@zeren/domain/registry/organizations/groups/groups-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { Refused } from '../../../platform/refused';
import { CatalogueReads } from '../../catalogues';
import { OrganizationReads } from '../organization-reads';
import type {
  AssignedUnitClassDto,
  AssignedRowDto,
  AssignUnitClassDto,
  UnitClassesDto,
  UnitClassesQuery,
  UnitClassMembersDto,
  UnitClassMembersQuery,
} from './dto/unit-classes.dto';
import { UnitClassesRepository } from './unit-classes.repository';

const MEMBERS = pageCursor('text', 'id');

/** A dry run's answer, with each refusal whole. */
type Looked = Omit<AssignedUnitClassDto, 'rows'> & {
  readonly rows: readonly (AssignedRowDto & { readonly refusal: Refusal | null })[];
};

/** 单位分类 as lists: how many are of each class on a day, who they are, and putting several into one. */
@Injectable()
export class UnitClassesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: UnitClassesRepository,
    private readonly catalogues: CatalogueReads,
    private readonly reads: OrganizationReads,
  ) {}

  counts(actor: Actor, { on }: UnitClassesQuery): Promise<UnitClassesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const day = on ?? tx.today;
      const entries = await this.catalogues.entries(tx, 'unit-classes', day);
      const counts = await this.repository.counts(tx, day);
      const items = entries.map(({ code, nameZh, nameEn }) => ({
        ...{ code, nameZh, nameEn },
        count: counts.get(code) ?? 0,
      }));
      return { on: day, items, withoutClass: counts.get(null) ?? 0 };
    });
  }

  members(
    actor: Actor,
    { classCode, on, after, limit }: UnitClassMembersQuery,
  ): Promise<UnitClassMembersDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const from = MEMBERS.read(after);
      const rows = await this.repository.members(tx, classCode ?? null, on ?? tx.today, from, limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map(({ pinyin: _, ...member }) => member),
        next: last ? MEMBERS.write([last.pinyin, last.id]) : null,
      };
    });
  }

  /** First what would become of each, then just that; of several, all or none. */
  assign(actor: Actor, dto: AssignUnitClassDto): Promise<AssignedUnitClassDto> {
    if (dto.dryRun) return this.unitOfWork.read(actor, async (tx) => shown(await this.look(tx, dto)));
    return this.unitOfWork.write(actor, async (tx) => {
      await this.repository.lock(tx, dto.organizationIds);
      const seen = await this.look(tx, dto);
      if (dto.digest !== undefined && dto.digest !== seen.digest)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      const refused = seen.rows.find(({ refusal }) => refusal !== null);
      if (refused?.refusal) throw new Refused(refused.refusal);
      const changing = seen.rows.filter(({ becomes }) => becomes === 'changes');
      if (changing.length === 0) throw new Refused(groupsRefusals['unit-class.same']({ field: 'classCode' }));
      await this.write(tx, changing, dto);
      return { ...shown(seen), done: true };
    });
  }

  private async look(tx: ReadTx, { organizationIds, classCode, on }: AssignUnitClassDto): Promise<Looked> {
    const own = tx.actor.seesWholeDistrict
      ? new Set(organizationIds)
      : await this.reads.within(tx, organizationIds);
    const found = await this.repository.present(tx, organizationIds);
    if (found.length < organizationIds.length || organizationIds.some((id) => !own.has(id)))
      throw new Refused(platformRefusals['request.not-found']({ field: 'organizationIds' }));
    const entries = await this.catalogues.entries(tx, 'unit-classes', on);
    const classes = new Set(entries.map(({ code }) => code));
    const rows = found.map(({ id, nameZh, latest }) => {
      const change = classChangeOf(latest, classCode ?? null, on, classes);
      return { id, nameZh, before: latest?.classCode ?? null, ...change };
    });
    const versions = found.map(({ id, version }) => [id, version]);
    const digest = createHash('sha256')
      .update(JSON.stringify([versions, rows, on]))
      .digest('hex');
    return { done: false, digest, rows };
  }

  private async write(
    tx: WriteTx,
    rows: readonly AssignedRowDto[],
    { classCode, on, basis }: AssignUnitClassDto,
  ): Promise<void> {
    const ids = rows.map(({ id }) => id);
    await this.repository.change(tx, ids, classCode ?? null, on, basis);
    for (const { id, before } of rows) {
      tx.audit({
        action: 'organization.classify',
        subject: { kind: 'organization', id },
        before: { classCode: before },
        after: { classCode: classCode ?? null, on, basis },
      });
    }
  }
}

function shown({ done, digest, rows }: Looked): AssignedUnitClassDto {
  return { done, digest, rows: [...rows] };
}
