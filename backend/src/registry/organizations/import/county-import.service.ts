import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import { isInForce } from '@zeren/domain/registry/catalogues/catalogue-entry';
import { checkCountyImport } from '@zeren/domain/registry/organizations/import/check-county-import';
import type { CountyCheck } from '@zeren/domain/registry/organizations/import/check-county-import';
import type { CountyCatalogues, DatedWord } from '@zeren/domain/registry/organizations/import/county-import';
import { readCountySheets } from '@zeren/domain/registry/organizations/import/county-sheets';
import type { ReadSheet } from '@zeren/domain/registry/organizations/import/county-sheets';
import { kindRules } from '@zeren/domain/registry/catalogues/kind-rules';
import { ORGANIZATION_IMPORT_APPLIED } from '@zeren/domain/registry/organizations/organizations-events';
import { organizationsRefusals } from '@zeren/domain/registry/organizations/organizations-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { readWorkbook } from '../../../platform/documents/workbook';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { accept, Refused } from '../../../platform/refused';
import { Storage } from '../../../platform/storage/storage';
import { CatalogueReads } from '../../catalogues';
import { OrganizationReads } from '../organization-reads';
import { ApplyCountyService } from './apply-county.service';
import { countySheets } from './county-template';
import type { TemplateWords } from './county-template';
import { ExportCountyRepository } from './export-county.repository';
import { KnownCountyRepository } from './known-county.repository';

/** What the kept run remembers: the sheets as read, so that the check can be made again when it is applied. */
interface RunContent {
  readonly sheets: readonly ReadSheet[];
}

export const COUNTY_IMPORT = 'organizations';

