import { Injectable } from '@nestjs/common';
import { entryChanges } from '@zeren/domain/registry/audit/entry-changes';
import type { FieldChange } from '@zeren/domain/registry/audit/entry-changes';
import { entryOutcome, entrySentence } from '@zeren/domain/registry/audit/entry-sentence';
import { fieldLabel, isTechnical, namedIn, valueWords } from '@zeren/domain/registry/audit/field-words';
import { subjectWords } from '@zeren/domain/registry/audit/subject-words';
import type { ReadTx } from '../../../platform/database/transaction';
import { SubjectBook, subjectKey } from '../../../platform/subjects/subject-book';
import type { SubjectName, SubjectRef } from '../../../platform/subjects/subject-kind';
import { AccountReads } from '../../identity';
import type { AccountName } from '../../identity';
import { OrganizationReads } from '../../organizations';
import type { TenureRow } from '../../organizations';
import type { AuditChangeDto, AuditDoerDto, AuditSubjectDto, AuditWordsDto } from './dto/entry.dto';
import type { EntryRow, WholeEntryRow } from './entry-rows';

/** What is said of an entry wherever it is shown. */
export interface ToldEntry {
  readonly at: string;
  readonly outcome: 'done' | 'refused';
  readonly sentence: AuditWordsDto;
  readonly doer: AuditDoerDto;
  readonly subject: AuditSubjectDto;
}

/** What the ids in some entries of one district stand for. */
interface Names {
  readonly accounts: ReadonlyMap<string, AccountName>;
  readonly tenures: ReadonlyMap<string, TenureRow>;
  readonly subjects: ReadonlyMap<string, SubjectName>;
}

/** Turns entries into what people read. Names come set by set, of the transaction's district, never one by one. */
@Injectable()
export class EntryViews {
  constructor(
    private readonly book: SubjectBook,
    private readonly accounts: AccountReads,
    private readonly organizations: OrganizationReads,
  ) {}

  async told(tx: ReadTx, rows: readonly EntryRow[]): Promise<ToldEntry[]> {
    const names = await this.names(tx, rows);
    return rows.map((row) => {
      const on = shanghaiDay(row.at);
      const doer = doerOf(row, names);
      const name = names.subjects.get(subjectKey({ kind: row.subjectKind, id: row.subjectId })) ?? null;
      return {
        at: row.at.toISOString(),
        outcome: entryOutcome(row.action, on),
        sentence: entrySentence({ action: row.action, on, doer, subjectName: name, refusal: row.refusal }),
        doer,
        subject: {
          kind: row.subjectKind,
          kindWords: subjectWords(row.subjectKind),
          id: row.subjectId,
          name: name && { zh: name.zh, en: name.en ?? name.zh },
        },
      };
    });
  }

  /** What each entry changed, at most so many fields of each. */
  async changes(
    tx: ReadTx,
    rows: readonly WholeEntryRow[],
    most: number,
    keep: (change: FieldChange) => boolean = () => true,
  ): Promise<{ changes: AuditChangeDto[]; changesCut: boolean }[]> {
    const all = rows.map(({ before, after }) => entryChanges(before, after).filter(keep));
    const told = all.map((changes) => changes.slice(0, most));
    const names = await this.book.names(tx, told.flat().flatMap(namedInChange));
    return told.map((changes, place) => ({
      changes: changes.map((change) => changeView(change, names)),
      changesCut: all[place]!.length > changes.length,
    }));
  }

  private async names(tx: ReadTx, rows: readonly EntryRow[]): Promise<Names> {
    const accountIds = [...new Set(rows.flatMap(({ accountId }) => accountId ?? []))];
    const tenureIds = [...new Set(rows.flatMap(({ tenureId }) => tenureId ?? []))];
    const accounts = accountIds.length === 0 ? [] : await this.accounts.named(tx, accountIds);
    const tenures = tenureIds.length === 0 ? [] : await this.organizations.tenures(tx, tenureIds);
    const people = accounts.flatMap(({ personId }) => (personId ? [{ kind: 'person', id: personId }] : []));
    const subjects = rows.map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId }));
    return {
      accounts: new Map(accounts.map((account) => [account.id, account])),
      tenures: new Map(tenures.map((tenure) => [tenure.tenureId, tenure])),
      subjects: await this.book.names(tx, [...people, ...subjects]),
    };
  }
}

function doerOf({ accountId, tenureId }: EntryRow, names: Names): AuditDoerDto {
  const account = accountId === null ? undefined : names.accounts.get(accountId);
  const tenure = tenureId === null ? undefined : names.tenures.get(tenureId);
  const person =
    account?.personId && names.subjects.get(subjectKey({ kind: 'person', id: account.personId }));
  return {
    personName: tenure?.personName ?? (person ? person.zh : null),
    postTitle: tenure?.postTitle ?? null,
    organizationName: tenure?.organizationName ?? null,
    accountId,
    username: account?.username ?? null,
    administrator: account?.administrator ?? null,
  };
}

function namedInChange({ path, before, after }: FieldChange): SubjectRef[] {
  const kind = namedIn(path);
  return kind ? [before, after].flatMap((id) => (typeof id === 'string' ? [{ kind, id }] : [])) : [];
}

function changeView(change: FieldChange, names: ReadonlyMap<string, SubjectName>): AuditChangeDto {
  const { path, kind, before, after } = change;
  const subjectKind = namedIn(path);
  const words = (value: unknown): AuditWordsDto => {
    const name =
      subjectKind && typeof value === 'string' && names.get(subjectKey({ kind: subjectKind, id: value }));
    return name ? { zh: name.zh, en: name.en ?? name.zh } : valueWords(path, value);
  };
  return {
    path: path.join('.'),
    label: fieldLabel(path),
    kind,
    before: kind === 'set' ? null : words(before),
    after: kind === 'removed' ? null : words(after),
    technical: isTechnical(path),
  };
}

const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

/** Shanghai keeps one offset all year. */
function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10);
}
