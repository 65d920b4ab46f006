import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { CAPABILITY_SETS } from '@zeren/domain/registry/access/permissions';
import { IsUUID } from 'class-validator';
import type { Actor } from '../../src/platform/actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { CurrentActor, SignedIn } from '../../src/platform/http/route';
import { districtTables } from './fill-tables';
import { ACTORS } from './matrix-actors';
import { createMatrixCounty, STATES } from './matrix-county';
import { NOT_REACHED, ONLY_REFUSED } from './matrix-exceptions';
import { namedByRoutes } from './route-objects';
import { runMatrix } from './run-matrix';
import { addUnseenRows } from './unseen-rows';

/** Whose state changes nothing of who may read it, each with why. */
const STATE_HIDES_NOTHING: Readonly<Record<string, string>> = {
  account: 'named by administrators alone, whatever its state',
  agreement_batch: 'how far the making is; its agreements are asked in their states',
  delivery: 'a line in the record of what was sent, from the first state to the last',
  duty_extension: 'stands on its duty, whatever was answered',
  result_objection: 'stands on its result, whatever was decided',
  survey_paper: 'how far the entering is; who may enter and settle does not change with it',
  import_run: 'of whoever uploaded the file, from the first state to the last',
};

/** A service that forgot its scope: it reads by id and by nothing else. */
@Controller('api/duties/:id/forgetful')
class ForgetfulController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @SignedIn()
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.unitOfWork.read(actor, async (tx) => ({
      found: await tx.sql('spec.forgetful', 'SELECT title FROM duty WHERE id = $1', [id]),
    }));
  }
}

class ManyDutiesBody {
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsUUID('all', { each: true })
  dutyIds!: string[];
}

/** The same for many at once: it looks whether one of them is the actor's, and gives them all. */
@Controller('api/duties')
class ForgetfulBatchController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Post('forgetful-batch')
  @SignedIn()
  read(@CurrentActor() actor: Actor, @Body() { dutyIds }: ManyDutiesBody): Promise<object> {
    return this.unitOfWork.read(actor, async (tx) => ({
      found: await tx.sql(
        'spec.forgetful-batch',
        'SELECT title FROM duty WHERE id = ANY($1) AND cardinality($1::uuid[]) > 1',
        [dutyIds],
      ),
    }));
  }
}

/** A route of a new room, which the suite has not been told of. */
@Controller('api/novelties')
class NoveltyController {
  @Get(':id')
  @SignedIn()
  read(@Param('id') id: string): object {
    return { id };
  }
}

const withController = (controller: new (...given: never[]) => object) => (): Partial<DynamicModule> => ({
  controllers: [controller],
});

describe('the authorisation matrix (T6)', () => {
  it('lets nobody read what is not theirs: every live route, role, relation and state', async () => {
    const result = await runMatrix();
    process.stdout.write(`authorisation matrix: ${result.summary}\n`);
    expect(result.faults).toEqual([]);
    expect(result.leaks).toEqual([]);
    expect(result.tellApart).toEqual([]);
    expect(result.markedPdfs).toBeGreaterThan(0);
    expect([...result.unreached].sort()).toEqual(Object.keys(NOT_REACHED).sort());
    expect([...result.onlyRefused].sort()).toEqual(Object.keys(ONLY_REFUSED).sort());
  }, 480_000);

  it('asks through the eyes of every set of capabilities and every administrator', () => {
    expect([...new Set(ACTORS.flatMap(({ sets = [] }) => sets))].sort()).toEqual(
      Object.keys(CAPABILITY_SETS).sort(),
    );
    expect(ACTORS.flatMap(({ administrator }) => administrator ?? []).sort()).toEqual([
      'audit',
      'security',
      'system',
    ]);
  });

  it('asks for objects in every state that the database allows', async () => {
    const county = await createMatrixCounty();
    try {
      const tables = await districtTables(county.application.database.owner);
      const missing = tables.flatMap(({ name, columns }) => {
        const allowed = columns.find((column) => column.name === 'state')?.allowed ?? [];
        if (!namedByRoutes().has(name) || name in STATE_HIDES_NOTHING) return [];
        const own = [
          county.rows.get(county.ours)!.rowOf(name, 'county'),
          ...Object.values(STATES[name] ?? {}),
        ];
        return allowed
          .filter((state) => !own.some((row) => row.state === state))
          .map((state) => `${name} ${state}`);
      });
      expect(missing).toEqual([]);
    } finally {
      await county.application.close();
    }
  }, 60_000);

  it('lets no number, order or emptiness speak of what is out of sight', async () => {
    const { asked, added, differences } = await addUnseenRows();
    process.stdout.write(
      `rows out of sight: ${added} added, ${asked} answers, ${differences.length} different\n`,
    );
    expect(differences).toEqual([]);
    expect(added).toBeGreaterThan(50);
  }, 240_000);

  describe('can fail', () => {
    it('shows nothing through a service that forgot its scope: row-level security holds behind it', async () => {
      const { leaks } = await runMatrix(withController(ForgetfulController), ({ path }) =>
        path.endsWith('/forgetful'),
      );
      expect(leaks).toEqual([]);
    }, 60_000);

    it('turns red when its policies are gone too', async () => {
      const result = await runMatrix(
        withController(ForgetfulController),
        ({ path }) => path.endsWith('/forgetful'),
        'ALTER TABLE duty DISABLE ROW LEVEL SECURITY',
      );
      expect(result.leaks).toContainEqual(
        'GET /api/duties/:id/forgetful as village secretary (foreign) shows content of theirs village',
      );
      expect(result.tellApart.length).toBeGreaterThan(0);
    }, 60_000);

    it('turns red when one of many ids is foreign and the rest one’s own', async () => {
      const result = await runMatrix(
        withController(ForgetfulBatchController),
        ({ path }) => path.endsWith('/forgetful-batch'),
        'ALTER TABLE duty DISABLE ROW LEVEL SECURITY',
      );
      expect(result.leaks).toContainEqual(
        'POST /api/duties/forgetful-batch as village secretary (foreign, among one’s own) shows content of theirs village',
      );
      expect(result.tellApart.length).toBeGreaterThan(0);
    }, 60_000);

    it('turns red at a route that it cannot ask, and says what to add', async () => {
      const asked = runMatrix(withController(NoveltyController), ({ path }) => path.includes('novelties'));
      await expect(asked).rejects.toThrow(
        'GET /api/novelties/:id: nothing is known of :id after "novelties". Say in BY_SEGMENT',
      );
    }, 60_000);
  });
});
