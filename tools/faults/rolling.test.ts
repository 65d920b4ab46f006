// T15: the processes behind the listening parent are replaced one by one under load, and no request fails: not on a
// connection that is kept, not on one that rested meanwhile, not on a new one.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as http from 'node:http';
import { after, before, test } from 'node:test';
import { HttpPerson } from './http-person.ts';
import { Plant, pause, until } from './plant.ts';

const RELOADS = Number(process.env.RELOADS ?? 3);
const PROCESSES = 2;
const RELOAD_PATIENCE = 240_000;
const REPORTERS = ['township-secretary', 'team-member', 'branch-secretary', 'enterprise-secretary'];

interface DutyView {
  readonly id: string;
  readonly version: number;
  readonly canReport: boolean;
}

/** People who work until they are told to stop; every request that did not succeed is written down. */
class Load {
  readonly failures: string[] = [];
  answered = 0;
  private over = false;
  private readonly people: Promise<void>[] = [];
  private readonly agents: http.Agent[] = [];

  /** Does the same again and again, resting up to `rest` milliseconds in between. */
  repeat(
    name: string,
    rest: number,
    act: (turn: number) => Promise<{ status: number; body: unknown }>,
  ): void {
    const person = async (): Promise<void> => {
      for (let turn = 0; !this.over; turn += 1) {
        try {
          const { status, body } = await act(turn);
          if (status >= 400) this.failures.push(`${name}: ${status} ${JSON.stringify(body)?.slice(0, 200)}`);
        } catch (error) {
          this.failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
        this.answered += 1;
        await pause(10 + Math.random() * rest);
      }
    };
    this.people.push(person());
  }

  /** One connection that is kept as long as the other side keeps it. */
  keepingAgent(): http.Agent {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.agents.push(agent);
    return agent;
  }

  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.people);
    for (const agent of this.agents) agent.destroy();
  }
}

let plant: Plant;
before(
  async () => {
    plant = await Plant.start({ processes: PROCESSES });
  },
  { timeout: 300_000 },
);
after(() => plant.stop());

test(`${RELOADS} reloads under load: no request fails`, { timeout: RELOADS * RELOAD_PATIENCE }, async () => {
  const load = new Load();
  const signedIn = await reporting(load);
  looking(load);
  await pause(1_000);
  for (let reloads = 0; reloads < RELOADS; reloads += 1) {
    const before = processes();
    assert.equal(before.size, PROCESSES + 1, 'API processes and a worker');
    const answered = load.answered;
    await reload();
    assert.ok(load.answered > answered, 'nobody asked anything meanwhile');
    assert.deepEqual(load.failures, []);
    await until('the old ones are gone', 30_000, async () =>
      [...before].every((pid) => !processes().has(pid)),
    );
  }
  await load.stop();
  assert.deepEqual(load.failures, []);
  // Who signed in before the first reload is still the same person.
  assert.equal((await signedIn.get('/api/session')).status, 200);
  console.log(`${load.answered} requests, ${load.failures.length} failed`);
});

test(
  'a process that is killed is started again, while the other one serves',
  { timeout: 120_000 },
  async () => {
    const before = processes();
    const victim = [...before].find((pid) => commandOf(pid).includes('main.js'))!;
    process.kill(victim, 'SIGKILL');
    // Connections that are being handed to the dead one are the only loss.
    await pause(500);
    for (let asked = 0; asked < 20; asked += 1) {
      assert.equal((await fetch(`${plant.address}/api/health/live`)).status, 200);
      await pause(20);
    }
    await until(
      'there are as many as before',
      60_000,
      async () => processes().size === before.size && !processes().has(victim),
    );
  },
);

/** Officeholders who report again and again, each on a connection of their own: writes with session and CSRF token. */
async function reporting(load: Load): Promise<HttpPerson> {
  const people: HttpPerson[] = [];
  for (const role of REPORTERS) {
    const { username, password } = plant.accounts.find((account) => account.role === role)!;
    const person = new HttpPerson(plant.address, load.keepingAgent());
    await person.signIn(username, password);
    const { body } = await person.get<{ items: DutyView[] }>('/api/duties?mine=1&limit=50');
    const own = body.items.filter(({ canReport }) => canReport);
    assert.ok(own.length > 0, `${role} has nothing to report`);
    const versions = new Map(own.map(({ id, version }) => [id, version]));
    load.repeat(`${role} reports`, 60, async (turn) => {
      const { id } = own[turn % own.length]!;
      const answer = await person.post<DutyView>(
        `/api/duties/${id}/report`,
        { result: `已办结，第 ${turn} 次。` },
        versions.get(id),
      );
      if (answer.status < 300) versions.set(id, answer.body.version);
      return answer;
    });
    people.push(person);
  }
  return people[0]!;
}

/** Those who only look: at once again, now and then on a connection that rested, on a new one each time; and a balancer. */
function looking(load: Load): void {
  const at = (path: string, agent: http.Agent | false) => {
    const person = new HttpPerson(plant.address, agent);
    return () => person.get(path);
  };
  load.repeat('reads on', 20, at('/api/public/audit/logs', load.keepingAgent()));
  load.repeat('rests', 2_000, at('/api/health/live', load.keepingAgent()));
  load.repeat('rests longer', 6_000, at('/api/health/live', load.keepingAgent()));
  load.repeat('comes new', 20, at('/api/health/live', false));
  load.repeat('a balancer', 200, at('/api/health/ready', load.keepingAgent()));
}

async function reload(): Promise<void> {
  const told = () => plant.api.messages.filter((message) => 'reloaded' in (message as object));
  const before = told().length;
  process.kill(plant.api.pid, 'SIGHUP');
  await until('it is reloaded', RELOAD_PATIENCE, async () => told().length > before);
  assert.deepEqual(told().at(-1), { reloaded: true, replaced: PROCESSES + 1 });
}

/** The parent's children. */
function processes(): Set<number> {
  const { pid } = plant.api;
  const text = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return new Set(text.trim().split(' ').filter(Boolean).map(Number));
}

function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
