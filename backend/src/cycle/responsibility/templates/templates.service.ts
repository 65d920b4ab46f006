import { Injectable } from '@nestjs/common';
import { compareTemplates } from '@zeren/domain/cycle/responsibility/templates/template-item';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import type { TemplateDiffDto, TemplateDto, TemplatesDto, TemplatesQuery } from '../dto/templates.dto';
import { TemplateKeepers } from './template-keepers';
import { itemView, versionView } from './template-views';
import { TemplatesRepository } from './templates.repository';
import type { TemplateRecord } from './templates.repository';

/** Looking at templates: the library by level and domain, a version, what it changed. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TemplatesRepository,
    private readonly keepers: TemplateKeepers,
  ) {}

  page(actor: Actor, { level, domain }: TemplatesQuery): Promise<TemplatesDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: (await this.repository.page(tx, level ?? null, domain ?? null)).map((row) => ({
        ...row,
        publishedAt: row.publishedAt?.toISOString() ?? null,
      })),
      mayKeep: await this.keepers.mayKeep(tx),
    }));
  }

  one(actor: Actor, id: string): Promise<TemplateDto> {
    return this.unitOfWork.read(actor, (tx) => this.detail(tx, id));
  }

  /** A version with its items and all versions beside it. */
  async detail(tx: ReadTx, id: string): Promise<TemplateDto> {
    const template = await this.found(tx, id);
    const versions = await this.repository.versions(tx, template.postKind);
    const items = (await this.repository.itemsOf(tx, [id])).get(id)!;
    const draft = versions.find(({ state }) => state === 'draft');
    return {
      ...template,
      publishedAt: template.publishedAt?.toISOString() ?? null,
      itemCount: items.length,
      draftId: draft && draft.id !== id ? draft.id : null,
      items: items.map(itemView),
      versions: versions.map(versionView),
      mayKeep: await this.keepers.mayKeep(tx),
    };
  }

  /** What a version changed against an older one, the one before when none is named. */
  diff(actor: Actor, id: string, against: string | undefined): Promise<TemplateDiffDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const template = await this.found(tx, id);
      const versions = await this.repository.versions(tx, template.postKind);
      const older = against
        ? versions.find((one) => one.id === against)
        : versions.find(({ versionNo }) => versionNo < template.versionNo);
      if (against && !older) throw new Refused(platformRefusals['request.not-found']());
      const items = await this.repository.itemsOf(tx, [id, ...(older ? [older.id] : [])]);
      const changes = older ? compareTemplates(items.get(older.id)!, items.get(id)!) : [];
      return {
        versionNo: template.versionNo,
        olderVersionNo: older?.versionNo ?? null,
        changes: changes.map((change) => ({
          kind: change.kind,
          code: change.item.code,
          textZh: change.item.textZh,
          fields: change.kind === 'changed' ? change.fields : [],
        })),
      };
    });
  }

  async found(tx: ReadTx, id: string): Promise<TemplateRecord> {
    const template = await this.repository.one(tx, id);
    if (!template) throw new Refused(platformRefusals['request.not-found']());
    return template;
  }
}
