import { Injectable } from '@nestjs/common';
import { UnitFinder } from '@zeren/domain/cycle/duties/importing/find-unit';
import type { KnownUnit } from '@zeren/domain/cycle/duties/importing/find-unit';
import { guessColumns } from '@zeren/domain/cycle/duties/importing/read-source-table';
import type { SourceTable } from '@zeren/domain/cycle/duties/importing/read-source-table';
import { checkMapping } from '@zeren/domain/cycle/duties/importing/report-mapping';
import type { ReportMapping } from '@zeren/domain/cycle/duties/importing/report-mapping';
import { reportImportRefusals } from '@zeren/domain/cycle/duties/importing/report-import-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CheckRunRepository } from '../../../platform/imports/check-run.repository';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import { ImportedRecordsRepository } from './imported-records.repository';
import type { MappedUnitDto, ReportMappingDto, SaveReportMappingBody } from './report-import.dto';
import { REPORT_IMPORT } from './report-import';
import type { ReportImportContent } from './report-import';
import { ReportImportContexts } from './report-import-contexts';
import { ReportImportService } from './report-import.service';
import { ReportMappingsRepository } from './report-mappings.repository';
import type { ReportMappingRow } from './report-mappings.repository';

/** A column with more different values than this is no column of kinds. */
const MOST_KINDS = 40;
const MOST_UNKNOWN = 200;

/** How a table is read: guessed or remembered, put right by somebody, and kept for the next one. */
@Injectable()
export class ReportMappingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ImportRunRepository,
    private readonly portions: CheckRunRepository,
    private readonly imports: ReportImportService,
    private readonly mappings: ReportMappingsRepository,
    private readonly contexts: ReportImportContexts,
    private readonly records: ImportedRecordsRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** The table's columns with samples, and what they are taken for. */
  of(actor: Actor, runId: string): Promise<ReportMappingDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const content = await this.runs.content<ReportImportContent>(tx, REPORT_IMPORT, runId);
      if (!content?.table) throw new Refused(platformRefusals['request.not-found']());
      const { table, mappingId } = content;
      const kept = mappingId === null ? undefined : await this.mappings.byId(tx, mappingId);
      const columns = kept?.mapping.columns ?? guessColumns(table);
      const posts = await this.contexts.posts(tx, tx.actor.rootOrganizationIds);
      const units = await this.contexts.units(tx, posts);
      return {
        mappingId: kept?.id ?? null,
        name: kept?.name ?? null,
        version: kept?.version ?? null,
        sheet: table.sheet,
        headerRow: table.headerRow,
        rows: table.rows.length,
        columns: table.columns.map(({ letter, header, samples }) => ({
          header,
          samples: [...samples],
          values: valuesOf(table, letter),
        })),
        fields: { ...columns },
        serves: (kept?.mapping.serves ?? []).map(({ kind, titles }) => ({ kind, titles: [...titles] })),
        titles: await this.records.titles(
          tx,
          posts.map(({ id }) => id),
        ),
        units: namesToPlace(table, columns.unit, kept?.mapping.units ?? {}, units),
      };
    });
  }

  /** Keeps the mapping under its name and sends the table to be checked by it. */
  async save(
    actor: Actor,
    runId: string,
    version: number,
    body: SaveReportMappingBody,
  ): Promise<ImportRunDto> {
    const run = await this.unitOfWork.write(actor, async (tx) => {
      const states = ['mapping', 'checked'] as const;
      const claimed = await this.runs.claim<ReportImportContent>(
        tx,
        REPORT_IMPORT,
        runId,
        version,
        ...states,
      );
      const { table, rootOrganizationIds } = claimed.content;
      const units = Object.fromEntries(body.units.map(({ name, organizationId }) => [name, organizationId]));
      const asked = { columns: { ...body.fields }, serves: body.serves, units };
      const { name, mapping } = accept(checkMapping(body.name, asked, table.columns));
      await this.requireUnits(tx, units);
      const [scope] = await this.organizations.scope(tx);
      if (!scope) throw new Refused(reportImportRefusals['report-import.no-body']());
      const header = table.columns.map((column) => column.header);
      const { organizationId } = scope;
      const mappingId = await this.keep(tx, { name, mapping, header, organizationId }, body);
      await this.portions.forgetPortions(tx, runId);
      const content: ReportImportContent = { table, mappingId, rootOrganizationIds };
      return this.runs.sendToCheck(tx, claimed, content);
    });
    await this.imports.nudge(run);
    return run;
  }

  /** Changes the mapping that was shown, or adds one; another of that name is not written over. */
  private async keep(
    tx: WriteTx,
    wanted: Omit<ReportMappingRow, 'id' | 'version'>,
    { mappingId, mappingVersion }: SaveReportMappingBody,
  ): Promise<string> {
    const { name, organizationId, mapping } = wanted;
    const before = await this.mappings.called(tx, organizationId, name);
    const taken = () =>
      new Refused(reportImportRefusals['report-import.name-taken']({ field: 'name', parameters: { name } }));
    if (before && before.id !== mappingId) throw taken();
    const id = before?.id ?? uuidv7();
    if (before) {
      // Names that this table happens not to have stay remembered.
      const units = { ...before.mapping.units, ...mapping.units };
      const changed = await this.mappings.change(tx, {
        ...before,
        ...wanted,
        mapping: { ...mapping, units },
        version: mappingVersion ?? 0,
      });
      if (changed === 0) throw new Refused(platformRefusals['request.changed-meanwhile']());
    } else if (!(await this.mappings.add(tx, { ...wanted, id, version: 1 }))) throw taken();
    tx.audit({
      action: 'report-mapping.save',
      subject: { kind: 'report-mapping', id },
      before: before ? { name, ...said(before.mapping) } : null,
      after: { name, ...said(mapping) },
    });
    return id;
  }

  private async requireUnits(tx: ReadTx, units: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(units).length === 0) return;
    const posts = await this.contexts.posts(tx, tx.actor.rootOrganizationIds);
    const ours = new Set(posts.map(({ organizationId }) => organizationId));
    const foreign = Object.entries(units).find(([, id]) => !ours.has(id));
    if (!foreign) return;
    const parameters = { name: foreign[0] };
    throw new Refused(reportImportRefusals['report-import.unit-unknown']({ field: 'units', parameters }));
  }
}