/** Takes a county in from one workbook: template, dry run, apply. */
@Injectable()
export class CountyImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogues: CatalogueReads,
    private readonly reads: OrganizationReads,
    private readonly runs: ImportRunRepository,
    private readonly known: KnownCountyRepository,
    private readonly exporting: ExportCountyRepository,
    private readonly applying: ApplyCountyService,
    private readonly storage: Storage,
  ) {}

  /** The workbook to fill in, with dropdowns from the catalogues and sample rows. */
  async template(actor: Actor): Promise<Buffer> {
    const words = await this.unitOfWork.read(actor, async (tx) =>
      wordsOf(await this.readCatalogues(tx), tx.today),
    );
    return writeWorkbook(countySheets(words));
  }

  /** What is below the actor, in the same workbook: it comes back in as it went out. That it was taken is recorded. */
  async export(actor: Actor): Promise<Buffer> {
    const { words, values } = await this.unitOfWork.write(actor, async (tx) => {
      const root = await this.reads.root(tx);
      if (!root) throw new Refused(platformRefusals['request.not-found']());
      const taken = await this.exporting.values(tx);
      const rows = Object.fromEntries(Object.entries(taken).map(([sheet, all]) => [sheet, all.length]));
      const [first] = tx.actor.rootOrganizationIds;
      const subject = { kind: 'organization', id: first ?? root.id };
      tx.audit({ action: 'organization.export', subject, after: rows });
      return { words: wordsOf(await this.readCatalogues(tx), tx.today), values: taken };
    });
    return writeWorkbook(countySheets(words, values));
  }

  /** Reads and checks a workbook and keeps what was found; changes nothing. */
  async check(
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
  ): Promise<ImportRunDto> {
    // Before the file is opened or kept: reading a workbook is work that not everybody may cause.
    await this.unitOfWork.read(actor, (tx) => this.requireWholeDistrict(tx));
    const sheets = await readWorkbook(file.content);
    const rows = accept(readCountySheets(sheets));
    const stored = await this.storage.put(Readable.from([file.content]));
    return this.unitOfWork.write(actor, async (tx) => {
      await this.requireWholeDistrict(tx);
      const { faults, summary, county } = checkCountyImport(
        rows,
        await this.known.load(tx),
        await this.readCatalogues(tx),
      );
      return this.runs.add<RunContent>(tx, {
        kind: COUNTY_IMPORT,
        fileName: file.name,
        storageKey: stored.key,
        sha256: stored.sha256,
        summary,
        faults,
        content: { sheets },
        canApply: rowsIn(county) > 0,
      });
    });
  }

  run(actor: Actor, id: string): Promise<ImportRunDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const run = await this.runs.find(tx, COUNTY_IMPORT, id);
      if (!run) throw new Refused(platformRefusals['request.not-found']());
      return run;
    });
  }

  /** Applies a dry run: everything or nothing, or the rows without errors. */
  apply(actor: Actor, id: string, version: number, mode: ImportMode): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.applying.lockDistrict(tx);
      await this.requireWholeDistrict(tx);
      const run = await this.runs.claim<RunContent>(tx, COUNTY_IMPORT, id, version);
      const check = await this.checkAgain(tx, run.content.sheets);
      if (foundIn(check.faults) !== foundIn(run.faults)) {
        throw new Refused(organizationsRefusals['organization-import.stale']());
      }
      refuseUnfit(check, mode);
      const applied = await this.applying.apply(tx, check.county);
      tx.audit({
        action: 'organization-import.apply',
        subject: { kind: 'import-run', id },
        after: { fileName: run.fileName, mode, ...applied },
      });
      tx.emit({
        type: ORGANIZATION_IMPORT_APPLIED,
        v: 1,
        subject: { kind: 'import-run', id },
        data: { importRunId: id },
      });
      return this.runs.markApplied(tx, run, applied);
    });
  }

  /** An import may touch any organisation; jobs, which have no account, are the district's own. */
  private async requireWholeDistrict(tx: ReadTx): Promise<void> {
    const root = await this.reads.root(tx);
    if (!root || tx.actor.accountId === null || tx.actor.rootOrganizationIds.includes(root.id)) return;
    throw new Refused(organizationsRefusals['organization-import.not-whole-district']());
  }

  private async checkAgain(tx: WriteTx, sheets: readonly ReadSheet[]): Promise<CountyCheck> {
    const rows = accept(readCountySheets(sheets));
    return checkCountyImport(rows, await this.known.load(tx), await this.readCatalogues(tx));
  }

  private async readCatalogues(tx: ReadTx): Promise<CountyCatalogues> {
    const kinds = await this.catalogues.entries(tx, 'organization-kinds');
    const levels = await this.catalogues.entries(tx, 'levels');
    const domains = await this.catalogues.entries(tx, 'domains');
    const postKinds = await this.catalogues.entries(tx, 'post-kinds');
    const guidanceKinds = await this.catalogues.entries(tx, 'guidance-kinds');
    // Words of past years too: dated lists hold what was.
    const unitClasses = await this.catalogues.everyEntry(tx, 'unit-classes');
    const assessmentObjects = await this.catalogues.everyEntry(tx, 'assessment-objects');
    return {
      organizationKinds: kindRules(kinds),
      guidanceKinds: new Map(
        guidanceKinds.map(({ code, attributes }) => [code, { ofPost: attributes.ofPost === true }]),
      ),
      levels: new Set(levels.map(({ code }) => code)),
      // An organisation has one domain; 全域 is for items only.
      domains: new Set(domains.filter(({ attributes }) => !attributes.coversNoCell).map(({ code }) => code)),
      postKinds: new Map(
        postKinds.map(({ code, attributes }) => [code, (attributes.organizationKinds ?? []) as string[]]),
      ),
      unitClasses,
      assessmentObjects,
    };
  }
}

function wordsOf(catalogues: CountyCatalogues, day: string): TemplateWords {
  const inForce = (words: readonly DatedWord[]) =>
    words.filter((word) => isInForce(word, day)).map(({ code }) => code);
  return {
    organizationKinds: [...catalogues.organizationKinds.keys()],
    levels: [...catalogues.levels],
    domains: [...catalogues.domains],
    postKinds: [...catalogues.postKinds.keys()],
    guidanceKinds: [...catalogues.guidanceKinds.keys()],
    unitClasses: inForce(catalogues.unitClasses),
    assessmentObjects: inForce(catalogues.assessmentObjects),
  };
}

function rowsIn(county: CountyCheck['county']): number {
  const sheets: readonly (readonly unknown[])[] = Object.values(county);
  return sheets.reduce((sum, rows) => sum + rows.length, 0);
}

/** Where which faults are, for telling whether a second check found the same. */
function foundIn(faults: CountyCheck['faults']): string {
  return faults.map(({ sheet, row, column, code }) => `${sheet}/${row}/${column}/${code}`).join('\n');
}

function refuseUnfit({ summary, county }: CountyCheck, mode: ImportMode): void {
  if (mode === 'all-or-nothing' && summary.errors! > 0) {
    throw new Refused(
      organizationsRefusals['organization-import.has-errors']({ parameters: { count: summary.errors! } }),
    );
  }
  if (rowsIn(county) === 0) {
    throw new Refused(organizationsRefusals['organization-import.nothing-to-apply']());
  }
}
