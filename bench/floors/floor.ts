import * as path from 'node:path';
import { ROOT, until } from '../../tools/faults/plant.ts';
import type { Plant } from '../../tools/faults/plant.ts';
import { Child } from '../../tools/start/child.ts';

/** Tables like ours for what the floor writes: the sequencer and the relay leave them alone. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS floor_audit (LIKE audit_entry INCLUDING ALL);
  CREATE TABLE IF NOT EXISTS floor_outbox (LIKE outbox INCLUDING ALL)`;

export interface Floor {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the floor's server on the county's database. */
export async function startFloor(plant: Plant, districtId: string): Promise<Floor> {
  await plant.query(TABLES);
  const { PATH, HOME } = process.env;
  const child = new Child({
    script: path.join(ROOT, 'bench/floors/floor-server.ts'),
    cwd: ROOT,
    environment: {
      ...{ PATH, HOME, NODE_ENV: 'production' },
      ...{ DATABASE_URL: plant.urlOf('zeren'), DISTRICT_ID: districtId },
    },
  });
  await until('the floor listens', 20_000, () =>
    child.hasEnded
      ? Promise.reject(new Error(child.lastLines.join('\n')))
      : Promise.resolve(child.messages.length > 0),
  );
  return { address: child.messages[0] as string, pid: child.pid, stop: () => child.stop(5_000) };
}
