import { randomBytes, randomUUID } from 'node:crypto';
import { SubjectBook } from '../../src/platform/subjects/subject-book';
import type { TestClient, TestResponse } from '../test-client';
import { liveRoutes } from './live-routes';
import type { LiveRoute, Schemas } from './live-routes';
import { marksIn } from './marked-district';
import type { Unit } from './marked-district';
import { aboveOf, ACTORS, clientOf, openActors, relationsOf, sightOf } from './matrix-actors';
import type { MatrixActor, Relation } from './matrix-actors';
import { createMatrixCounty, STATES, takeWritesBack } from './matrix-county';
import type { MatrixCounty } from './matrix-county';
import { isOfTheDistrict, isPublished, mayShow } from './what-may-be-shown';
import { askingsOf, bodyFor, namesAnObject, pathFor, queryFor, requireKnown, tableOf } from './route-objects';
import type { Asking, Target } from './route-objects';
import { closeReader, textOf } from './text-of-answer';

/** What came out: leaks and faults as sentences, empty when all is well. */
export interface MatrixResult {
  readonly routes: number;
  readonly calls: number;
  readonly leaks: readonly string[];
  /** Answers for a foreign object that differ from those for one that does not exist. */
  readonly tellApart: readonly string[];
  readonly faults: readonly string[];
  /** Routes that no call got past refusals of headers, bodies and missing objects. */
  readonly unreached: readonly string[];
  /** Routes that looked at an object and refused it by a rule every time: no call was seen to do what it is for. */
  readonly onlyRefused: readonly string[];
  /** PDFs on whose pages a mark was read: canaries in them are seen. */
  readonly markedPdfs: number;
  readonly summary: string;
}

type Wrap = Parameters<typeof createMatrixCounty>[0];

interface Cell {
  readonly route: LiveRoute;
  readonly asking: Asking;
  readonly relation: Relation | 'none';
  readonly state: string | null;
  readonly unit: Unit;
}

/** Asks every live route as every actor for an object of every relation in every state; `sabotage` is done to the database before. */
export async function runMatrix(
  wrap?: Wrap,
  only: (route: LiveRoute) => boolean = () => true,
  sabotage?: string,
): Promise<MatrixResult> {
  const county = await createMatrixCounty(wrap);
  try {
    await openActors(county);
    const { routes: all, schemas } = liveRoutes(county.application.api);
    const routes = all.filter(only);
    const kinds = [...county.application.api.get(SubjectBook, { strict: false }).all().keys()];
    requireKnown(all, schemas, kinds);
    const clients = new Map<MatrixActor, TestClient>();
    for (const actor of ACTORS) clients.set(actor, await clientOf(county, actor));
    takeWritesBack(county.application);
    if (sabotage) await county.application.database.owner.query(sabotage);
    const run = new Run(county, schemas, kinds, routes);
    await Promise.all([...clients].map(([actor, client]) => run.ask(actor, client)));
    return run.result();
  } finally {
    await closeReader();
    await county.application.close();
  }
}

class Run {
  private calls = 0;
  private markedPdfs = 0;
  private readonly leaks = new Set<string>();
  private readonly tellApart = new Set<string>();
  private readonly faults = new Set<string>();
  /** Routes that did what they are for, and those that refused what they had looked at. */
  private readonly done = new Set<LiveRoute>();
  private readonly refused = new Set<LiveRoute>();
  private readonly routes: readonly LiveRoute[];
  private readonly started = Date.now();
  /** Writes of several actors would wait for each other's locks, and be told of conflicts: they take turns. */
  private writing: Promise<unknown> = Promise.resolve();
  /** Whose mark it is, by mark. */
  private readonly owners = new Map<
    string,
    { of: 'ours' | 'theirs'; unit: Unit; kind: 'name' | 'content' | 'own' }
  >();

  constructor(
    private readonly county: MatrixCounty,
    private readonly schemas: Schemas,
    private readonly kinds: readonly string[],
    routes: readonly LiveRoute[],
  ) {
    // Writes on one's own session may end it: they come last.
    const ends = ({ method, path }: LiveRoute) => method !== 'GET' && path.startsWith('/api/session');
    this.routes = [...routes.filter((route) => !ends(route)), ...routes.filter(ends)];
    for (const of of ['ours', 'theirs'] as const) {
      for (const [unit, marks] of Object.entries(county[of].marks)) {
        for (const kind of ['name', 'content', 'own'] as const)
          this.owners.set(marks[kind], { of, unit: unit as Unit, kind });
      }
    }
  }

