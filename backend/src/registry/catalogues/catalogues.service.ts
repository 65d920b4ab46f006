import { Injectable } from '@nestjs/common';
import type { CatalogueName } from '@zeren/domain/registry/catalogues/catalogue-entry';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CatalogueReads } from './catalogue-reads';
import type { CatalogueDto } from './dto/catalogue.dto';

/** The catalogues as people look at them. */
@Injectable()
export class CataloguesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: CatalogueReads,
  ) {}

  /** The rows in force today. */
  catalogue(actor: Actor, catalogue: CatalogueName): Promise<CatalogueDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const entries = await this.reads.entries(tx, catalogue);
      return {
        items: entries.map(({ code, nameZh, nameEn, sort, basisLevel, attributes }) => ({
          code,
          nameZh,
          nameEn,
          sort,
          basisLevel,
          attributes: { ...attributes },
        })),
      };
    });
  }
}
