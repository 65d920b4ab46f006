import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { testRecordKeys } from '../../../test/test-record-keys';
import { ENTITIES } from '../../app.module';
import { systemActor } from '../../platform/actor';
import { createDataSource } from '../../platform/database/data-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarCommands } from './calendar-commands';
import { CalendarReads } from './calendar-reads';
import { CalendarRepository } from './calendar.repository';
import { CalendarService } from './calendar.service';

describe('the calendar of the database', () => {
  const districtId = randomUUID();
  const actor = systemActor(districtId, 'spec');
  let database: TestDatabase;
  let source: DataSource;
  let unitOfWork: UnitOfWork;
  let reads: CalendarReads;
  const repository = new CalendarRepository();

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [
      districtId,
    ]);
    source = await createDataSource(database.appUrl, ENTITIES, 5).initialize();
    unitOfWork = new UnitOfWork(source, testRecordKeys());
    reads = new CalendarReads(repository);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const load = () => unitOfWork.read(actor, (tx) => reads.load(tx));

  it('knows 2025 and 2026 as published, 2027 as not', async () => {
    const calendar = await load();
    expect(calendar.workingDaysBetween('2024-12-31', '2025-12-31')).toBe(248);
    expect(calendar.workingDaysBetween('2025-12-31', '2026-12-31')).toBe(248);
    expect(calendar.isPublished('2027-01-01')).toBe(false);
  });

  it('keeps the calendar until its content changes', async () => {
    const first = await load();
    expect(await load()).toBe(first);
    await database.owner.query(`INSERT INTO calendar_year (year, basis) VALUES (2027, 'spec')`);
    await database.owner.query(
      `INSERT INTO calendar_exception (day, year, kind) VALUES ('2027-01-01', 2027, 'holiday')`,
    );
    const second = await load();
    expect(second.isPublished('2027-01-01')).toBe(true);
    expect(second.isWorkingDay('2027-01-01')).toBe(false);
    await database.owner.query(`DELETE FROM calendar_exception WHERE year = 2027`);
    await database.owner.query(`DELETE FROM calendar_year WHERE year = 2027`);
  });

  it('answers a year with its exceptions, and says when a year is not published', async () => {
    const service = new CalendarService(unitOfWork, repository);
    const year = await service.year(actor, 2026);
    expect(year).toMatchObject({ year: 2026, published: true });
    expect(year.exceptions).toHaveLength(25);
    expect(year.exceptions).toContainEqual({ day: '2026-02-14', kind: 'worked' });
    expect(await service.year(actor, 2027)).toEqual({
      id: null,
      year: 2027,
      published: false,
      version: 0,
      basis: null,
      publishedOn: null,
      exceptions: [],
    });
  });

  it('enters occurrences once audited, and finds those that touch a span', async () => {
    const commands = new CalendarCommands(repository);
    await unitOfWork.write(actor, (tx) =>
      commands.addOccurrences(tx, [
        {
          kind: '学期',
          label: '2026年春季学期',
          startsOn: '2026-03-02',
          endsOn: '2026-07-10',
          organizationId: null,
        },
        { kind: '节', label: '国庆节', startsOn: '2026-10-01', endsOn: '2026-10-07', organizationId: null },
      ]),
    );
    const found = await unitOfWork.read(actor, (tx) => reads.occurrences(tx, '2026-07-01', '2026-09-30'));
    expect(found).toEqual([
      expect.objectContaining({ kind: '学期', startsOn: '2026-03-02', endsOn: '2026-07-10' }),
    ]);
    const audits = await database.owner.query(`SELECT 1 FROM audit_entry WHERE action = 'occurrence.add'`);
    expect(audits.rowCount).toBe(2);
  });
});
