import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { OrganizationReads } from '../../registry/organizations';
import type { SubjectBody } from './dto/survey-requests.dto';
import type { SubjectChoiceDto, SubjectChoicesDto } from './dto/survey.dto';
import { SubjectChoicesRepository } from './subject-choices.repository';

const MOST_SHOWN = 40;

/** Units and posts that may be judged: those below the body that asks. */
@Injectable()
export class SurveySubjectChoices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly choices: SubjectChoicesRepository,
    private readonly organizations: OrganizationReads,
  ) {}

  search(actor: Actor, words: string): Promise<SubjectChoicesDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: await this.choices.search(tx, words.trim(), MOST_SHOWN),
    }));
  }

  /** The same, with the names that they bear today; each once. One that is unknown or out of reach is refused. */
  async named(tx: ReadTx, subjects: readonly SubjectBody[]): Promise<SubjectChoiceDto[]> {
    const postIds = subjects.flatMap(({ postId }) => postId ?? []);
    const posts = new Map((await this.organizations.posts(tx, postIds)).map((post) => [post.id, post]));
    const organizationIds = [...new Set(subjects.map(({ organizationId }) => organizationId))];
    const within = await this.organizations.within(tx, organizationIds);
    const known = await this.organizations.organizations(tx, organizationIds);
    const units = new Map(known.filter(({ id }) => within.has(id)).map((unit) => [unit.id, unit]));
    const named = subjects.map(({ organizationId, postId }): SubjectChoiceDto => {
      const unit = units.get(organizationId);
      const post = postId ? posts.get(postId) : undefined;
      if (!unit || (postId && post?.organizationId !== organizationId))
        throw new Refused(platformRefusals['request.not-found']());
      return {
        organizationId,
        postId: post?.id ?? null,
        nameZh: post ? `${unit.nameZh} ${post.title}` : unit.nameZh,
        nameEn: post ? null : unit.nameEn,
      };
    });
    const seen = new Set<string>();
    return named.filter(({ organizationId, postId }) => {
      const key = postId ?? organizationId;
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
  }
}
