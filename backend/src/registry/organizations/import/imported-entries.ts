import type {
  OrganizationToImport,
  PersonToImport,
  PostToImport,
} from '@zeren/domain/registry/organizations/import/county-import';
import type { AuditEntry, WriteTx } from '../../../platform/database/transaction';
import { knownContact } from '../people/known-contact';

/** A row that an import wrote: new, or changed. */
export interface Written {
  readonly id: string;
  readonly code: string;
  readonly added: boolean;
}

/** A row of 单位分类 that an import wrote; what was there before, where it was there. */
export interface WrittenClass {
  readonly organizationId: string;
  readonly classCode: string;
  readonly basis: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly before: string | null;
}

/** A row of 考核分组 that an import wrote. */
export interface WrittenGroup {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly objectCode: string;
  readonly classCode: string | null;
  readonly basis: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A row of 分组成员 that an import wrote; whether it now ends earlier than it did. */
export interface WrittenMember {
  readonly groupId: string;
  readonly organizationId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly leaves: boolean;
}

/** Tells the record of rows that were written. */
export function tell(tx: WriteTx, entries: readonly AuditEntry[]): void {
  for (const entry of entries) tx.audit(entry);
}

/** What the record says of each row that an import wrote, in the words of the same acts done by hand. */
export const importedEntries = {
  organizations(
    rows: readonly OrganizationToImport[],
    written: readonly Written[],
    moved: readonly Written[],
  ): AuditEntry[] {
    const rowOf = byCode(rows);
    const all = written.map(({ id, code, added }) =>
      entry('organization', id, added ? 'organization.create' : 'organization.change', rowOf(code)),
    );
    const toldOf = new Set(written.map(({ id }) => id));
    const onlyMoved = moved.filter(({ id }) => !toldOf.has(id));
    const moves = onlyMoved.map(({ id, code }) =>
      entry('organization', id, 'organization.move', { parentCode: rowOf(code).parentCode }),
    );
    return [...all, ...moves];
  },

  posts(rows: readonly PostToImport[], written: readonly Written[]): AuditEntry[] {
    const rowOf = byCode(rows);
    return written.map(({ id, code, added }) =>
      entry('post', id, added ? 'post.create' : 'post.change', rowOf(code)),
    );
  },

  /** Of a contact the record says that there is one, not what it is: it outlives whoever is reached by it. */
  people(
    rows: readonly PersonToImport[],
    written: readonly Written[],
    reached: readonly Written[],
  ): AuditEntry[] {
    const rowOf = byCode(rows);
    const isNew = new Set(written.filter(({ added }) => added).map(({ id }) => id));
    const named = written.map(({ id, code, added }) => {
      const { name, ...contact } = rowOf(code);
      return added
        ? entry('person', id, 'person.create', { name, code, ...knownContact(contact) })
        : entry('person', id, 'person.rename', { name });
    });
    const contacts = reached
      .filter(({ id }) => !isNew.has(id))
      .map(({ id, code }) => entry('person', id, 'person.keep-contact', knownContact(rowOf(code))));
    return [...named, ...contacts];
  },

  unitClasses(written: readonly WrittenClass[]): AuditEntry[] {
    return written.map(({ organizationId, classCode, basis, validFrom: on, validTo, before }) => ({
      ...entry('organization', organizationId, 'organization.classify', { classCode, on, validTo, basis }),
      before: before === null ? null : { classCode: before },
    }));
  },

  groups(added: readonly WrittenGroup[], changed: readonly WrittenGroup[]): AuditEntry[] {
    const told = (action: string) => (group: WrittenGroup) =>
      entry('assessment-group', group.id, action, group);
    return [...changed.map(told('assessment-group.change')), ...added.map(told('assessment-group.create'))];
  },

  groupMembers(written: readonly WrittenMember[]): AuditEntry[] {
    return written.map(({ groupId, organizationId, validFrom, validTo, leaves }) => {
      const organizationIds = [organizationId];
      return leaves
        ? entry('assessment-group', groupId, 'assessment-group.leave', { organizationIds, on: validTo })
        : entry('assessment-group', groupId, 'assessment-group.join', {
            ...{ organizationIds, on: validFrom, validTo },
          });
    });
  },
};

const entry = (kind: string, id: string, action: string, after: object): AuditEntry => ({
  action,
  subject: { kind, id },
  after,
});

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): (code: string) => Row {
  const known = new Map(rows.map((row) => [row.code, row]));
  return (code) => known.get(code)!;
}
