// Named points at which a process of the plant ends itself, as SIGKILL would end it there. They stand outside the product:
// Node loads this file before the program (--import), it wraps what the build has, and nothing of it is shipped
// (docs/decisions/0088). A point is met once: where a file of its name lies in the folder, it is taken away first.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';

/** By whom they are met. */
export const FAILPOINTS = {
  /** A report is written, with its entry and its event; nothing is committed. */
  'report-before-commit': 'api',
  /** All of it is committed; nobody was answered, and no nudge was sent. */
  'report-after-commit': 'api',
  /** Events are claimed and marked as handed over; the queue has none of them. */
  'relay-before-queue': 'worker',
  /** The queue has them; nothing else is known of that. */
  'relay-after-queue': 'worker',
  /** A listener has done its work with its receipt; nothing is committed. */
  'listener-before-commit': 'worker',
  /** An event has reached all its listeners; the queue is not told. */
  'event-before-ack': 'worker',
  /** A message is claimed; it is not sent. */
  'message-before-send': 'worker',
  /** The mail server has taken it; it is not marked. */
  'message-before-mark': 'worker',
  /** It is marked; the queue is not told. */
  'message-before-ack': 'worker',
} as const;
export type Failpoint = keyof typeof FAILPOINTS;

/** What a process needs in its environment to meet the points whose files lie in the folder. */
export function failpointEnvironment(folder: string, build: string): NodeJS.ProcessEnv {
  const preload = path.join(import.meta.dirname, 'failpoints.ts');
  return { NODE_OPTIONS: `--import=${preload}`, FAILPOINT_FOLDER: folder, FAILPOINT_BUILD: build };
}

const { FAILPOINT_FOLDER, FAILPOINT_BUILD } = process.env;

function reached(point: Failpoint): void {
  try {
    fs.unlinkSync(path.join(FAILPOINT_FOLDER!, point));
  } catch {
    return;
  }
  process.kill(process.pid, 'SIGKILL');
}

type Method = (...parameters: never[]) => Promise<unknown>;

/** Wraps a method of a class of the build; which points it has may depend on what it is called with. */
function wrap(
  prototype: Record<string, unknown>,
  name: string,
  points: (parameters: readonly unknown[]) => { readonly before?: Failpoint; readonly after?: Failpoint },
): void {
  const original = prototype[name] as Method;
  prototype[name] = async function (this: unknown, ...parameters: never[]) {
    const { before, after } = points(parameters);
    if (before) reached(before);
    const value = await original.apply(this, parameters);
    if (after) reached(after);
    return value;
  };
}

/** Follows each connection's transaction by its named statements, to know what a COMMIT commits. */
function watchTransactions(client: { prototype: Record<string, unknown> }): void {
  const holds = new WeakMap<object, 'report' | 'listener'>();
  const original = client.prototype.query as (...parameters: unknown[]) => Promise<unknown>;
  client.prototype.query = function (this: object, ...parameters: unknown[]) {
    const [asked] = parameters;
    const name = (asked as { readonly name?: string } | undefined)?.name;
    if (name === 'duties.report') holds.set(this, 'report');
    else if (name === 'platform.receipt.claim') holds.set(this, 'listener');
    if (asked !== 'COMMIT') {
      if (asked === 'ROLLBACK') holds.delete(this);
      return original.apply(this, parameters);
    }
    const held = holds.get(this);
    holds.delete(this);
    if (held) reached(held === 'report' ? 'report-before-commit' : 'listener-before-commit');
    const committed = original.apply(this, parameters);
    if (held !== 'report') return committed;
    return committed.then((answer) => {
      reached('report-after-commit');
      return answer;
    });
  };
}

interface Built {
  readonly prototype: Record<string, unknown>;
}

if (FAILPOINT_FOLDER && FAILPOINT_BUILD) {
  const build = createRequire(path.join(FAILPOINT_BUILD, 'backend/src/app.module.js'));
  build('reflect-metadata');
  const built = (file: string, name: string) => (build(`./${file}.js`) as Record<string, Built>)[name]!;
  watchTransactions((build('pg') as { Client: { prototype: Record<string, unknown> } }).Client);
  const queue = built('platform/jobs/carried-job-queue', 'CarriedJobQueue');
  wrap(queue.prototype, 'addMany', ([name]) =>
    name === 'events.deliver' ? { before: 'relay-before-queue', after: 'relay-after-queue' } : {},
  );
  const deliver = built('platform/events/deliver-event.job', 'DeliverEventJob');
  wrap(deliver.prototype, 'run', () => ({ after: 'event-before-ack' }));
  const mail = built('insight/reminders/channels/mail-way', 'MailWay');
  wrap(mail.prototype, 'send', () => ({ before: 'message-before-send', after: 'message-before-mark' }));
  const send = built('insight/reminders/reminders.jobs', 'SendDeliveryJob');
  wrap(send.prototype, 'run', () => ({ after: 'message-before-ack' }));
}
