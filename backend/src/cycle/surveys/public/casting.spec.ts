import { Client } from 'pg';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import { ok, openSurveys } from '../surveys.spec-kit';
import type { SurveyKit } from '../surveys.spec-kit';
import { hashOfCode } from '../ticket-secret';

type Row = Readonly<Record<string, unknown>>;

/** Ballots that voters were planted with: the k-th voter says k in the bits of many questions. */
const VOTERS = 48;

/**
 * Decision 8 and T9 at the size of an ordinary run: what an owner of the database sees in a dump, and what people can do
 * with one ticket.
 */
describe('casting', () => {
  let kit: SurveyKit;

  beforeAll(async () => (kit = await openSurveys()), 120_000);
  afterAll(() => kit?.close());

  const dump = async (text: string, values: unknown[] = []): Promise<Row[]> =>
    (await kit.application.database.owner.query<Row>(text, values)).rows;
  const counted = async (table: string): Promise<number> =>
    Number((await dump(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n);

  it('accepts one of many casts of a ticket at once, and none that was made up', async () => {
    const { codes, id } = await kit.opened({ 党员: 6 }, '并发');
    for (const code of codes['党员']!.slice(0, 3)) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => kit.vote(code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(409)]);
    }
    for (let at = 0; at < 40; at += 1) {
      const code = Array.from({ length: 16 }, (_, sign) => 'ABCDEFGH'[(at * 7 + sign * 3) % 8]).join('');
      expect((await kit.vote(code)).status).toBe(404);
    }
    const urns = await dump('SELECT ballots FROM survey_urn WHERE survey_id = $1', [id]);
    expect(urns.map(({ ballots }) => (ballots as unknown[]).length)).toEqual([3]);
  });

  it('loses no ballot and takes none after it, when the survey closes in the midst of it', async () => {
    const { clerk } = kit;
    const { codes, id, version } = await kit.opened({ 党员: 40 }, '关票');
    const casts = codes['党员']!.map((code, at) =>
      kit.vote(code, { 's1.q1': at % 2 ? 'o1' : 'o3', 's2.q1': 'o1' }),
    );
    const closing = clerk.post(`/api/surveys/${id}/close`, { version });
    const answers = await Promise.all(casts);
    ok(await closing);
    const accepted = answers.filter(({ status }) => status === 200).length;
    expect(answers.map(({ status }) => status).filter((status) => ![200, 409].includes(status))).toEqual([]);
    const marks = await dump(`SELECT id FROM survey_ballot WHERE survey_id = $1 AND kind = 'marks'`, [id]);
    const spent = await dump(`SELECT 1 FROM survey_ticket WHERE survey_id = $1 AND state = 'spent'`, [id]);
    expect([marks.length, spent.length]).toEqual([accepted, accepted]);
  });

  it('leaves no entry, event, key, line or measure', async () => {
    const { codes } = await kit.opened({ 党员: 2 }, '无痕');
    const tables = ['audit_entry', 'outbox', 'idempotency_key', 'session', 'denied_attempt', 'counter_delta'];
    const before = await Promise.all(tables.map(counted));
    ok(await kit.get(codes['党员']![0]!));
    ok(await kit.vote(codes['党员']![0]!));
    expect((await kit.vote(codes['党员']![0]!)).status).toBe(409);
    expect(await Promise.all(tables.map(counted))).toEqual(before);
    const { body } = await kit.application.client().get<string>('/metrics');
    expect(String(body)).not.toContain('public/ballots');
  });

  it('ties no ballot to a ticket, a time or a place in the order, for whoever has a dump of everything', async () => {
    const survey = await kit.opened({ 党员: VOTERS }, '匿名');
    const { id, codes } = survey;
    const order = codes['党员']!;
    // Whoever attacks knows in which order people voted, with which ticket, and what they wanted to say.
    for (const [at, code] of order.entries()) ok(await kit.vote(code, sayingOf(at)));
    const spentInOrder = order.map((code) => hashOfCode(code.replaceAll('-', '')).toString('hex'));

    // While it is open: one row, one transaction, no stamp, in an order that chance has made.
    const urns = await dump('SELECT xmin, ctid, * FROM survey_urn WHERE survey_id = $1', [id]);
    expect(urns).toHaveLength(1);
    expect(Object.keys(urns[0]!).sort()).toEqual(
      ['ballots', 'ctid', 'district_id', 'group_id', 'number', 'survey_id', 'xmin'].sort(),
    );
    const lying = (urns[0]!.ballots as Answers[]).map(voterOf);
    expect([...lying].sort((a, b) => a - b)).toEqual(order.map((_, at) => at));
    expect(hits(lying)).toBeLessThan(CHANCE);
    // The attacker is able: without the shuffle, the order alone would name everybody.
    expect(hits([...lying].sort((a, b) => a - b))).toBe(VOTERS);

    ok(await kit.clerk.post(`/api/surveys/${id}/close`, { version: survey.version }));
    const ballots = await dump(
      `SELECT xmin, ctid::text AS place, * FROM survey_ballot WHERE survey_id = $1 ORDER BY ctid`,
      [id],
    );
    expect(Object.keys(ballots[0]!).sort()).toEqual(
      ['answers', 'district_id', 'group_id', 'id', 'kind', 'place', 'survey_id', 'xmin'].sort(),
    );
    expect(new Set(ballots.map(({ xmin }) => xmin)).size).toBe(1);
    for (const { id: ballot } of ballots) expect(String(ballot)[14]).toBe('4');
    const marks = ballots
      .filter(({ kind }) => kind === 'marks')
      .map(({ answers }) => voterOf(answers as Answers));
    expect(hits(marks)).toBeLessThan(CHANCE);
    const byId = [...ballots]
      .filter(({ kind }) => kind === 'marks')
      .sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
    expect(hits(byId.map(({ answers }) => voterOf(answers as Answers)))).toBeLessThan(CHANCE);

    // The tickets were written anew with them: in the order of their hashes, all by that one transaction.
    const tickets = await dump(
      `SELECT xmin, encode(hash, 'hex') AS hash FROM survey_ticket WHERE survey_id = $1 ORDER BY ctid`,
      [id],
    );
    expect(new Set(tickets.map(({ xmin }) => xmin))).toEqual(new Set(ballots.map(({ xmin }) => xmin)));
    expect(tickets.map(({ hash }) => hash)).toEqual([...spentInOrder].sort());
    // Ticket by ticket beside ballot by ballot: no better than chance.
    const guess = tickets.map(({ hash }) => spentInOrder.indexOf(String(hash)));
    expect(marks.filter((voter, at) => voter === guess[at]).length).toBeLessThan(CHANCE);
    // What is written lies apart from what was ticked.
    for (const { kind, answers } of ballots)
      expect(Object.keys(answers as object).some((key) => key === 'all.q3')).toBe(kind === 'words');
  });

  it('is held by the database itself: urns and ballots are nobody’s with every guard off', async () => {
    const survey = await kit.opened({ 党员: 12 }, '无门');
    const { id } = survey;
    const [mine, other] = survey.codes['党员']!;
    ok(await kit.vote(other!));
    const app = new Client(kit.application.database.appUrl);
    await app.connect();
    const { districtId, organizations, people } = kit.county;
    const as = async (settings: Readonly<Record<string, string>>, text: string, values: unknown[] = []) => {
      await app.query('BEGIN');
      try {
        for (const [name, value] of Object.entries({ district: districtId, ...settings }))
          await app.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
        return (await app.query<Row>(text, values)).rowCount;
      } catch (error) {
        return (error as { code?: string }).code;
      } finally {
        await app.query('ROLLBACK');
      }
    };
    const head = { roots: organizations.county, organization: organizations.county, actor: people.county };
    const own = { ticket: hashOfCode(mine!.replaceAll('-', '')).toString('hex') };
    const urn = 'SELECT * FROM survey_urn WHERE survey_id = $1';
    const seen = {
      head: await as(head, urn, [id]),
      everything: await as({ roots: '*' }, urn, [id]),
      administrator: await as({ administrator: 'system' }, urn, [id]),
      nobody: await as({}, urn, [id]),
      stuffing: await as(head, `UPDATE survey_urn SET ballots = '[]' WHERE survey_id = $1`, [id]),
      emptying: await as(head, 'DELETE FROM survey_urn WHERE survey_id = $1', [id]),
      another: await as(
        head,
        `INSERT INTO survey_urn (district_id, survey_id, group_id, number, ballots)
         SELECT district_id, survey_id, id, 2, '[{}]' FROM survey_group WHERE survey_id = $1`,
        [id],
      ),
      pouring: await as(
        head,
        `INSERT INTO survey_ballot (district_id, id, survey_id, group_id, kind, answers)
         SELECT district_id, gen_random_uuid(), survey_id, id, 'marks', '{}' FROM survey_group WHERE survey_id = $1`,
        [id],
      ),
      // A voter sees their own survey's urn to put a ballot in, no other ticket, and no other survey.
      otherTickets: await as(own, 'SELECT * FROM survey_ticket'),
      surveys: await as(own, 'SELECT * FROM survey'),
      people: await as(own, 'SELECT * FROM person'),
    };
    expect(seen).toEqual({
      ...{ head: 0, everything: 0, administrator: 0, nobody: 0, stuffing: 0, emptying: 0 },
      ...{ another: '42501', pouring: '42501', otherTickets: 1, surveys: 1, people: 0 },
    });
    ok(await kit.clerk.post(`/api/surveys/${id}/close`, { version: survey.version }));
    const ballots = 'SELECT * FROM survey_ballot WHERE survey_id = $1';
    expect({
      head: await as(head, ballots, [id]),
      village: await as(
        { ...head, roots: organizations.village, organization: organizations.village },
        ballots,
        [id],
      ),
      administrator: await as({ administrator: 'audit' }, ballots, [id]),
      changing: await as(head, `UPDATE survey_ballot SET answers = '{}' WHERE survey_id = $1`, [id]),
      pouring: await as(
        head,
        `INSERT INTO survey_ballot (district_id, id, survey_id, group_id, kind, answers)
         SELECT district_id, gen_random_uuid(), survey_id, id, 'marks', '{}' FROM survey_group WHERE survey_id = $1`,
        [id],
      ),
    }).toEqual({ head: 1, village: 0, administrator: 0, changing: '42501', pouring: '42501' });
    await app.end();
  });
});

/** Says which voter it is, in a few words: the ballots of everybody are told apart. */
const sayingOf = (voter: number): Record<string, string> => ({
  's1.q1': `o${(voter % 4) + 1}`,
  's2.q1': `o${(Math.floor(voter / 4) % 4) + 1}`,
  ...(voter >= 16 ? { 'all.q2': voter >= 32 ? 'o2' : 'o1' } : {}),
  'all.q3': `第${voter}位的话`,
});

/** From the ticks alone: the words of a ballot lie apart from them after the close. */
const voterOf = (answers: Answers): number =>
  Number(answers['s1.q1']!.slice(1)) -
  1 +
  (Number(answers['s2.q1']!.slice(1)) - 1) * 4 +
  (answers['all.q2'] === 'o2' ? 32 : answers['all.q2'] === 'o1' ? 16 : 0);

/** How many are named rightly by whoever takes the order for that of the voters. */
const hits = (voters: readonly number[]): number => voters.filter((voter, at) => voter === at).length;

/** One hit is expected of a random order, with a variance of one: three sigma, and some more for a run a day. */
const CHANCE = 7;
