import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { PresentGrant, PresentTenure } from '@zeren/domain/registry/access/powers';
import type { Administrator } from '@zeren/domain/registry/access/permissions';
import { STEP_UP_MINUTES } from '@zeren/domain/registry/identity/step-up';
import { systemActor } from '../../platform/actor';
import type { StepUpMark } from '../../platform/actor';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { ReadTx } from '../../platform/database/transaction';
import { runStatement } from '../../platform/database/statement';
import { UnitOfWork } from '../../platform/database/unit-of-work';

/** What these reads are called where a job has its id: they write nothing, so no record shows it. */
const REQUEST = 'present-facts';

/** A tenure that runs today, with what a page shows of it. */
export interface TenureFacts extends PresentTenure {
  readonly postTitle: string;
  readonly postKind: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationNameEn: string | null;
}

/** A grant that holds today, with what a page shows of it. */
export interface GrantFacts extends PresentGrant {
  readonly rootName: string;
}

/** Everything about somebody that decides what they may do at this moment. */
export interface PresentFacts {
  readonly accountId: string | null;
  readonly username: string | null;
  readonly locale: 'zh-CN' | 'en';
  /** Why the password must be changed before anything else: it is for one sign-in, or too old. */
  readonly passwordDue: 'one-time' | 'expired' | null;
  readonly hasSecondFactor: boolean;
  /** Whether this session was begun at the provider of single sign-on. */
  readonly begunByProvider: boolean;
  readonly administrator: Administrator | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly district: { readonly id: string; readonly nameZh: string; readonly nameEn: string | null };
  readonly tenures: readonly TenureFacts[];
  readonly grants: readonly GrantFacts[];
  /** The tops of the tree of the district that an administrator works in; nobody else's. */
  readonly districtRoots: readonly string[];
  readonly today: string;
}

/** The same for whoever presents a session. */
export interface SessionFacts extends PresentFacts {
  readonly accountId: string;
  readonly username: string;
  readonly stage: 'second-factor' | 'full';
  readonly csrfToken: string;
  readonly actingTenureId: string | null;
  readonly isActive: boolean;
  readonly isExpired: boolean;
  /** While the last confirmation holds. */
  readonly stepUp: StepUpMark | null;
}

/** What is known of an account before any district is entered. Whoever came by the provider needs no password. */
const who = (begunBy: string) => `
  a.id AS "accountId", a.username, a.locale, a.administrator,
  CASE WHEN ${begunBy} = 'provider' THEN NULL
       WHEN a.must_change_password THEN 'one-time'
       WHEN $2 > 0 AND a.password_changed_at <= clock_now() - make_interval(days => $2) THEN 'expired'
  END AS "passwordDue",
  EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.secret IS NOT NULL) AS "hasSecondFactor",
  ${begunBy} = 'provider' AS "begunByProvider",
  a.person_id AS "personId", json_build_object('id', d.id, 'nameZh', d.name_zh, 'nameEn', d.name_en) AS district,
  (clock_now() AT TIME ZONE 'Asia/Shanghai')::date::text AS today`;

/** Somebody in their district: $1 district, $2 person, $3 today. */
const STANDING = `
  json_build_object('id', p.id, 'name', p.name) AS person,
  COALESCE((
    SELECT json_agg(json_build_object('tenureId', te.id, 'kind', te.kind, 'startsOn', te.starts_on, 'postId', po.id,
             'postTitle', po.title, 'postKind', po.kind, 'isHead', po.is_head,
             'organizationId', o.id, 'organizationName', o.name_zh,
             'organizationNameEn', o.name_en))
    FROM tenure te
    JOIN post po ON po.district_id = te.district_id AND po.id = te.post_id
    JOIN organization o ON o.district_id = po.district_id AND o.id = po.organization_id
    WHERE te.district_id = $1 AND te.person_id = $2
      AND te.starts_on <= $3::date AND (te.ends_on IS NULL OR te.ends_on >= $3::date)), '[]') AS tenures,
  COALESCE((
    SELECT json_agg(json_build_object('capabilitySet', g.capability_set, 'rootOrganizationId', g.root_organization_id,
             'rootName', root.name_zh, 'postId', g.post_id))
    FROM (
      SELECT own.* FROM capability_grant own WHERE own.district_id = $1 AND own.person_id = $2
      UNION ALL
      SELECT posts.* FROM tenure te
      JOIN capability_grant posts ON posts.district_id = te.district_id AND posts.post_id = te.post_id
      WHERE te.district_id = $1 AND te.person_id = $2
        AND te.starts_on <= $3::date AND (te.ends_on IS NULL OR te.ends_on >= $3::date)) AS g
    JOIN organization root ON root.district_id = g.district_id AND root.id = g.root_organization_id
    WHERE g.valid_from <= $3::date AND (g.valid_to IS NULL OR g.valid_to > $3::date)), '[]') AS grants`;

