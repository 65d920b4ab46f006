import { Injectable } from '@nestjs/common';
import { tableTotals } from '@zeren/domain/cycle/duties/directives/table-totals';
import type { ReadTx } from '../../../platform/database/transaction';
import { OrganizationReads } from '../../../registry/organizations';
import type { DutyRowDto } from '../dto/duty.dto';
import { DutyViews } from '../duty-views';
import { DirectiveDutiesRepository } from './directive-duties.repository';
import { DirectiveReturnsRepository } from './directive-returns.repository';
import type { ReturnFacts } from './directive-returns.repository';
import { DirectiveTargetsService } from './directive-targets.service';
import { DirectivesRepository } from './directives.repository';
import type { DirectiveCounts, DirectiveRecord, TargetRecord } from './directives.repository';
import { tableValues } from './table-values';
import type {
  DirectiveDetailDto,
  DirectiveRowDto,
  DirectiveTargetDto,
  TableVersionDto,
} from './dto/directives.dto';

/** Turns stored directives into what whoever issues them is shown: everything of all targets at once. */
@Injectable()
export class DirectiveViews {
  constructor(
    private readonly directives: DirectivesRepository,
    private readonly duties: DirectiveDutiesRepository,
    private readonly returns: DirectiveReturnsRepository,
    private readonly targets: DirectiveTargetsService,
    private readonly dutyViews: DutyViews,
    private readonly organizations: OrganizationReads,
  ) {}

  async whole(tx: ReadTx, directive: DirectiveRecord): Promise<DirectiveDetailDto> {
    const targets = await this.targetsOf(tx, directive.id);
    const [body] = await this.organizations.organizations(tx, [directive.organizationId]);
    const tenures = directive.issuedByTenureId
      ? await this.organizations.tenures(tx, [directive.issuedByTenureId])
      : [];
    const columns = directive.tableColumns;
    const rows = columns
      ? (await this.returns.sent(tx, directive.id)).flatMap((sent) => tableValues(columns, sent))
      : [];
    return {
      ...directiveRow(directive, countsOf(targets)),
      content: directive.content,
      organizationId: directive.organizationId,
      organizationName: body?.nameZh ?? '',
      tableColumns: columns && columns.map((column) => ({ ...column, choices: [...column.choices] })),
      targets,
      totals: columns ? tableTotals(columns, rows) : {},
      issuedBy: tenures[0]?.personName ?? null,
      withdrawnAt: directive.withdrawnAt?.toISOString() ?? null,
      withdrawnReason: directive.withdrawnReason,
    };
  }

  /** Where each target stands; who took a post over, or where it moved to, is what its duty says. */
  async targetsOf(tx: ReadTx, directiveId: string): Promise<DirectiveTargetDto[]> {
    const targets = await this.directives.targets(tx, directiveId);
    const duties = await this.dutyViews.rows(tx, await this.duties.of(tx, directiveId));
    const tables = await this.returns.ofDirective(tx, directiveId);
    const dutyOf = new Map(duties.map((duty) => [duty.id, duty]));
    const postIds = targets.map((target) => dutyFor(target, dutyOf)?.postId ?? target.postId);
    const posts = await this.targets.views(tx, await this.organizations.posts(tx, [...new Set(postIds)]));
    const choiceOf = new Map(posts.map((post) => [post.postId, post]));
    return targets.flatMap((target, index) => {
      const duty = dutyFor(target, dutyOf);
      const choice = choiceOf.get(postIds[index]!);
      return choice
        ? [{ ...choice, ...placeOf(duty), role: target.role, duty, tables: tablesOf(tables, duty) }]
        : [];
    });
  }
}

const dutyFor = ({ dutyId }: TargetRecord, duties: ReadonlyMap<string, DutyRowDto>): DutyRowDto | null =>
  (dutyId && duties.get(dutyId)) || null;

const placeOf = (duty: DutyRowDto | null) => (duty ? { holderName: duty.holderName } : {});

const tablesOf = (tables: readonly ReturnFacts[], duty: DutyRowDto | null): TableVersionDto[] =>
  duty ? tables.filter(({ dutyId, state }) => dutyId === duty.id && state !== 'draft').map(tableVersion) : [];

/** A version as people are shown it. */
export const tableVersion = (facts: ReturnFacts): TableVersionDto => ({
  id: facts.id,
  number: facts.number,
  state: facts.state,
  rowCount: facts.rowCount,
  sentAt: facts.sentAt?.toISOString() ?? null,
  returnReason: facts.returnReason,
  version: facts.version,
});

/** A directive as it stands in a list. */
export const directiveRow = (directive: DirectiveRecord, counts: DirectiveCounts): DirectiveRowDto => ({
  id: directive.id,
  sourceCode: directive.sourceCode,
  title: directive.title,
  issuer: directive.issuer,
  basis: directive.basis,
  dueOn: directive.dueOn,
  checkingClass: directive.checkingClass,
  state: directive.state,
  hasTable: directive.tableColumns !== null,
  createdAt: directive.createdAt.toISOString(),
  issuedAt: directive.issuedAt?.toISOString() ?? null,
  counts,
  version: directive.version,
});

function countsOf(targets: readonly DirectiveTargetDto[]): DirectiveCounts {
  const duties = targets.flatMap(({ duty }) => duty ?? []);
  const are = (is: (duty: DutyRowDto) => boolean) => duties.filter(is).length;
  return {
    targets: targets.length,
    done: are(({ state }) => state === 'reported' || state === 'verified'),
    overdue: are(({ state, light }) => state === 'owed' && (light === 'overdue' || light === 'severe')),
    returned: are(({ state }) => state === 'returned'),
  };
}
