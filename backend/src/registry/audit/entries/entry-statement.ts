import { createHash } from 'node:crypto';
import { refusedActions } from '@zeren/domain/registry/audit/action-words';
import { entryColumns } from './entry-rows';
import type { Actors, EntryFilter } from './entry-rows';

/** Rows of the way into the record, and the condition that an entry fulfils for such a row (`w`). */
interface Way {
  readonly rows: string;
  readonly condition: string;
}

/**
 * Builds the text of a page of entries; its name is its digest, for one name may stand for one text only. Whatever is asked
 * for, the page is merged of walks along an index, newest first, each of which ends after a page: per district, per
 * action, per account, per subject. No walk sorts, none reads the whole record unless nothing fits.
 */
export class EntryStatement {
  private readonly values: unknown[] = [];

  constructor(
    private readonly filter: EntryFilter,
    private readonly limit: number,
  ) {}

  build(): { name: string; text: string; values: readonly unknown[] } {
    const limit = this.bind(this.limit);
    const conditions = this.conditions();
    const walks = this.ways().map(
      ({ rows, condition }) => `
        (SELECT found.* FROM ${rows} CROSS JOIN LATERAL (
           SELECT e.district_id, e.at, e.id FROM audit_entry e
           WHERE ${[condition, ...conditions].join(' AND ')}
           ORDER BY e.at DESC, e.id DESC LIMIT ${limit}) AS found)`,
    );
    const text = `
      SELECT ${entryColumns(this.bind(refusedActions()))}
      FROM (SELECT * FROM (${walks.join('\nUNION\n')}) AS walked ORDER BY at DESC, id DESC LIMIT ${limit}) AS page
      JOIN audit_entry e ON e.district_id = page.district_id AND e.id = page.id
      ORDER BY e.at DESC, e.id DESC`;
    return {
      name: `audit.entries.${createHash('sha256').update(text).digest('hex').slice(0, 24)}`,
      text,
      values: this.values,
    };
  }

  private ways(): Way[] {
    const { named, actors, actions, districtIds } = this.filter;
    if (named) return [...this.bySubject(), ...this.byActors(named.actors)];
    if (actors) return this.byActors(actors);
    const districts = `unnest(${this.bind(districtIds)}::uuid[])`;
    if (actions) {
      const rows = `${districts} AS d(id) CROSS JOIN unnest(${this.bind(actions)}::text[]) AS w(action)`;
      return [{ rows, condition: 'e.district_id = d.id AND e.action = w.action' }];
    }
    return [{ rows: `${districts} AS w(id)`, condition: 'e.district_id = w.id' }];
  }

  private bySubject(): Way[] {
    const subjects = this.filter.named!.subjects;
    if (subjects.length === 0) return [];
    const column = (values: readonly string[], type: string) => `${this.bind(values)}::${type}[]`;
    const rows = `unnest(${[
      column(
        subjects.map(({ districtId }) => districtId),
        'uuid',
      ),
      column(
        subjects.map(({ kind }) => kind),
        'text',
      ),
      column(
        subjects.map(({ id }) => id),
        'uuid',
      ),
    ].join(', ')}) AS w(district_id, kind, id)`;
    return [
      {
        rows,
        condition: 'e.district_id = w.district_id AND e.subject_kind = w.kind AND e.subject_id = w.id',
      },
    ];
  }

  private byActors({ accountIds, tenureIds }: Actors): Way[] {
    const per = (column: string, ids: readonly string[], more = ''): Way => ({
      rows: `unnest(${this.bind(this.filter.districtIds)}::uuid[]) AS d(id)
             CROSS JOIN unnest(${this.bind(ids)}::uuid[]) AS w(id)`,
      condition: `e.district_id = d.id AND e.${column} = w.id${more}`,
    });
    return [
      per('account_id', accountIds),
      per('actor_tenure_id', tenureIds, ' AND e.account_id IS NULL AND e.actor_tenure_id IS NOT NULL'),
    ];
  }

  /** What holds on every way. */
  private conditions(): string[] {
    const { from, until, actions, exceptActions, kind, subjectId, requestId, actors, named, after } =
      this.filter;
    const conditions: string[] = [];
    const add = (condition: (at: string) => string, value: unknown) => {
      if (value !== undefined) conditions.push(condition(this.bind(value)));
    };
    add((at) => `e.at >= ${at}::timestamptz`, from);
    add((at) => `e.at < ${at}::timestamptz`, until);
    add((at) => `e.action = ANY(${at}::text[])`, actors || named ? actions : undefined);
    add((at) => `e.action <> ALL(${at}::text[])`, exceptActions.length > 0 ? exceptActions : undefined);
    add((at) => `e.subject_kind = ${at}`, kind);
    add((at) => `e.subject_id = ${at}::uuid`, subjectId);
    add((at) => `e.request_id = ${at}`, requestId);
    if (named) add((at) => `e.district_id = ANY(${at}::uuid[])`, this.filter.districtIds);
    if (named && actors) {
      const [accounts, tenures] = [this.bind(actors.accountIds), this.bind(actors.tenureIds)];
      conditions.push(`(e.account_id = ANY(${accounts}::uuid[])
        OR (e.account_id IS NULL AND e.actor_tenure_id = ANY(${tenures}::uuid[])))`);
    }
    if (after) {
      const [at, id] = [this.bind(after.at), this.bind(after.id)];
      conditions.push(`(e.at, e.id) < (${at}::timestamptz, ${id}::uuid)`);
    }
    return conditions;
  }

  private bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
