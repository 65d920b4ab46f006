import { Injectable } from '@nestjs/common';
import {
  mayActOn,
  mayBeSuch,
  mayMove,
} from '@zeren/domain/registry/organizations/edits/may-edit-organization';
import type { OrganizationDetails } from '@zeren/domain/registry/organizations/edits/may-edit-organization';
import { organizationEditsRefusals } from '@zeren/domain/registry/organizations/edits/organization-edits-refusals';
import {
  ORGANIZATION_CHANGED,
  ORGANIZATION_CREATED,
  ORGANIZATION_MOVED,
  ORGANIZATION_RENAMED,
  organizationNews,
} from '@zeren/domain/registry/organizations/organizations-events';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { orRefused } from '../../../platform/database/taken-meanwhile';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import type { ChangedOrganizationDto, MovedOrganizationDto, NewOrganizationDto } from '../dto/edits.dto';
import type { SavedDto } from '../dto/guidance.dto';
import { PastRepository } from '../history/past.repository';
import { OrganizationPagesRepository } from '../organization-pages.repository';
import { OwnOrganization } from '../own-organization';
import { SearchIndex } from '../search/search-index';
import { ClosureRepository } from '../tree/closure.repository';
import { EditsRepository } from './edits.repository';
import type { EditedOrganization } from './edits.repository';
import { OrganizationWordsReader } from './organization-words';

/** Making, changing and moving organisations: each act dated, what was before kept. */
@Injectable()
export class EditsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: EditsRepository,
    private readonly past: PastRepository,
    private readonly pages: OrganizationPagesRepository,
    private readonly own: OwnOrganization,
    private readonly words: OrganizationWordsReader,
    private readonly closure: ClosureRepository,
    private readonly searchIndex: SearchIndex,
  ) {}

  create(actor: Actor, { parentId, code, on, basis, ...details }: NewOrganizationDto): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.closure.lockTree(tx);
      const parent = await this.required(tx, parentId);
      // A new one may be older than what its superior is called today.
      accept(mayActOn({ ...parent, since: on }, on, tx.today));
      const such = detailsOf(details);
      accept(mayBeSuch(such, { parentKind: parent.kindCode, childKinds: [] }, await this.words.read(tx)));
      const id = uuidv7();
      // Codes are the district's: one may be taken by an organisation that the clerk does not see.
      await orRefused(
        this.repository.insert(tx, [{ ...such, id, parentId, code, validFrom: on }]),
        'organization_district_id_code_key',
        organizationEditsRefusals['organization.code-taken']({ field: 'code', parameters: { code } }),
      );
      await this.closure.rebuildBelow(tx, [id]);
      await this.searchIndex.keep(tx, 'organization', [id]);
      tx.audit({
        action: 'organization.create',
        subject: subject(id),
        after: { ...such, parentId, code, on, basis },
      });
      tx.emit(organizationNews(ORGANIZATION_CREATED, id));
      return { id, version: 1 };
    });
  }

  /** Another name, kind, level or domain from a day on; the number of members is put right, not dated. */
  change(
    actor: Actor,
    id: string,
    version: number,
    { on, basis, ...details }: ChangedOrganizationDto,
  ): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.standing(tx, id, on, version);
      const after = detailsOf(details);
      const [parent] = before.parentId ? await this.repository.byIds(tx, [before.parentId]) : [];
      const children = await this.repository.children(tx, id);
      const place = {
        parentKind: parent?.kindCode ?? null,
        childKinds: children.map(({ kindCode }) => kindCode),
      };
      accept(mayBeSuch(after, place, await this.words.read(tx)));
      const changed = FIELDS.filter((field) => before[field] !== after[field]);
      if (changed.length === 0)
        throw new Refused(organizationEditsRefusals['organization.nothing-changed']());
      if (changed.some((field) => field !== 'memberCount')) await this.past.keep(tx, [id], on, basis);
      unchanged(await this.repository.update(tx, id, version, after));
      if (changed.includes('nameZh')) await this.searchIndex.keep(tx, 'organization', [id]);
      tx.audit({
        action: changed.includes('nameZh') ? 'organization.rename' : 'organization.change',
        subject: subject(id),
        before: pick(before, changed),
        after: { ...pick(after, changed), on, basis },
      });
      tx.emit(organizationNews(changed.includes('nameZh') ? ORGANIZATION_RENAMED : ORGANIZATION_CHANGED, id));
      return { id, version: version + 1 };
    });
  }

  /** Another superior from a day on; what stands below comes along. */
  move(
    actor: Actor,
    id: string,
    version: number,
    { parentId, on, basis }: MovedOrganizationDto,
  ): Promise<SavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.standing(tx, id, on, version);
      if (before.parentId !== null) await this.own.require(tx, before.parentId);
      const parent = await this.required(tx, parentId);
      const line = await this.pages.ancestors(tx, parentId);
      const { kinds } = await this.words.read(tx);
      accept(mayMove(before, parent, [parentId, ...line.map((step) => step.id)], kinds));
      await this.past.keep(tx, [id], on, basis);
      unchanged(await this.repository.move(tx, id, version, parentId));
      await this.closure.rebuildBelow(tx, [id]);
      tx.audit({
        action: 'organization.move',
        subject: subject(id),
        before: { parentId: before.parentId },
        after: { parentId, on, basis },
      });
      tx.emit(organizationNews(ORGANIZATION_MOVED, id));
      return { id, version: version + 1 };
    });
  }

  /** The organisation under the lock of the tree, fit to be acted on that day. */
  private async standing(tx: WriteTx, id: string, on: string, version: number): Promise<EditedOrganization> {
    await this.closure.lockTree(tx);
    const organization = await this.required(tx, id);
    if (organization.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
    accept(mayActOn(organization, on, tx.today));
    return organization;
  }

  private async required(tx: ReadTx, id: string): Promise<EditedOrganization> {
    await this.own.require(tx, id);
    const [organization] = await this.repository.byIds(tx, [id]);
    if (!organization) throw new Refused(platformRefusals['request.not-found']());
    return organization;
  }
}

const FIELDS = ['nameZh', 'nameEn', 'kindCode', 'levelCode', 'domainCode', 'memberCount'] as const;

const subject = (id: string) => ({ kind: 'organization', id });

function detailsOf(
  dto: Omit<OrganizationDetails, 'nameEn' | 'domainCode'> & {
    readonly nameEn?: string | null;
    readonly domainCode?: string | null;
  },
): OrganizationDetails {
  const { nameZh, nameEn, kindCode, levelCode, domainCode, memberCount } = dto;
  return { nameZh, nameEn: nameEn ?? null, kindCode, levelCode, domainCode: domainCode ?? null, memberCount };
}

function pick(details: OrganizationDetails, fields: readonly (keyof OrganizationDetails)[]): object {
  return Object.fromEntries(fields.map((field) => [field, details[field]]));
}
