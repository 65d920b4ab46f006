import type { CapabilitySet } from '@zeren/domain/registry/access/permissions';
import { systemActor } from '../platform/actor';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { writeWorkbook } from '../platform/documents/write-workbook';
import { Refused } from '../platform/refused';
import { uuidv7 } from '../platform/uuid';
import { GrantCommands } from '../registry/access';
import { CalendarCommands, CalendarReads } from '../registry/calendar';
import type { NewOccurrence } from '../registry/calendar';
import { CatalogueReads } from '../registry/catalogues';
import { AccountCommands, onAccounts } from '../registry/identity';
import type { AccountOpening, AccountOwner, PreparedOpening } from '../registry/identity';
import {
  countySheets,
  OrganizationCommands,
  OrganizationReads,
  TenureCommands,
} from '../registry/organizations';
import type { CountyValues } from '../registry/organizations';
import { REQUEST } from './demonstration-context';
import type { CodedIds, DemonstrationContext } from './demonstration-context';

/** A grant for whoever holds these posts, by code; over their own organisation unless over the whole county. */
export interface GrantByCode {
  readonly capabilitySet: CapabilitySet;
  readonly postCodes: readonly string[];
  readonly wholeCounty?: boolean;
}

/** Who takes which post, by code, and on which document. */
export interface HandsChange {
  readonly postCode: string;
  readonly personCode: string;
  readonly startNote: string;
}

/** An occurrence at an organisation, by code; without one it is everybody's. */
export type OccurrenceByCode = Omit<NewOccurrence, 'organizationId'> & { readonly organizationCode?: string };

/** Whose account it is: somebody of the county, or one of the three administrators. */
export type AccountHolder =
  { readonly personCode: string } | { readonly administrator: 'system' | 'security' | 'audit' };

/** Who is there: district, organisations, occurrences, grants, accounts. */
export class CountyActs {
  constructor(private readonly context: DemonstrationContext) {}

  /** Opens the county's district, or goes on with the one that a broken-off start has opened. */
  async openDistrict(nameZh: string, nameEn: string): Promise<void> {
    const commands = this.context.get(OrganizationCommands);
    const fresh = systemActor(uuidv7(), REQUEST);
    const unitOfWork = this.context.get(UnitOfWork);
    const [known] = await unitOfWork.read(fresh, (tx) => commands.districtsNamed(tx, 'county', nameZh));
    this.context.actor = known ? systemActor(known, REQUEST) : fresh;
    if (!known)
      await this.context.write((tx) => commands.openDistrict(tx, { kind: 'county', nameZh, nameEn }));
  }

  /** The program's own date. */
  today(): Promise<string> {
    return this.context.today();
  }

  /**
   * Writes the county's workbook and imports it, as a clerk would; once, for it goes in whole, and people have changed
   * their posts since.
   */
  async import(values: CountyValues): Promise<void> {
    if (await this.context.read((tx) => this.context.get(OrganizationReads).root(tx))) return;
    const words = await this.context.read(async (tx) => {
      const names = async (catalogue: 'organization-kinds' | 'levels' | 'domains' | 'post-kinds') =>
        (await this.context.get(CatalogueReads).entries(tx, catalogue)).map(({ code }) => code);
      return {
        organizationKinds: await names('organization-kinds'),
        levels: await names('levels'),
        domains: await names('domains'),
        postKinds: await names('post-kinds'),
      };
    });
    const content = await writeWorkbook(countySheets(words, values));
    const commands = this.context.get(OrganizationCommands);
    const run = await commands.checkImport(this.context.actor, { name: '云岭县组织.xlsx', content });
    const fault = run.faults.find(({ severity }) => severity === 'error');
    if (fault) throw new Error(`${fault.sheet} ${fault.cell}: ${fault.en}`);
    await commands.applyImport(this.context.actor, run.id, run.version, 'all-or-nothing');
  }

  /** Enters terms, holidays and other occurrences in the register, each once. */
  async addOccurrences(occurrences: readonly OccurrenceByCode[]): Promise<void> {
    const { organizations } = await this.context.ids();
    await this.context.write(async (tx) => {
      const known = await this.context.get(CalendarReads).occurrences(tx, '2000-01-01', '2100-12-31');
      const keyOf = ({ kind, label, startsOn }: OccurrenceByCode) => `${kind} ${label} ${startsOn}`;
      const keys = new Set(
        known.map(({ kind, label, startsOn, endsOn }) => keyOf({ kind, label, startsOn, endsOn })),
      );
      const missing = occurrences
        .filter((occurrence) => !keys.has(keyOf(occurrence)))
        .map(({ organizationCode, ...rest }) => ({
          ...rest,
          organizationId: organizationCode ? organizations.get(organizationCode)! : null,
        }));
      await this.context.get(CalendarCommands).addOccurrences(tx, missing);
    });
  }

