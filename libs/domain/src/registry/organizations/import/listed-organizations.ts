import type { KnownCounty, OrganizationToImport } from './county-import';

/** What finding an organisation needs of a row that names one by code or name. */
interface NamingCells {
  value(column: 'organizationCode' | 'organizationName'): string;
  fault(
    code: 'cell.empty' | `listed.${'code-unknown' | 'name-unknown' | 'name-shared' | 'name-differs'}`,
    column: 'organizationCode' | 'organizationName',
    parameters?: Readonly<Record<string, string | number>>,
  ): void;
}

interface Place {
  readonly nameZh: string;
  readonly validTo: string | null;
}

/** Organisations as they will be, found by code or by their full name. */
export class ListedOrganizations {
  private readonly places = new Map<string, Place>();
  private readonly byName = new Map<string, string[]>();
  /** The code of the one at the top. */
  readonly top: string | undefined;

  constructor(known: KnownCounty, rows: readonly OrganizationToImport[]) {
    for (const [code, { nameZh, validTo }] of known.organizations) this.places.set(code, { nameZh, validTo });
    for (const { code, nameZh } of rows)
      this.places.set(code, { nameZh, validTo: this.places.get(code)?.validTo ?? null });
    for (const [code, { nameZh }] of this.places)
      this.byName.set(nameZh, [...(this.byName.get(nameZh) ?? []), code]);
    const isTop = ({ parentCode }: { readonly parentCode: string | null }) => parentCode === null;
    this.top = rows.find(isTop)?.code ?? [...known.organizations].find(([, one]) => isTop(one))?.[0];
  }

  has(code: string): boolean {
    return this.places.has(code);
  }

  nameOf(code: string): string {
    return this.places.get(code)?.nameZh ?? code;
  }

  /** The first day on which it is no longer there, if that is not after `day`. */
  endedBy(code: string, day: string): string | null {
    const end = this.places.get(code)?.validTo ?? null;
    return end !== null && end <= day ? end : null;
  }

  /** The code of the organisation that a row names; '' where it names none. */
  named(check: NamingCells): string {
    const code = check.value('organizationCode');
    const name = check.value('organizationName');
    if (code !== '') {
      const known = this.places.get(code)?.nameZh;
      if (known === undefined) check.fault('listed.code-unknown', 'organizationCode');
      else if (name !== '' && name !== known)
        check.fault('listed.name-differs', 'organizationName', { code, known });
      return code;
    }
    if (name === '') {
      check.fault('cell.empty', 'organizationCode');
      return '';
    }
    const all = this.byName.get(name) ?? [];
    const there = all.filter((one) => this.places.get(one)!.validTo === null);
    const meant = there.length > 0 ? there : all;
    if (meant.length === 1) return meant[0]!;
    if (meant.length === 0) check.fault('listed.name-unknown', 'organizationName');
    else check.fault('listed.name-shared', 'organizationName', { count: meant.length });
    return '';
  }
}
