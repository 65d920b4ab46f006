import { Injectable } from '@nestjs/common';
import { readScheme } from '@zeren/domain/cycle/assessment/scheme/read-scheme';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';
import { SchemesRepository } from '../schemes/schemes.repository';
import type { AssessmentRecord } from './assessment-record';
import { AssessmentsRepository } from './assessments.repository';

/** A scheme as it was published, and its document. */
export interface PublishedScheme {
  readonly scheme: Scheme;
  readonly document: Record<string, unknown>;
}

/** Who may see and lead an assessment, and the scheme it goes by. */
@Injectable()
export class AssessmentAccess {
  constructor(
    private readonly assessments: AssessmentsRepository,
    private readonly schemes: SchemesRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  /** Not found and not in sight answer the same. */
  async require(tx: ReadTx, id: string): Promise<AssessmentRecord> {
    const found = await this.assessments.byId(tx, id);
    if (!found) throw new Refused(platformRefusals['request.not-found']());
    return found;
  }

  /** Kept as it is until the transaction ends, of the version that was seen, and led by the one who asks. */
  async led(tx: WriteTx, id: string, version?: number): Promise<AssessmentRecord> {
    const found = await this.assessments.lock(tx, id);
    if (!found || !(await this.mayLead(tx, found)))
      throw new Refused(platformRefusals['request.not-found']());
    if (version !== undefined && found.version !== version)
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    return found;
  }

  async mayLead(tx: ReadTx, { organizationId }: Pick<AssessmentRecord, 'organizationId'>): Promise<boolean> {
    const roots = tx.actor.permissions.get('assessments.manage') ?? [];
    return (await this.organizations.within(tx, [organizationId], roots)).has(organizationId);
  }

  /** Several of them, by id. */
  async schemesOf(tx: ReadTx, schemeIds: readonly string[]): Promise<Map<string, Scheme>> {
    const records = await this.schemes.documents(tx, [...new Set(schemeIds)]);
    const read = records.map(({ id, document }) => [id, readScheme(document)] as const);
    return new Map(read.flatMap(([id, one]) => (one.ok ? [[id, one.scheme] as const] : [])));
  }

  /** Published schemes were read once without a fault, and never change. */
  async schemeOf(tx: ReadTx, schemeId: string): Promise<PublishedScheme> {
    const record = await this.schemes.byId(tx, schemeId);
    const read = record && readScheme(record.document);
    if (!read?.ok) throw new Error(`The scheme ${schemeId} can't be read any more.`);
    return { scheme: read.scheme, document: record!.document };
  }
}

/** Keys of the facts that scorers mark. */
export const markKeysOf = (scheme: Scheme): string[] =>
  [...scheme.facts].filter(([, { kind }]) => kind === 'marks').map(([key]) => key);