  async ask(actor: MatrixActor, client: TestClient): Promise<void> {
    for (const route of this.routes) {
      for (const asking of askingsOf(route, this.schemas, this.kinds)) {
        // Whoever has nothing has nothing to put beside it.
        if (asking.mixed && !actor.unit) continue;
        let missing = '';
        let refusedAtTheDoor = false;
        for (const cell of this.cellsOf(actor, route, asking)) {
          // Who is refused before any object is looked at is so for what is missing and what is foreign, and is asked no more.
          if (refusedAtTheDoor && cell.relation !== 'foreign') continue;
          const { answer, text, canonical } = await this.call(actor, client, cell);
          this.judge(actor, cell, answer, text);
          this.noteReach(cell, answer, canonical !== missing);
          if (cell.relation === 'missing') {
            missing = canonical;
            refusedAtTheDoor = answer.status === 401 || codeOf(answer) === 'access.permission-missing';
          }
          const hidden =
            cell.relation === 'foreign' ||
            (cell.relation === 'sibling' &&
              !aboveOf(actor).includes(cell.unit) &&
              !isOfTheDistrict(route, asking.kind));
          if (actor.unit && hidden && canonical !== missing && !isPublished(route)) {
            this.tellApart.add(
              `${this.where(actor, cell)}: ${canonical.slice(0, 900)} | missing: ${missing.slice(0, 900)}`,
            );
          }
        }
      }
    }
  }

  result(): MatrixResult {
    const nameOf = ({ method, path }: LiveRoute) => `${method} ${path}`;
    const undone = this.routes.filter((route) => !this.done.has(route));
    const unreached = undone.filter((route) => !this.refused.has(route)).map(nameOf);
    const onlyRefused = undone.filter((route) => this.refused.has(route)).map(nameOf);
    const seconds = Math.round((Date.now() - this.started) / 1000);
    return {
      routes: this.routes.length,
      calls: this.calls,
      leaks: [...this.leaks],
      tellApart: [...this.tellApart],
      faults: [...this.faults],
      unreached,
      onlyRefused,
      markedPdfs: this.markedPdfs,
      summary: `${this.routes.length} routes × ${ACTORS.length} roles × 7 relations × states = ${this.calls} calls in ${seconds} s, ${this.leaks.size} leaks`,
    };
  }

  /** `missing` first: the others are compared with it. */
  private cellsOf(actor: MatrixActor, route: LiveRoute, asking: Asking): Cell[] {
    const own = actor.unit ?? 'town';
    if (!namesAnObject(route, this.schemas, asking))
      return [{ route, asking, relation: 'none', state: null, unit: own }];
    const table = tableOf(route, asking);
    const states = [null, ...Object.keys((table && STATES[table]) ?? {})];
    const relations = [...relationsOf(actor)]
      .reverse()
      .filter(([relation]) => !asking.mixed || relation !== 'own');
    return relations.flatMap(([relation, unit]) =>
      (STATES_ASKED.includes(relation) ? states : [null]).map((state) => ({
        route,
        asking,
        relation,
        state,
        unit,
      })),
    );
  }

  private targetOf(actor: MatrixActor, cell: Cell): Target {
    const { relation, unit, state, route, asking } = cell;
    const own = actor.unit ?? 'town';
    const plain: Asking = { ...asking, mixed: false };
    const beside = asking.mixed
      ? this.targetOf(actor, { ...cell, asking: plain, relation: 'own', unit: own, state: null })
      : undefined;
    if (relation === 'missing')
      return {
        ...(beside ? { beside } : {}),
        row: () => ({ id: randomUUID() }),
        words: `Zc${randomBytes(5).toString('hex')}`,
      };
    const district = relation === 'foreign' ? this.county.theirs : this.county.ours;
    const table = tableOf(route, asking);
    return {
      ...(beside ? { beside } : {}),
      words: district.marks[unit].content,
      row: (name) => {
        if (name === 'district') return { id: district.districtId };
        // Published for the whole country: nobody's row.
        if (name === 'calendar_year') return {};
        if (name === 'account') return { id: district.accounts[unit] };
        if (name === 'session') return { id: district.tenures[unit] };
        const other = state && name === table ? this.county.inState(district, unit, name, state) : undefined;
        return other ?? this.county.rows.get(district)!.rowOf(name, unit);
      },
    };
  }

