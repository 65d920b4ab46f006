// The floor that HTTP cases are measured against: Fastify and pg, named statements, no framework, no rights, no checks.
// As the owner of the tables it is under no row-level policy either.
import { fastify } from 'fastify';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const { DATABASE_URL, DISTRICT_ID } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const district = DISTRICT_ID!;

const COLUMNS = `d.id, d.title, d.title_en AS "titleEn", d.period_label AS "periodLabel", d.opens_on::text AS "opensOn",
  d.due_on::text AS "dueOn", d.year, d.provisional, d.checking_class AS "checkingClass", d.state,
  d.reported_on::text AS "reportedOn", d.light, d.light_turns_on::text AS "lightTurnsOn", d.due_outcome AS "dueOutcome",
  d.evidence_count AS "evidenceCount", d.awaits_check AS "awaitsCheck", d.post_id AS "postId",
  d.organization_id AS "organizationId", d.domain_code AS "domainCode", d.version,
  p.title AS "postTitle", o.name_zh AS "organizationName"`;
const FROM = `duty d JOIN post p ON p.district_id = d.district_id AND p.id = d.post_id
  JOIN organization o ON o.district_id = d.district_id AND o.id = d.organization_id`;

const PAGE = {
  name: 'page',
  text: `SELECT ${COLUMNS} FROM ${FROM} WHERE d.district_id = $1 AND d.state <> 'withdrawn'
         ORDER BY d.due_on, d.id LIMIT 50`,
};
const ONE = { name: 'one', text: `SELECT ${COLUMNS} FROM ${FROM} WHERE d.district_id = $1 AND d.id = $2` };

const server = fastify();

server.get('/duties', async () => {
  const { rows } = await pool.query<object>({ ...PAGE, values: [district] });
  return { items: rows };
});

server.get<{ Params: { id: string } }>('/duties/:id', async ({ params }) => {
  const { rows } = await pool.query<object>({ ...ONE, values: [district, params.id] });
  return rows[0];
});

/** A report as one would write it without a product around: the change, the row, an entry and an event, one transaction. */
server.post<{ Params: { id: string }; Body: { result: string } }>(
  '/duties/:id/report',
  async ({ params: { id }, body: { result } }) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ version: number; tenure: string }>({
        name: 'move',
        text: `UPDATE duty SET state = 'reported', reported_on = '2026-11-24', light = 'ok', light_turns_on = NULL,
                 version = version + 1
               WHERE district_id = $1 AND id = $2 AND version = 1 RETURNING version`,
        values: [district, id],
      });
      if (rows.length !== 1) throw new Error('changed meanwhile');
      await client.query({
        name: 'report',
        text: `INSERT INTO duty_report (district_id, id, duty_id, result, origin, reported_on, reported_at)
               VALUES ($1, $2, $3, $4, 'import', '2026-11-24', now())`,
        values: [district, randomUUID(), id, result],
      });
      await client.query({
        name: 'audit',
        text: `INSERT INTO floor_audit (district_id, id, at, action, subject_kind, subject_id, after, request_id, sealed, mac)
               VALUES ($1, $2::uuid, now(), 'duty.report', 'duty', $3, $4, $5, false, decode(md5($2::uuid::text), 'hex'))`,
        values: [district, randomUUID(), id, JSON.stringify({ state: 'reported', result }), randomUUID()],
      });
      await client.query({
        name: 'outbox',
        text: `INSERT INTO floor_outbox (district_id, id, type, v, subject_kind, subject_id, at, data)
               VALUES ($1, $2, 'duty.reported', 1, 'duty', $3, now(), $4)`,
        values: [district, randomUUID(), id, JSON.stringify({ dutyId: id })],
      });
      await client.query('COMMIT');
      return { id, ...rows[0] };
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  },
);

const address = await server.listen({ port: 0, host: '127.0.0.1' });
process.send?.(address);
process.once('disconnect', () => process.exit());
