// The built back end as these scripts use it: `backend/src/demonstration/` has the shape.
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AccountOwner } from './accounts.ts';
import type { AgreedTemplate } from './county/agreed.ts';
import type { CountyWorkbook } from './county-workbook.ts';
import type { MatterOfStory } from './county/matters.ts';
import type { CountyOccurrence } from './county/occurrences.ts';
import type { ClassOfUnits, GroupOfUnits, RegisterDays, RenamedPlace } from './county/registers.ts';
import type { CountySurvey } from './county/surveys.ts';
import type { StoryFinding } from './found-in-the-county.ts';
import type { PastReport, ToldDuty, WorkingDays } from './living-county.ts';

export type StoryDuty = Omit<ToldDuty, 'postCode' | 'branchCode'> & {
  readonly version: number;
  readonly postId: string;
  readonly organizationId: string;
};

export interface AccountToOpen {
  readonly username: string;
  readonly password: string;
  readonly totpSecret?: string;
  readonly mustChangePassword: boolean;
  readonly owner: AccountOwner;
}

export interface Demonstration {
  readonly county: {
    openDistrict(nameZh: string, nameEn: string): Promise<void>;
    today(): Promise<string>;
    ids(): Promise<{
      organizations: Map<string, string>;
      posts: Map<string, { id: string; organizationId: string }>;
    }>;
    calendar(): Promise<WorkingDays>;
    import(values: CountyWorkbook): Promise<void>;
    addOccurrences(occurrences: readonly CountyOccurrence[]): Promise<void>;
    grant(
      grant: { capabilitySet: string; postCodes: readonly string[]; wholeCounty?: boolean },
      validFrom: string,
    ): Promise<void>;
    grantToKinds(capabilitySet: string, postKinds: readonly string[], validFrom: string): Promise<void>;
    changeHands(
      clerkPersonCode: string,
      change: { postCode: string; personCode: string; startNote: string },
    ): Promise<void>;
    openAccounts(accounts: readonly AccountToOpen[]): Promise<void>;
  };
  readonly registers: {
    rename(clerkPersonCode: string, renamed: RenamedPlace): Promise<void>;
    classify(clerkPersonCode: string, classes: readonly ClassOfUnits[], days: RegisterDays): Promise<void>;
    setUpGroups(clerkPersonCode: string, groups: readonly GroupOfUnits[], days: RegisterDays): Promise<void>;
  };
  readonly lists: {
    issue(
      clerkPersonCode: string,
      table: { name: string; content: Buffer; year: number },
      startOf: Readonly<Record<string, string>>,
    ): Promise<void>;
    receive(year: number, except: ReadonlySet<string>): Promise<void>;
  };
  readonly duties: {
    dateLists(year: number): Promise<void>;
    ofYear(year: number): Promise<StoryDuty[]>;
    importReports(reports: readonly PastReport[]): Promise<void>;
    report(duty: StoryDuty, result: string, file: { fileName: string; content: Buffer }): Promise<void>;
    turnLights(): Promise<void>;
  };
  readonly agreements: {
    make(
      clerkPersonCode: string,
      year: number,
      template: AgreedTemplate,
      story: {
        levelCodes: readonly string[];
        leaderPostId: string;
        none: ReadonlySet<string>;
        unsigned: ReadonlySet<string>;
        declined: ReadonlyMap<string, string>;
      },
    ): Promise<void>;
  };
  readonly assessments: {
    hold(clerkPersonCode: string, told: object): Promise<void>;
  };
  readonly surveys: {
    hold(clerkPersonCode: string, survey: CountySurvey): Promise<void>;
  };
  readonly accountability: {
    tell(clerkPersonCode: string, matters: readonly MatterOfStory[]): Promise<void>;
  };
  readonly rectification: {
    inspect(
      people: { inspector: string; clerk: string; verifier: string },
      found: readonly StoryFinding[],
    ): Promise<void>;
  };
  close(): Promise<void>;
}

/** Opens the back end that was built into `buildFolder`, on the database that the environment names. */
export async function openBackend(
  buildFolder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Demonstration> {
  const entry = pathToFileURL(path.join(path.resolve(buildFolder), 'backend/src/demonstration.js')).href;
  const { openDemonstration } = (await import(entry)) as {
    openDemonstration: (environment: NodeJS.ProcessEnv) => Promise<Demonstration>;
  };
  return openDemonstration(environment);
}
