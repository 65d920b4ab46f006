import { OrganizationReads, RegisterCommands } from '../registry/organizations';
import type { DemonstrationContext } from './demonstration-context';

/** What an organisation is called from a day on, by code. */
export interface RenamedByCode {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly members: number;
  readonly on: string;
  readonly basis: string;
}

/** Units of one class, by code. */
export interface ClassByCode {
  readonly classCode: string;
  readonly codes: readonly string[];
}

/** An assessment group with its members, by code. */
export interface GroupByCode {
  readonly name: string;
  readonly objectCode: string;
  readonly classCode: string | null;
  readonly codes: readonly string[];
}

/** From when to when, and on which document. */
export interface DatedOn {
  readonly validFrom: string;
  readonly validTo: string;
  readonly basis: string;
}

/** What the clerk keeps beside the tree: names that changed, unit classes, assessment groups. */
export class RegisterActs {
  constructor(private readonly context: DemonstrationContext) {}

  /** Renames from a day on; the name before stays in the history. Once. */
  async rename(clerkPersonCode: string, renamed: RenamedByCode): Promise<void> {
    const { zh, en, members, on, basis } = renamed;
    const id = (await this.context.ids()).organizations.get(renamed.code)!;
    const [known] = await this.context.read((tx) =>
      this.context.get(OrganizationReads).organizations(tx, [id]),
    );
    if (known!.nameZh === zh) return;
    const { kindCode, levelCode, domainCode } = known!;
    await this.context.get(RegisterCommands).change(await this.context.asPerson(clerkPersonCode), {
      ...{ id, version: 1, kindCode, levelCode, domainCode, on, basis },
      ...{ nameZh: zh, nameEn: en, memberCount: members },
    });
  }

  /** Puts units into their classes. */
  async classify(
    clerkPersonCode: string,
    classes: readonly ClassByCode[],
    { validFrom: on, basis }: DatedOn,
  ): Promise<void> {
    const clerk = await this.context.asPerson(clerkPersonCode);
    const { organizations } = await this.context.ids();
    for (const { classCode, codes } of classes) {
      const organizationIds = codes.map((code) => organizations.get(code)!);
      await this.context.get(RegisterCommands).classify(clerk, { classCode, organizationIds, on, basis });
    }
  }

  /** Sets up assessment groups that the county committee compares. */
  async setUpGroups(clerkPersonCode: string, groups: readonly GroupByCode[], days: DatedOn): Promise<void> {
    const clerk = await this.context.asPerson(clerkPersonCode);
    const { organizations } = await this.context.ids();
    const root = await this.context.read((tx) => this.context.get(OrganizationReads).root(tx));
    for (const { codes, ...group } of groups) {
      const members = codes.map((code) => organizations.get(code)!);
      const founded = { ...group, ...days, organizationId: root!.id };
      await this.context.get(RegisterCommands).setUpGroup(clerk, founded, members);
    }
  }
}