type Standing = Pick<PresentFacts, 'person' | 'tenures' | 'grants'>;
const NO_STANDING: Standing = { person: null, tenures: [], grants: [] };

/**
 * The district somebody works in: their own; for an administrator the one chosen for this session (`s`), before that the
 * first county, and before there is one the installation.
 */
const DISTRICT_AT_WORK = `CASE WHEN a.administrator IS NULL THEN a.district_id
  ELSE coalesce(s.working_district_id,
                (SELECT id FROM district WHERE kind <> 'installation' ORDER BY created_at, id LIMIT 1), a.district_id) END`;

type Known<Facts> = Omit<Facts, keyof Standing | 'districtRoots'> & { readonly personId: string | null };

/**
 * Reads who somebody is and what they may do now, so that every change bites on the next request: session and account
 * first, which belong to no district, then the rest in a transaction of the account's district. This is the one place
 * outside the insight rooms that joins across rooms: it runs before each request.
 */
@Injectable()
export class PresentFactsRepository {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Also notes that the session was seen, at most once a minute. */
  async ofSession(secretHash: Buffer): Promise<SessionFacts | undefined> {
    const [known] = await runStatement<Known<SessionFacts>>(this.dataSource, {
      name: 'access.facts.session',
      text: `
        WITH seen AS (
          UPDATE session SET last_seen_at = clock_now()
          WHERE secret_hash = $1 AND last_seen_at < clock_now() - interval '1 minute'
            AND last_seen_at > clock_now() - make_interval(mins => idle_minutes) AND expires_at > clock_now())
        SELECT s.stage, s.csrf_token AS "csrfToken", s.acting_tenure_id AS "actingTenureId",
               a.state = 'active' AS "isActive",
               s.expires_at <= clock_now()
                 OR s.last_seen_at <= clock_now() - make_interval(mins => s.idle_minutes) AS "isExpired",
               CASE WHEN s.stepped_up_at > clock_now() - make_interval(mins => $3)
                 THEN json_build_object('at', s.stepped_up_at, 'by', s.stepped_up_by) END AS "stepUp",
               ${who('s.begun_by')}
        FROM session s JOIN account a ON a.id = s.account_id JOIN district d ON d.id = ${DISTRICT_AT_WORK}
        WHERE s.secret_hash = $1`,
      values: [secretHash, this.configuration.PASSWORD_DAYS, STEP_UP_MINUTES],
    });
    return known && this.withStanding(known);
  }

  async ofAccount(accountId: string): Promise<PresentFacts | undefined> {
    const [known] = await runStatement<Known<PresentFacts>>(this.dataSource, {
      name: 'access.facts.account',
      text: `
        SELECT ${who(`'password'`)} FROM account a JOIN district d ON d.id = a.district_id
        WHERE a.id = $1 AND a.state = 'active'`,
      values: [accountId, this.configuration.PASSWORD_DAYS],
    });
    return known && this.withStanding(known);
  }

  ofPerson(districtId: string, personId: string): Promise<PresentFacts | undefined> {
    return this.unitOfWork.read(systemActor(districtId, REQUEST), (tx) =>
      tx.sqlOne<PresentFacts>(
        'access.facts.person',
        `SELECT a.id AS "accountId", a.username, COALESCE(a.locale, 'zh-CN') AS locale,
                NULL AS "passwordDue", false AS "hasSecondFactor", false AS "begunByProvider", NULL::text AS administrator,
                json_build_object('id', d.id, 'nameZh', d.name_zh, 'nameEn', d.name_en) AS district,
                '{}'::uuid[] AS "districtRoots", $3::text AS today, ${STANDING}
         FROM person p JOIN district d ON d.id = p.district_id
         LEFT JOIN account a ON a.district_id = p.district_id AND a.person_id = p.id
         WHERE p.district_id = $1 AND p.id = $2`,
        [tx.districtId, personId, tx.today],
      ),
    );
  }

  /** An administrator is nobody in the tree, and works over the whole of it. */
  private async withStanding<Facts extends Known<PresentFacts>>(
    known: Facts,
  ): Promise<Omit<Facts, 'personId'> & Standing & Pick<PresentFacts, 'districtRoots'>> {
    const { personId, ...rest } = known;
    return this.unitOfWork.read(systemActor(known.district.id, REQUEST), async (tx) => {
      if (personId === null) return { ...rest, ...NO_STANDING, districtRoots: await this.districtRoots(tx) };
      const standing = await tx.sqlOne<Standing>(
        'access.facts.standing',
        `SELECT ${STANDING} FROM person p WHERE p.district_id = $1 AND p.id = $2`,
        [tx.districtId, personId, known.today],
      );
      return { ...rest, ...(standing ?? NO_STANDING), districtRoots: [] };
    });
  }

  private async districtRoots(tx: ReadTx): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'access.facts.district-roots',
      `SELECT id FROM organization WHERE district_id = $1 AND parent_id IS NULL`,
      [tx.districtId],
    );
    return rows.map(({ id }) => id);
  }
}
