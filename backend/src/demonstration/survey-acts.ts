import { FIRST_QUESTIONS, SATISFACTION } from '@zeren/domain/cycle/surveys/questionnaire';
import { SurveyCommands } from '../cycle/surveys';
import { OrganizationReads } from '../registry/organizations';
import type { DemonstrationContext } from './demonstration-context';

/** A group of voters and what each of them says, one after the other: by cell, the key of an option, or words. */
export interface VotersByCode {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly tickets: number;
  readonly ballots: readonly Readonly<Record<string, string>>[];
}

/** A survey of the county about units and posts, by code. */
export interface SurveyByCode {
  readonly title: string;
  readonly intro: string;
  readonly organizationCodes: readonly string[];
  readonly postCodes: readonly string[];
  readonly voters: readonly VotersByCode[];
  readonly isClosed: boolean;
}

/** Surveys: asked, voted in with tickets, and closed. */
export class SurveyActs {
  constructor(private readonly context: DemonstrationContext) {}

  /** The clerk's work and the voters'; a survey that is there by its title is left as it is. */
  async hold(clerkPersonCode: string, survey: SurveyByCode): Promise<void> {
    const clerk = await this.context.asPerson(clerkPersonCode);
    const commands = this.context.get(SurveyCommands);
    if ((await commands.titles(clerk)).includes(survey.title)) return;
    const opened = await commands.open(clerk, {
      title: survey.title,
      intro: survey.intro,
      questions: this.questions(),
      subjects: await this.subjects(survey),
      groups: survey.voters.map(({ nameZh, nameEn, tickets }) => ({ nameZh, nameEn, tickets })),
    });
    for (const group of opened.groups) {
      const { ballots } = survey.voters.find(({ nameZh }) => nameZh === group.nameZh)!;
      const codes = await commands.makeTickets(clerk, opened.id, group.id, group.asked);
      for (const [at, answers] of ballots.entries()) await commands.cast(codes[at]!, answers);
    }
    if (survey.isClosed) await commands.close(clerk, opened.id, opened.version);
  }

  /** One question of levels about each subject, what is wanted most, and a few words. */
  private questions() {
    const [levels, words] = FIRST_QUESTIONS;
    const options = SATISFACTION.map((option) => ({ ...option }));
    return [
      { ...levels!, options },
      {
        ...{ key: 'q3', kind: 'choice' as const, about: 'whole' as const, required: false },
        ...{ zh: '您认为最需要加强的是', en: 'What needs most to be done?' },
        options: [
          { key: 'o1', zh: '党员教育管理', en: 'Members' },
          { key: 'o2', zh: '联系服务群众', en: 'Service to the people' },
          { key: 'o3', zh: '带头人队伍', en: 'Leaders of branches' },
        ],
      },
      { ...words!, options: [] },
    ];
  }

  private async subjects({ organizationCodes, postCodes }: SurveyByCode) {
    const { organizations } = await this.context.ids();
    const posts = await this.context.read((tx) =>
      this.context.get(OrganizationReads).postsByCode(tx, postCodes),
    );
    return [
      ...organizationCodes.map((code) => ({ organizationId: organizations.get(code)! })),
      ...posts.map(({ id, organizationId }) => ({ organizationId, postId: id })),
    ];
  }
}
