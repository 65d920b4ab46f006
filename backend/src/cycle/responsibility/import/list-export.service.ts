import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { LIST_COLUMNS } from '@zeren/domain/cycle/responsibility/import/list-columns';
import type { ListColumnKey } from '@zeren/domain/cycle/responsibility/import/list-columns';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { streamWorkbook } from '../../../platform/documents/stream-workbook';
import { streamCsv } from '../../../platform/documents/write-csv';
import type { CsvEncoding } from '../../../platform/documents/write-csv';
import { OrganizationReads } from '../../../registry/organizations';
import type { ItemViewDto } from '../dto/item.dto';
import type { ListExportQuery } from '../dto/list-import.dto';
import type { ListRowDto } from '../dto/list.dto';
import { ListRepository } from '../list.repository';
import { ListViews } from '../list-views';
import { ListsService } from '../lists.service';
import { COLUMN_WIDTHS } from './list-workbooks.service';

/** Lists at a time; each page is a transaction of its own, so that a long export holds nothing. */
const PAGE = 50;
const KEYS = Object.keys(LIST_COLUMNS) as ListColumnKey[];

const COLUMNS = [
  ...KEYS.map((key) => ({ header: LIST_COLUMNS[key].header, width: COLUMN_WIDTHS[key] ?? 14 })),
  // The import does not read the last one: it is for whoever reads the sheet.
  { header: '任职人' },
];

type Cells = Readonly<Record<ListColumnKey, string | null>>;

/** Lists as a workbook or CSV with the columns of the import: what goes out comes back in. */
@Injectable()
export class ListExportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListsService,
    private readonly repository: ListRepository,
    private readonly views: ListViews,
    private readonly organizations: OrganizationReads,
  ) {}

  workbook(actor: Actor, query: ListExportQuery): Readable {
    return streamWorkbook({ name: '责任事项', columns: COLUMNS, rows: this.rows(actor, query) });
  }

  csv(actor: Actor, query: ListExportQuery, encoding: CsvEncoding): Readable {
    return streamCsv({ columns: COLUMNS, rows: this.rows(actor, query) }, encoding);
  }

  private async *rows(actor: Actor, query: ListExportQuery): AsyncGenerator<(string | null)[]> {
    for (let after: string | null | undefined; after !== null;) {
      const page = await this.lists.page(actor, { ...query, after, limit: PAGE });
      const { items, codes } = await this.contents(actor, page.items);
      for (const list of page.items) {
        for (const item of items.get(list.id) ?? []) {
          const cells = cellsOf(list, item, codes.get(list.postId) ?? null);
          yield [...KEYS.map((key) => cells[key]), list.holderName];
        }
      }
      after = page.next;
    }
  }

  private contents(actor: Actor, lists: readonly ListRowDto[]) {
    return this.unitOfWork.read(actor, async (tx) => {
      const records = await this.repository.itemsOf(
        tx,
        lists.map(({ id }) => id),
      );
      const views = await this.views.items(tx, records);
      const items = new Map<string, ItemViewDto[]>(lists.map(({ id }) => [id, []]));
      records.forEach(({ listId }, index) => items.get(listId)!.push(views[index]!));
      const posts = await this.organizations.posts(
        tx,
        lists.map(({ postId }) => postId),
      );
      return { items, codes: new Map(posts.map(({ id, code }) => [id, code])) };
    });
  }
}

function cellsOf(list: ListRowDto, item: ItemViewDto, postCode: string | null): Cells {
  return {
    code: item.code,
    post: list.postTitle,
    unit: list.organizationName,
    postCode,
    textZh: item.textZh,
    textEn: item.textEn,
    dimension: item.dimensionName,
    domain: item.domainName,
    level: item.levelName,
    type: item.typeName,
    cadence: item.cadencePhrase,
    evidence: item.evidenceAsked,
    basis: item.basis,
    checkingClass: item.checkingClass,
    lineWork: item.lineWork,
    quantity: item.quantity,
    quantityUnit: item.quantityUnit,
    standard: item.standard,
    weight: item.weight,
  };
}
