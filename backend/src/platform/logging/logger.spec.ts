import { Writable } from 'node:stream';
import { createLogger, NestLogger } from './logger';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      for (const line of chunk.toString().trim().split('\n'))
        lines.push(JSON.parse(line) as Record<string, unknown>);
      done();
    },
  });
  return { lines, logger: createLogger('info', destination) };
}

describe('the log', () => {
  it.each([
    [{ password: 'p-1' }],
    [{ body: { password: 'p-1' } }],
    [{ request: { headers: { cookie: 'p-1', authorization: 'p-1', 'x-xsrf-token': 'p-1' } } }],
    [{ reply: { headers: { 'set-cookie': ['p-1'] } } }],
    [{ session: { csrfToken: 'p-1', token: 'p-1', secret: 'p-1' } }],
  ])('removes what is named like a secret: %o', (given) => {
    const { lines, logger } = capture();
    logger.info(given, 'x');
    expect(JSON.stringify(lines)).toContain('[removed]');
    expect(JSON.stringify(lines)).not.toContain('p-1');
  });

  it('leaves the parameters out of a database error: they are people’s data', () => {
    const { lines, logger } = capture();
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      query: 'INSERT …',
      parameters: ['张三'],
      driverError: { detail: 'Key (name)=(张三) already exists.' },
    });
    logger.error({ err: new Error('outer', { cause: error }) });
    expect(JSON.stringify(lines)).not.toContain('张三');
    expect(lines[0]).toMatchObject({
      level: 'error',
      err: { message: 'outer', cause: { code: '23505', message: 'duplicate key' } },
    });
  });

  it('takes over what Nest and the rooms log', () => {
    const { lines, logger } = capture();
    const nest = new NestLogger(logger);
    nest.log('started', 'NestFactory');
    nest.error({ msg: 'given up', job: 'a.b', err: new Error('no') }, 'jobs');
    nest.error('failed', 'Error: failed\n    at x', 'Room');
    nest.debug('not at this level', 'Room');
    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', msg: 'started', context: 'NestFactory' }),
      expect.objectContaining({ level: 'error', msg: 'given up', job: 'a.b', context: 'jobs' }),
      expect.objectContaining({
        level: 'error',
        msg: 'failed',
        context: 'Room',
        stack: expect.stringContaining('at x') as string,
      }),
    ]);
  });
});