  private async call(
    actor: MatrixActor,
    client: TestClient,
    cell: Cell,
  ): Promise<{ answer: TestResponse; text: string; canonical: string }> {
    const { route, asking } = cell;
    const target = this.targetOf(actor, cell);
    const url = pathFor(route, asking, target) + queryFor(route, asking, target);
    const body = bodyFor(route, this.schemas, asking, target);
    const options = route.needsVersion ? { version: 1 } : {};
    const send = { GET: client.get, POST: client.post, PUT: client.put, DELETE: client.delete }[route.method];
    this.calls += 1;
    const ask = () =>
      route.isUpload
        ? client.upload(url, PICTURE, { ...options, fields: fieldsOf(body) })
        : send(url, { ...options, ...(body === undefined ? {} : { body }) });
    const answer = await (route.method === 'GET' ? ask() : this.inTurn(ask));
    const text = await textOf(answer);
    return { answer, text, canonical: canonicalOf(answer, text, `${url} ${JSON.stringify(body ?? '')}`) };
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.writing.then(work);
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private judge(actor: MatrixActor, cell: Cell, answer: TestResponse, text: string): void {
    const where = this.where(actor, cell);
    if (answer.status >= 500) this.faults.add(`${where}: ${answer.status} ${text.slice(0, 300)}`);
    if (answer.headers['content-type'] === 'application/pdf' && marksIn(text).size > 0) this.markedPdfs += 1;
    for (const mark of marksIn(`${JSON.stringify(answer.headers)} ${text}`)) {
      const owner = this.owners.get(mark);
      if (!owner) continue;
      const { of, unit, kind } = owner;
      const seen =
        of === 'ours' &&
        ((kind === 'content' && sightOf(actor).includes(unit)) ||
          (kind === 'name' && aboveOf(actor).includes(unit)));
      if (!seen && !mayShow(actor, cell.route, cell.asking.kind, owner))
        this.leaks.add(`${where} shows ${kind} of ${of} ${unit}`);
    }
  }

  /**
   * A rule's "no" says that an object was looked at only where it is not the answer for one that does not exist: the body
   * or the version alone may have been refused.
   */
  private noteReach({ route, relation }: Cell, { status }: TestResponse, isTold: boolean): void {
    if (relation === 'missing' || relation === 'foreign') return;
    if (status < 400) this.done.add(route);
    else if (isTold && [409, 412, 422].includes(status)) this.refused.add(route);
  }

  private where({ name }: MatrixActor, { route, asking, relation, state }: Cell): string {
    const parts = [
      relation,
      state,
      asking.kind,
      asking.optional,
      asking.mixed ? 'among one’s own' : null,
    ].filter((part) => part !== null);
    return `${route.method} ${route.path} as ${name} (${parts.join(', ')})`;
  }
}

/** Where the state of an object could change what is told of it. */
const STATES_ASKED: readonly string[] = ['own', 'sibling', 'foreign'];

const codeOf = ({ body }: TestResponse): unknown => (body as { code?: unknown } | null)?.code;

const PICTURE = {
  fileName: 'p.png',
  mediaType: 'image/png',
  content: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

const fieldsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>)
      .filter(([name]) => name !== 'file')
      .map(([name, value]) => [name, String(value)]),
  );

/** When an answer was made. */
const SAID_WHEN = /(?<="asOf":"|<dcterms:(?:created|modified)[^>]*>)\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** What an answer says, apart from the request's own ids and number, and from when it was made. */
export function canonicalOf(answer: TestResponse, said: string, request: string): string {
  const ids = request.match(/[0-9a-f]{8}-[0-9a-f-]{27}|Zc[0-9a-f]{10}/g) ?? [];
  const own = String(answer.headers['x-request-id'] ?? '');
  let text = `${answer.status} ${String(answer.headers['content-type'])} ${said}`;
  for (const id of [...ids, ...(own ? [own] : [])]) text = text.replaceAll(id, '·');
  return text.replace(SAID_WHEN, '·');
}
