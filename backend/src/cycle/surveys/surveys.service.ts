import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Question } from '@zeren/domain/cycle/surveys/questionnaire';
import { surveyOpened } from '@zeren/domain/cycle/surveys/survey-events';
import { surveyRefusals } from '@zeren/domain/cycle/surveys/survey-refusals';
import { mayOpenSurvey } from '@zeren/domain/cycle/surveys/survey-states';
import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { pageCursor } from '../../platform/http/page-cursor';
import { accept, Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { uuidv7 } from '../../platform/uuid';
import { OrganizationReads } from '../../registry/organizations';
import { BallotsRepository } from './ballots.repository';
import type { SurveyBody } from './dto/survey-requests.dto';
import type { SurveyDetailDto, SurveyPageDto, SurveySavedDto } from './dto/survey.dto';
import type { GroupRecord, SubjectRecord } from './survey-rows';
import { surveySeal } from './survey-seal';
import { SurveySight } from './survey-sight';
import { SurveySubjectChoices } from './survey-subject-choices';
import { SurveyViews } from './survey-views';
import { SurveysRepository } from './surveys.repository';

const PAGE = 20;
const CURSOR = pageCursor('id');
/** As many as one urn is written for; a larger group has several, and each ballot falls into any of them. */
const BALLOTS_IN_AN_URN = 500;

/** Making surveys, and opening them. */
@Injectable()
export class SurveysService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly surveys: SurveysRepository,
    private readonly ballots: BallotsRepository,
    private readonly sight: SurveySight,
    private readonly views: SurveyViews,
    private readonly organizations: OrganizationReads,
    private readonly choices: SurveySubjectChoices,
  ) {}

  page(actor: Actor, after: string | undefined): Promise<SurveyPageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const found = await this.surveys.page(tx, CURSOR.read(after)?.[0] ?? null, PAGE + 1);
      const shown = found.slice(0, PAGE);
      const next = found.length > PAGE ? CURSOR.write([shown.at(-1)!.id]) : null;
      return { items: await this.views.rows(tx, shown), next };
    });
  }

  one(actor: Actor, id: string): Promise<SurveyDetailDto> {
    return this.unitOfWork.read(actor, async (tx) => this.views.detail(tx, await this.sight.require(tx, id)));
  }

  /** A new draft of the body that the actor works for. */
  draft(actor: Actor, body: SurveyBody): Promise<SurveySavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [root] = await this.organizations.scope(tx);
      if (!root) throw new Refused(platformRefusals['request.not-found']());
      const id = uuidv7();
      const { title, intro } = textOf(body);
      await this.surveys.insert(tx, { id, organizationId: root.organizationId, title, intro });
      await this.surveys.addQuestionnaire(tx, id, 1, body.questions);
      await this.keepAsked(tx, id, body);
      tx.seal({ action: 'survey.draft', seal: surveySeal, id });
      return { id, version: 1 };
    });
  }

  /** Puts this in the place of a draft; its questionnaire gets a new version. */
  edit(actor: Actor, id: string, version: number, body: SurveyBody): Promise<SurveySavedDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const before = await this.sight.require(tx, id);
      if (before.state !== 'draft') throw new Refused(surveyRefusals['survey.opened-already']());
      const number = await this.surveys.edit(tx, id, version, textOf(body));
      unchanged(number === undefined ? 0 : 1);
      await this.surveys.addQuestionnaire(tx, id, number!, body.questions);
      await this.keepAsked(tx, id, body);
      const { title, intro, questionnaireNumber } = before;
      tx.seal({
        action: 'survey.edit',
        seal: surveySeal,
        id,
        before: { title, intro, questionnaireNumber },
      });
      return { id, version: version + 1 };
    });
  }

  /** From here on nothing that is asked changes; the urns stand empty. */
  open(actor: Actor, id: string, version: number): Promise<SurveyDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const survey = await this.sight.require(tx, id);
      const questions = await this.surveys.questions(tx, id, survey.questionnaireNumber);
      const [subjects, groups] = [await this.surveys.subjects(tx, [id]), await this.surveys.groups(tx, [id])];
      accept(mayOpenSurvey({ state: survey.state, questions, subjects: subjects.length, groups }));
      // Urns are set up while it is a draft, so who opens it second is told before theirs meet the first one's.
      unchanged(await this.surveys.lockDraft(tx, id, version));
      await this.ballots.addUrns(
        tx,
        id,
        groups.map(({ id: groupId, tickets }) => ({
          groupId,
          urns: Math.ceil(tickets / BALLOTS_IN_AN_URN),
        })),
      );
      unchanged(await this.surveys.open(tx, id, version, askedDigest(questions, subjects, groups)));
      tx.seal({ action: 'survey.open', seal: surveySeal, id, before: { state: survey.state } });
      tx.emit(surveyOpened(id));
      return this.views.detail(tx, await this.sight.require(tx, id));
    });
  }

  private async keepAsked(tx: WriteTx, id: string, body: SurveyBody): Promise<void> {
    const names = body.groups.map(({ nameZh }) => nameZh.trim());
    if (new Set(names).size < names.length) throw new Refused(surveyRefusals['survey.group-twice']());
    const subjects = await this.choices.named(tx, body.subjects);
    await this.surveys.replaceAsked(
      tx,
      id,
      subjects.map((subject, index) => ({ id: uuidv7(), key: `s${index + 1}`, ...subject })),
      body.groups.map(({ nameEn, tickets }, index) => ({
        id: uuidv7(),
        nameZh: names[index]!,
        nameEn: nameEn?.trim() || null,
        tickets,
      })),
    );
  }
}

const textOf = ({ title, intro }: SurveyBody) => ({ title: title.trim(), intro: intro?.trim() || null });

/** Of what is asked, about whom and whom: whoever changed one of them later is found out. */
function askedDigest(
  questions: readonly Question[],
  subjects: readonly SubjectRecord[],
  groups: readonly GroupRecord[],
): string {
  const asked = {
    questions,
    subjects: subjects.map(({ key, organizationId, postId, nameZh }) => ({
      ...{ key, organizationId, postId, nameZh },
    })),
    groups: groups.map(({ id, nameZh, tickets }) => ({ id, nameZh, tickets })),
  };
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