/** A mapping as the record keeps it. */
function said({ columns, serves, units }: ReportMapping): object {
  return {
    columns: Object.values(columns),
    serves: serves.map(({ kind, titles }) => `${kind ? `${kind}：` : ''}${titles.join('、')}`),
    units: Object.keys(units),
  };
}

/** What stands in a column and how often; nothing where it is too various to be a kind. */
function valuesOf({ rows }: SourceTable, letter: string): { text: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const text = cells[letter] ?? '';
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > MOST_KINDS) return [];
  }
  return [...counts].map(([text, count]) => ({ text, rows: count }));
}

/** The names that the table gives to units and that are not ours: remembered ones first told, unknown ones to be placed. */
function namesToPlace(
  { columns, rows }: SourceTable,
  header: string | undefined,
  remembered: Readonly<Record<string, string>>,
  units: readonly KnownUnit[],
): MappedUnitDto[] {
  const letter = columns.find((column) => column.header === header)?.letter;
  if (!letter) return [];
  const ours = new UnitFinder(units, {});
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const name = cells[letter];
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const foreign = [...counts].filter(([name]) => ours.find(name) === undefined);
  return foreign.slice(0, MOST_UNKNOWN).map(([name, count]) => {
    const id = Object.hasOwn(remembered, name) ? remembered[name]! : null;
    const known = id !== null && names.has(id);
    return {
      name,
      rows: count,
      organizationId: known ? id : null,
      organizationName: known ? names.get(id)! : null,
      like: known ? [] : ours.like(name).map((unit) => ({ id: unit.id, name: unit.name })),
    };
  });
}
