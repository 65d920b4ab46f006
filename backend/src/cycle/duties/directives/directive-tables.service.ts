import { Injectable } from '@nestjs/common';
import { mayVerifyDuty } from '@zeren/domain/cycle/duties/checking/may-verify-duty';
import { checkTableRows, filledRows } from '@zeren/domain/cycle/duties/directives/check-table-rows';
import type { TableRow } from '@zeren/domain/cycle/duties/directives/check-table-rows';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import { maySendBack } from '@zeren/domain/cycle/duties/directives/directive-states';
import { tableObject, tableResult } from '@zeren/domain/cycle/duties/directives/table-words';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { SettleCheckService } from '../checking/settle-check.service';
import { VerifyingParty } from '../checking/verifying-party';
import { DutyPermission } from '../duty-permission';
import type { DutyRecord } from '../duty-record';
import { DutyReportingService } from '../duty-reporting.service';
import { DutyRowsRepository } from '../duty-rows.repository';
import { DutySight } from '../duty-sight';
import { DutyViews } from '../duty-views';
import { DirectiveReturnsRepository } from './directive-returns.repository';
import type { ReturnRecord } from './directive-returns.repository';
import { tableVersion } from './directive-views';
import { DirectivesRepository } from './directives.repository';
import type { DirectiveRecord } from './directives.repository';
import { DirectivesService } from './directives.service';
import type { DutyTableDto, TableSavedDto } from './dto/directive-table.dto';
import { KnownFactsReads } from './known-facts-reads';

type WithTable = DirectiveRecord & { readonly tableColumns: NonNullable<DirectiveRecord['tableColumns']> };

