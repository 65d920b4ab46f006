import type {
  OrganizationToImport,
  PersonToImport,
  PostToImport,
} from '@zeren/domain/registry/organizations/import/county-import';
import type { WriteTx } from '../../../platform/database/transaction';
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

/** Tells the record of each row that an import wrote, in the words of the same acts done by hand. */
export const tellImported = {
  organizations(
    tx: WriteTx,
    rows: readonly OrganizationToImport[],
    written: readonly Written[],
    moved: readonly Written[],
  ): void {
    const rowOf = byCode(rows);
    for (const { id, code, added } of written) {
      tx.audit({
        action: added ? 'organization.create' : 'organization.change',
        subject: { kind: 'organization', id },
        after: rowOf(code),
      });
    }
    const told = new Set(written.map(({ id }) => id));
    for (const { id, code } of moved.filter((row) => !told.has(row.id))) {
      const after = { parentCode: rowOf(code).parentCode };
      tx.audit({ action: 'organization.move', subject: { kind: 'organization', id }, after });
    }
  },

  posts(tx: WriteTx, rows: readonly PostToImport[], written: readonly Written[]): void {
    const rowOf = byCode(rows);
    for (const { id, code, added } of written) {
      tx.audit({
        action: added ? 'post.create' : 'post.change',
        subject: { kind: 'post', id },
        after: rowOf(code),
      });
    }
  },

  /** Of a contact the record says that there is one, not what it is: it outlives whoever is reached by it. */
  people(
    tx: WriteTx,
    rows: readonly PersonToImport[],
    written: readonly Written[],
    reached: readonly Written[],
  ): void {
    const rowOf = byCode(rows);
    for (const { id, code, added } of written) {
      const { name, ...contact } = rowOf(code);
      const after = added ? { name, code, ...knownContact(contact) } : { name };
      tx.audit({
        action: added ? 'person.create' : 'person.rename',
        subject: { kind: 'person', id },
        after,
      });
    }
    const isNew = new Set(written.filter(({ added }) => added).map(({ id }) => id));
    for (const { id, code } of reached.filter((row) => !isNew.has(row.id))) {
      const after = knownContact(rowOf(code));
      tx.audit({ action: 'person.keep-contact', subject: { kind: 'person', id }, after });
    }
  },

  unitClasses(tx: WriteTx, written: readonly WrittenClass[]): void {
    for (const { organizationId, classCode, basis, validFrom: on, validTo, before } of written) {
      tx.audit({
        action: 'organization.classify',
        subject: { kind: 'organization', id: organizationId },
        before: before === null ? null : { classCode: before },
        after: { classCode, on, validTo, basis },
      });
    }
  },

  groups(tx: WriteTx, written: readonly WrittenGroup[], added: ReadonlySet<string>): void {
    for (const group of written) {
      tx.audit({
        action: added.has(group.id) ? 'assessment-group.create' : 'assessment-group.change',
        subject: { kind: 'assessment-group', id: group.id },
        after: group,
      });
    }
  },

  groupMembers(tx: WriteTx, written: readonly WrittenMember[]): void {
    for (const { groupId, organizationId, validFrom, validTo, leaves } of written) {
      const organizationIds = [organizationId];
      tx.audit({
        action: leaves ? 'assessment-group.leave' : 'assessment-group.join',
        subject: { kind: 'assessment-group', id: groupId },
        after: leaves ? { organizationIds, on: validTo } : { organizationIds, on: validFrom, validTo },
      });
    }
  },
};

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): (code: string) => Row {
  const known = new Map(rows.map((row) => [row.code, row]));
  return (code) => known.get(code)!;
}
