import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { testRecordKeys } from '../../../test/test-record-keys';
import { currentCode } from '@zeren/domain/registry/catalogues/catalogue-entry';
import type { CatalogueName } from '@zeren/domain/registry/catalogues/catalogue-entry';
import { systemActor } from '../../platform/actor';
import { createDataSource } from '../../platform/database/data-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CatalogueReads } from './catalogue-reads';
import { CataloguesRepository } from './catalogues.repository';
import { CataloguesService } from './catalogues.service';

const DATA = join(__dirname, '../../../../tools/demonstration/data/responsibility-items.tsv');

describe('the first catalogues', () => {
  const actor = systemActor(randomUUID(), 'spec');
  let database: TestDatabase;
  let source: DataSource;
  let unitOfWork: UnitOfWork;
  const reads = new CatalogueReads(new CataloguesRepository());
  const codes = async (catalogue: CatalogueName) =>
    (await new CataloguesService(unitOfWork, reads).catalogue(actor, catalogue)).items.map(
      ({ code }) => code,
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.appUrl, [], 3).initialize();
    unitOfWork = new UnitOfWork(source, testRecordKeys());
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('hold every word that the items of the demonstration county use', async () => {
    const [, ...lines] = readFileSync(DATA, 'utf8').trim().split('\n');
    const rows = lines.map((line) => line.split('\t'));
    const column = (index: number) => [...new Set(rows.map((row) => row[index]!))];
    expect(await codes('post-kinds')).toEqual(expect.arrayContaining(column(1)));
    expect(column(1)).toHaveLength(45);
    expect(await codes('dimensions')).toEqual(expect.arrayContaining(column(4)));
    expect(await codes('domains')).toEqual(expect.arrayContaining(column(5)));
    expect(await codes('levels')).toEqual(expect.arrayContaining(column(6)));
    expect(await codes('item-types')).toEqual(expect.arrayContaining(column(7)));
  });

  it('show the six dimensions of today, and map the wording of 2012 to 2017', async () => {
    expect(await codes('dimensions')).toEqual([
      '政治建设',
      '思想建设',
      '组织建设',
      '作风建设',
      '纪律建设',
      '制度建设',
    ]);
    const all = await unitOfWork.read(actor, (tx) => reads.everyEntry(tx, 'dimensions'));
    expect(currentCode(all, '反腐倡廉建设', '2026-11-23')).toBe('纪律建设');
  });

  it('group every domain exactly once', async () => {
    const groups = await unitOfWork.read(actor, (tx) => reads.entries(tx, 'domain-groups'));
    const grouped = groups.flatMap(({ attributes }) => attributes.domains as string[]);
    expect(grouped.sort()).toEqual((await codes('domains')).sort());
  });

  it('name every row in both languages with its basis', async () => {
    const { rows } = await database.owner.query(
      `SELECT catalogue, code FROM catalogue_entry WHERE name_en IS NULL OR name_zh = '' OR basis_level IS NULL`,
    );
    expect(rows).toEqual([]);
  });
});