/** The table that a directive asks for: typed, checked, handed in, and sent back where it does not hold. */
@Injectable()
export class DirectiveTablesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: DutyRowsRepository,
    private readonly sight: DutySight,
    private readonly permission: DutyPermission,
    private readonly dutyViews: DutyViews,
    private readonly reporting: DutyReportingService,
    private readonly directives: DirectivesRepository,
    private readonly issued: DirectivesService,
    private readonly returns: DirectiveReturnsRepository,
    private readonly known: KnownFactsReads,
    private readonly party: VerifyingParty,
    private readonly settling: SettleCheckService,
  ) {}

  table(actor: Actor, dutyId: string): Promise<DutyTableDto> {
    return this.unitOfWork.read(actor, (tx) => this.shown(tx, dutyId));
  }

  /** Keeps what is typed, whatever is wrong with it; two who type at once do not overwrite each other. */
  save(actor: Actor, dutyId: string, version: number, typed: readonly TableRow[]): Promise<TableSavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const duty = await this.permission.reportable(tx, await this.rows.byId(tx, dutyId));
      const { id: directiveId, tableColumns: columns } = await this.directiveOf(tx, duty);
      const { rows, faults } = checkTableRows(columns, textOf(typed));
      const all = await this.returns.ofDuty(tx, dutyId);
      const draft = all.find(({ state }) => state === 'draft');
      const number = (all.at(-1)?.number ?? 0) + 1;
      const changed =
        draft && draft.version === version
          ? await this.returns.save(tx, draft.id, version, rows)
          : !draft && version === 0
            ? await this.returns.begin(tx, { directiveId, dutyId, number }, rows)
            : 0;
      if (changed === 0) throw new Refused(platformRefusals['request.changed-meanwhile']());
      return { version: version + 1, savedAt: tx.now, faults: [...faults] };
    });
  }

  /** Hands in what was saved: the filled table is the report. */
  send(actor: Actor, dutyId: string, version: number): Promise<DutyTableDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { duty, inSteadOf } = await this.permission.inStead(tx, await this.rows.lock(tx, dutyId));
      const { tableColumns: columns } = await this.directiveOf(tx, duty);
      const draft = (await this.returns.ofDuty(tx, dutyId)).find(({ state }) => state === 'draft');
      if (draft?.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const rows = filledRows(draft.rows);
      refuseUnfit(checkTableRows(columns, rows));
      await this.returns.replace(tx, dutyId);
      const known = await this.known.ofDuty(tx, duty);
      if ((await this.returns.send(tx, draft, { rows, known })) === 0)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      const table = { number: draft.number, rows: rows.length };
      const body = { result: tableResult(table.number, table.rows) };
      await this.reporting.reportLocked(tx, duty, { body, inSteadOf, table });
      return this.shown(tx, dutyId);
    });
  }

  /** By whoever issued it, with the reason that the target reads; the duty is open again, and the next version begins. */
  sendBack(actor: Actor, dutyId: string, version: number, reason: string): Promise<DutyTableDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const duty = await this.sight.require(tx, await this.rows.lock(tx, dutyId));
      await this.issued.require(tx, await this.directiveOf(tx, duty));
      const table = (await this.returns.ofDuty(tx, dutyId)).filter(({ state }) => state !== 'draft').at(-1);
      if (!table || table.version !== version)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      accept(maySendBack(table, duty));
      await this.open(tx, duty, table, plainText(reason));
      return this.shown(tx, dutyId);
    });
  }

  private async shown(tx: ReadTx, dutyId: string): Promise<DutyTableDto> {
    const duty = await this.sight.require(tx, await this.rows.byId(tx, dutyId));
    const { tableColumns: columns } = await this.directiveOf(tx, duty);
    const [row] = await this.dutyViews.rows(tx, [duty]);
    // What is typed and not sent is shown to whoever fills it.
    const all = await this.returns.ofDuty(tx, dutyId);
    const sent = all.filter(({ state }) => state !== 'draft');
    const draft = row!.canReport ? all.find(({ state }) => state === 'draft') : undefined;
    const latest = draft ?? sent.at(-1);
    const handedIn = latest?.state === 'sent' ? latest : undefined;
    const rows = latest?.rows ?? [];
    return {
      dutyId,
      columns: columns.map((column) => ({ ...column, choices: [...column.choices] })),
      known: { ...(handedIn?.known ?? (await this.known.ofDuty(tx, duty))) },
      rows: rows.map((values) => ({ ...values })),
      version: draft?.version ?? 0,
      savedAt: draft?.savedAt.toISOString() ?? null,
      faults: handedIn ? [] : [...checkTableRows(columns, rows).faults],
      versions: sent.map(tableVersion),
      canFill: row!.canReport,
    };
  }

  /** An act of verification, like every way back (decision 76): whoever issued it has looked at the table. */
  private async open(tx: WriteTx, duty: DutyRecord, table: ReturnRecord, reason: string): Promise<void> {
    const { duty: verifiable, actor } = await this.party.of(tx, duty);
    // The issuer answers for the directive: within their own body they need not head it.
    const state = accept(mayVerifyDuty(verifiable, { ...actor, isHead: true }, 'return'));
    await this.settling.settle(
      tx,
      duty,
      state,
      {
        ...{ kind: 'records', result: 'returned', heldOn: tx.today },
        ...{ object: tableObject(table.number), strength: null, doubt: reason, noDoubtBecause: null },
      },
      { reason, table: { number: table.number } },
    );
  }

  private async directiveOf(tx: ReadTx, { directiveId, asksTable }: DutyRecord): Promise<WithTable> {
    const directive = directiveId === null ? undefined : await this.directives.byId(tx, directiveId);
    if (!asksTable || !directive?.tableColumns) throw new Refused(directivesRefusals['directive.no-table']());
    return directive as WithTable;
  }
}

/** Whatever came in a cell is text. */
const textOf = (rows: readonly TableRow[]): TableRow[] =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')])),
  );

function refuseUnfit({ rows, faults }: ReturnType<typeof checkTableRows>): void {
  if (rows.length === 0) throw new Refused(directivesRefusals['directive.table-empty']());
  const [first] = faults;
  if (!first) return;
  const refusal = directivesRefusals['directive.table-faulty'];
  const { zh } = refusal({ parameters: { count: faults.length, first: first.zh } });
  const { en } = refusal({ parameters: { count: faults.length, first: first.en } });
  throw new Refused({ ...refusal({ field: first.key }), zh, en });
}
