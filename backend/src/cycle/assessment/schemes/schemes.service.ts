import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import { readScheme } from '@zeren/domain/cycle/assessment/scheme/read-scheme';
import type { Scheme } from '@zeren/domain/cycle/assessment/scheme/scheme';
import { EXAMPLE_SETS } from '@zeren/domain/cycle/assessment/sets/example-sets';
import { canonicalText } from '@zeren/domain/cycle/assessment/snapshot/canonical-text';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import { SchemeViews } from './scheme-views';
import type { NewSchemeBody, ReadySetsView, SchemePageView, SchemeView } from './schemes.dto';
import { SchemesRepository } from './schemes.repository';
import type { SchemeRecord, SchemeTitle } from './schemes.repository';

const PAGE = pageCursor('instant', 'id');
type Document = Record<string, unknown>;

/** Schemes: kept as drafts however faulty, published only without a fault, and then never changed (decisions 10, 15). */
@Injectable()
export class SchemesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SchemesRepository,
    private readonly views: SchemeViews,
    private readonly organizations: OrganizationReads,
  ) {}

  readySets(): ReadySetsView {
    const items = READY.map(({ code, name, indicators }) => ({
      code,
      ...name,
      indicators: indicators.length,
    }));
    return { items };
  }

  page(actor: Actor, after: string | undefined, limit: number): Promise<SchemePageView> {
    return this.unitOfWork.read(actor, async (tx) => {
      const rows = await this.repository.page(tx, PAGE.read(after), limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map((row) => this.views.row(row)),
        next: last ? PAGE.write([last.createdAt, last.id]) : null,
      };
    });
  }

  one(actor: Actor, id: string): Promise<SchemeView> {
    return this.unitOfWork.read(actor, async (tx) => this.view(tx, await this.require(tx, id)));
  }

  create(actor: Actor, { organizationId, document, readySet }: NewSchemeBody): Promise<SchemeView> {
    const given = document ?? readyDocument(readySet);
    return this.unitOfWork.write(actor, async (tx) => {
      if (!(await this.organizations.within(tx, [organizationId])).has(organizationId))
        throw new Refused(platformRefusals['request.not-found']({ field: 'organizationId' }));
      const id = uuidv7();
      const title = titleOf(given);
      await this.repository.insert(tx, id, organizationId, title, given);
      tx.audit({
        action: 'assessment-scheme.save',
        subject: subject(id),
        after: { ...title, organizationId },
      });
      return this.view(tx, (await this.repository.byId(tx, id))!);
    });
  }

  replace(actor: Actor, id: string, version: number, document: Document): Promise<SchemeView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.changeable(tx, id);
      const title = titleOf(document);
      unchanged(await this.repository.replace(tx, id, version, title, document));
      tx.audit({
        action: 'assessment-scheme.save',
        subject: subject(id),
        before: titleIn(before),
        after: title,
      });
      return this.view(tx, (await this.repository.byId(tx, id))!);
    });
  }

  /** Publishing an invalid scheme is refused; what is published scores whatever comes, unchanged. */
  publish(actor: Actor, id: string, version: number): Promise<SchemeView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.changeable(tx, id);
      const read = readScheme(before.document);
      if (!read.ok) throw new Refused(notValid(read.faults));
      await this.defineFacts(tx, read.scheme);
      const digest = createHash('sha256').update(canonicalText(before.document)).digest('hex');
      const { code, versionNo } = before;
      unchanged(
        await this.repository.publish(tx, id, version, digest).catch((fault: { constraint?: string }) => {
          if (fault.constraint !== 'assessment_scheme_once') throw fault;
          const parameters = { code, version: versionNo };
          throw new Refused(assessmentRefusals['scheme.version-taken']({ parameters }));
        }),
      );
      tx.audit({
        action: 'assessment-scheme.publish',
        subject: subject(id),
        after: { ...titleIn(before), digest },
      });
      return this.view(tx, (await this.repository.byId(tx, id))!);
    });
  }

  /** One key has one meaning in the district. */
  private async defineFacts(tx: WriteTx, scheme: Scheme): Promise<void> {
    const facts = [...scheme.facts];
    await this.repository.define(
      tx,
      facts.map(([key, { zh, en, kind, unit, words }]) => ({
        ...{ key, zh, en, kind, unit: unit ?? null, words: words ?? null },
        source: this.views.sourceOf(key, kind),
      })),
    );
    const known = await this.repository.definitions(
      tx,
      facts.map(([key]) => key),
    );
    const other = known.find(({ key, kind }) => scheme.facts.get(key)!.kind !== kind);
    if (other) {
      const parameters = { key: other.key };
      throw new Refused(assessmentRefusals['scheme.fact-differs']({ parameters }));
    }
  }

  private async changeable(tx: WriteTx, id: string): Promise<SchemeRecord> {
    const scheme = await this.require(tx, id);
    if (!(await this.mayChange(tx, scheme))) throw new Refused(platformRefusals['request.not-found']());
    if (scheme.state !== 'draft') throw new Refused(assessmentRefusals['scheme.published']());
    return scheme;
  }

  private async require(tx: ReadTx, id: string): Promise<SchemeRecord> {
    const scheme = await this.repository.byId(tx, id);
    if (!scheme) throw new Refused(platformRefusals['request.not-found']());
    return scheme;
  }

  private async mayChange(tx: ReadTx, { organizationId }: SchemeRecord): Promise<boolean> {
    const roots = tx.actor.permissions.get('assessments.manage') ?? [];
    return (await this.organizations.within(tx, [organizationId], roots)).has(organizationId);
  }

  private async view(tx: ReadTx, scheme: SchemeRecord): Promise<SchemeView> {
    return this.views.whole(scheme, scheme.state === 'draft' && (await this.mayChange(tx, scheme)));
  }
}

interface ReadyDocument {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly indicators: readonly unknown[];
}
const READY = EXAMPLE_SETS as readonly ReadyDocument[];

function readyDocument(code: string | undefined): Document {
  if (code === undefined)
    throw new Refused(assessmentRefusals['scheme.nothing-given']({ field: 'document' }));
  const ready = READY.find((one) => one.code === code);
  if (!ready) throw new Refused(assessmentRefusals['scheme.unknown-set']({ field: 'readySet' }));
  return ready as unknown as Document;
}

const subject = (id: string) => ({ kind: 'assessment-scheme', id });

const titleIn = ({ code, versionNo, nameZh, nameEn }: SchemeTitle): SchemeTitle => ({
  ...{ code, versionNo, nameZh, nameEn },
});

/** As far as the document says it: a draft may be anything. */
function titleOf(document: Document): SchemeTitle {
  const name = (document.name ?? {}) as { zh?: unknown; en?: unknown };
  const words = (value: unknown, otherwise: string) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : otherwise;
  const nameZh = words(name.zh, '未命名方案');
  const version = document.version;
  return {
    code: words(document.code, 'unnamed').slice(0, 80),
    versionNo:
      typeof version === 'number' && Number.isInteger(version) && version > 0 ? Math.min(version, 100000) : 1,
    nameZh,
    nameEn: words(name.en, nameZh),
  };
}

function notValid(faults: readonly { readonly at: string; readonly zh: string; readonly en: string }[]) {
  const [first] = faults;
  const refusal = assessmentRefusals['scheme.not-valid']({
    parameters: { n: faults.length, first: '{first}' },
  });
  return {
    ...refusal,
    zh: refusal.zh.replace('{first}', `${first!.at} ${first!.zh}`),
    en: refusal.en.replace('{first}', `${first!.at} ${first!.en}`),
  };
}
