import { Injectable } from '@nestjs/common';
import { LOOKING_AT_THE_RECORD, refusedActions } from '@zeren/domain/registry/audit/action-words';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { Refused } from '../../../platform/refused';
import type { DistrictRow } from '../../organizations';
import type {
  AuditActorsDto,
  AuditDistrictsDto,
  AuditEntryDto,
  AuditEntryPageDto,
  AuditEntryRowDto,
} from './dto/entry.dto';
import type { AuditEntryQuery, AuditFilterQuery } from './dto/entry-query.dto';
import { EntryRepository } from './entry.repository';
import type { Actors, EntryFilter, EntryRow } from './entry-rows';
import { EntryViews } from './entry-views';
import { LogViewsService } from '../log/log-views.service';
import { looking, Looks } from './looks';
import { NameFinder } from './name-finder';

const CURSOR = pageCursor('instant', 'id');
const MOST_ACTORS = 20;
const MOST_FIELDS = 500;
const NOBODY: Actors = { accountIds: [], tenureIds: [] };

/** A filter with all names looked up. */
export interface PreparedSearch {
  readonly filter: EntryFilter;
  readonly narrowed: boolean;
  readonly districts: ReadonlyMap<string, DistrictRow>;
}

/** The audit administrator looks into the record, and that is on record too: each look once an hour. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: EntryRepository,
    private readonly views: EntryViews,
    private readonly finder: NameFinder,
    private readonly looks: Looks,
    private readonly logs: LogViewsService,
  ) {}

  async page(actor: Actor, { after, limit, ...asked }: AuditEntryQuery): Promise<AuditEntryPageDto> {
    const key = CURSOR.read(after);
    const search = await this.prepare(actor, asked);
    const filter = { ...search.filter, ...(key ? { after: { at: key[0], id: key[1] } } : {}) };
    const rows = await this.unitOfWork.write(looking(actor), async (tx) => {
      if (!key) await this.looks.searched(tx, asked);
      return this.repository.page(tx, filter, limit + 1);
    });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: await this.rowViews(actor, rows.slice(0, limit), search.districts),
      next: last ? CURSOR.write([last.pageAt, last.id]) : null,
      narrowed: search.narrowed,
    };
  }

  async one(actor: Actor, id: string): Promise<AuditEntryDto> {
    const districts = byId(await this.finder.districts(actor));
    const row = await this.unitOfWork.write(looking(actor), async (tx) => {
      const found = await this.repository.one(tx, [...districts.keys()], id);
      if (!found) throw new Refused(platformRefusals['request.not-found']());
      if (!LOOKING_AT_THE_RECORD.includes(found.action)) await this.looks.opened(tx, found);
      return found;
    });
    const [view] = await this.rowViews(actor, [row], districts);
    const [changes] = await this.finder.inDistrict(actor, row.districtId, (tx) =>
      this.views.changes(tx, [row], MOST_FIELDS),
    );
    const place = await this.logs.placeOf(actor, row.districtId, row.id);
    return { ...view!, ...changes!, ...place };
  }

  async actors(actor: Actor, words: string): Promise<AuditActorsDto> {
    const districts = byId(await this.finder.districts(actor));
    const found = await this.finder.actors(actor, words, MOST_ACTORS);
    return {
      items: found.map(({ districtId, person, account }) => ({
        personId: person?.id ?? null,
        accountId: account?.id ?? null,
        name: person?.name ?? account?.username ?? '',
        username: account?.username ?? null,
        administrator: account?.administrator ?? null,
        districtName: districts.get(districtId)?.nameZh ?? '',
        districtNameEn: districts.get(districtId)?.nameEn ?? null,
      })),
    };
  }

  async districts(actor: Actor): Promise<AuditDistrictsDto> {
    const items = await this.finder.districts(actor);
    return { items: items.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })) };
  }

  /** Looks up what names mean, and turns days into instants. */
  async prepare(actor: Actor, asked: AuditFilterQuery): Promise<PreparedSearch> {
    const districts = byId(await this.finder.districts(actor));
    const districtIds = asked.districtId ? [asked.districtId] : [...districts.keys()];
    const named = asked.q ? await this.finder.named(actor, districtIds, asked.q) : undefined;
    const actors = await this.actorsOf(actor, districtIds, asked);
    const { kind, subjectId, requestId } = asked;
    return {
      districts,
      narrowed: named?.narrowed ?? false,
      filter: {
        districtIds,
        ...{ kind, subjectId, requestId, actors, named },
        from: asked.from && startOf(asked.from),
        until: asked.to && startOf(asked.to, 1),
        ...actionsOf(asked),
      },
    };
  }

  async rowViews(
    actor: Actor,
    rows: readonly EntryRow[],
    districts: ReadonlyMap<string, DistrictRow>,
  ): Promise<AuditEntryRowDto[]> {
    const views = new Map<string, AuditEntryRowDto>();
    for (const districtId of new Set(rows.map((row) => row.districtId))) {
      const own = rows.filter((row) => row.districtId === districtId);
      const told = await this.finder.inDistrict(actor, districtId, (tx) => this.views.told(tx, own));
      own.forEach(({ id, action, requestId }, place) =>
        views.set(id, {
          id,
          districtId,
          districtName: districts.get(districtId)?.nameZh ?? '',
          districtNameEn: districts.get(districtId)?.nameEn ?? null,
          action,
          requestId,
          ...told[place]!,
        }),
      );
    }
    return rows.map(({ id }) => views.get(id)!);
  }

  private async actorsOf(
    actor: Actor,
    districtIds: readonly string[],
    { accountId, personId }: AuditFilterQuery,
  ): Promise<Actors | undefined> {
    if (!accountId && !personId) return undefined;
    const person = personId ? await this.finder.ofPerson(actor, districtIds, personId) : NOBODY;
    return { ...person, accountIds: [...new Set([...person.accountIds, ...(accountId ? [accountId] : [])])] };
  }
}

const byId = (districts: readonly DistrictRow[]): Map<string, DistrictRow> =>
  new Map(districts.map((district) => [district.id, district]));

/** Which actions, of those asked for, fit the outcome; looks into the record only when they are asked for. */
function actionsOf({
  action,
  kind,
  outcome,
  looks,
}: AuditFilterQuery): Pick<EntryFilter, 'actions' | 'exceptActions'> {
  const refused = refusedActions();
  const asked = action?.length ? action : undefined;
  const hidden = looks || kind === 'audit-record' || asked ? [] : LOOKING_AT_THE_RECORD;
  if (outcome === 'refused') {
    return { actions: refused.filter((one) => !asked || asked.includes(one)), exceptActions: [] };
  }
  return { actions: asked, exceptActions: [...hidden, ...(outcome === 'done' ? refused : [])] };
}

/** The first instant of a day in Shanghai, which keeps one offset all year; or of one so many days later. */
function startOf(day: string, daysLater = 0): string {
  const start = new Date(`${day}T00:00:00+08:00`);
  return new Date(start.getTime() + daysLater * 86_400_000).toISOString();
}