  /** Grants to whoever holds these posts; what is granted already stays. */
  async grant({ capabilitySet, postCodes, wholeCounty }: GrantByCode, validFrom: string): Promise<void> {
    const commands = this.context.get(GrantCommands);
    const { root, posts } = await this.context.read(async (tx) => ({
      root: await this.context.get(OrganizationReads).root(tx),
      posts: await this.context.get(OrganizationReads).postsByCode(tx, postCodes),
    }));
    for (const post of posts) {
      const rootOrganizationId = wholeCounty ? root!.id : post.organizationId;
      const grant = { capabilitySet, rootOrganizationId, to: { postId: post.id }, validFrom };
      await this.context
        .write((tx) => commands.grant(tx, grant))
        .catch((error: unknown) => {
          if (!(error instanceof Refused) || error.refusal.code !== 'access.grant-exists') throw error;
        });
    }
  }

  /** Grants to all posts of these kinds, over their own organisation. */
  async grantToKinds(
    capabilitySet: CapabilitySet,
    postKinds: readonly string[],
    validFrom: string,
  ): Promise<void> {
    await this.context.write(async (tx) => {
      for (const postKind of postKinds) {
        const grant = { capabilitySet, postKind, root: 'own-organization', validFrom } as const;
        await this.context.get(GrantCommands).grantToPostKind(tx, grant);
      }
    });
  }

  /** Somebody takes a post today and whoever holds it leaves: the clerk's act, after which a handover is under way. */
  async changeHands(
    clerkPersonCode: string,
    { postCode, personCode, startNote }: HandsChange,
  ): Promise<void> {
    const clerk = await this.context.asPerson(clerkPersonCode);
    await this.context.get(UnitOfWork).write(clerk, async (tx) => {
      const reads = this.context.get(OrganizationReads);
      const [post] = await reads.postsByCode(tx, [postCode]);
      const [person] = await reads.peopleByCode(tx, [personCode]);
      const holder = (await reads.holders(tx, [post!.id], tx.today)).get(post!.id);
      if (!holder || holder.personId === person!.id) return;
      const leaving = await reads.tenures(tx, [holder.tenureId]);
      await this.context.get(TenureCommands).appoint(tx, {
        postId: post!.id,
        personId: person!.id,
        kind: '任职',
        startsOn: tx.today,
        endsOn: null,
        startNote,
        replaces: leaving.map(({ tenureId, version }) => ({
          tenureId,
          version,
          endReason: '调离' as const,
          endNote: null,
        })),
      });
    });
  }

  /** Organisations and posts by code. */
  ids(): Promise<CodedIds> {
    return this.context.ids();
  }

  /** Official working days, for telling when somebody did something. */
  calendar() {
    return this.context.read((tx) => this.context.get(CalendarReads).load(tx));
  }

  /** Opens the accounts, all or none: an installation with accounts is one that has its first data. */
  async openAccounts(
    accounts: readonly (Omit<AccountOpening, 'owner'> & { owner: AccountHolder })[],
  ): Promise<void> {
    const codes = accounts.flatMap(({ owner }) => ('personCode' in owner ? [owner.personCode] : []));
    const people = await this.context.read((tx) =>
      this.context.get(OrganizationReads).peopleByCode(tx, codes),
    );
    const personIds = new Map(people.map(({ code, id }) => [code, id]));
    const commands = this.context.get(AccountCommands);
    const prepared: { opening: PreparedOpening; owner: AccountOwner }[] = [];
    for (const { owner, ...opening } of accounts) {
      prepared.push({
        opening: await commands.prepare(opening),
        owner:
          'personCode' in owner
            ? { districtId: this.context.actor.districtId, personId: personIds.get(owner.personCode)! }
            : owner,
      });
    }
    await this.context.get(UnitOfWork).write(onAccounts(this.context.actor), async (tx) => {
      for (const { opening, owner } of prepared) await commands.create(tx, opening, owner);
    });
  }
}
