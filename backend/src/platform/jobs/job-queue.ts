/**
 * Where rooms hand over work. PostgreSQL keeps what is owed; this only carries it to a worker (decision 1). So neither
 * method throws when the queue is down: it answers false, and the room's own watchdog hands the work over again later.
 */
export abstract class JobQueue {
  /** Adds a job to run at once. A second `add` under the same `id` while the first still waits or runs adds nothing. */
  abstract add(name: string, data: object, id?: string): Promise<boolean>;
  /** Adds many in one go. */
  abstract addMany(name: string, jobs: readonly { data: object; id?: string }[]): Promise<boolean>;
}
