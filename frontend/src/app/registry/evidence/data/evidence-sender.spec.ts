import { webcrypto } from 'node:crypto';
import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PIECE_SENT } from '@zeren/domain/registry/evidence/evidence-kinds';
import { aProblem, settle, startTest } from '../../../../testing/test-page';
import { EvidenceSender } from './evidence-sender';

const SIZE = 4 * PIECE_SENT + 10;

describe('sending evidence over a bad line', () => {
  let http: HttpTestingController;
  let percents: number[];
  let ended: unknown[];

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
    http = await startTest();
    percents = [];
    ended = [];
  });
  afterEach(() => {
    http.verify();
    jest.useRealTimers();
  });

  const send = (size: number) =>
    TestBed.inject(EvidenceSender)
      .send('/api/duties/d1', new File([new Uint8Array(size)], '现场.mp4', { lastModified: 7 }))
      .subscribe({
        next: (step) => (step.done ? ended.push(step.answer) : percents.push(step.percent)),
        error: (thrown: { code?: string }) => ended.push(thrown.code ?? thrown),
      });
  /** The next request, once what was made ready for it (a digest, a pause) is. */
  const next = async (method: string, url: string): Promise<TestRequest> => {
    for (let tries = 0; tries < 40; tries += 1) {
      await jest.advanceTimersByTimeAsync(500);
      await settle();
      const [found] = http.match((request) => request.method === method && request.url === url);
      if (found) return found;
    }
    throw new Error(`no ${method} ${url}`);
  };
  const offsetOf = (request: TestRequest) => Number(request.request.headers.get('Upload-Offset'));
  const uploads = '/api/duties/d1/evidence-uploads';

  it('sends a small file at once', async () => {
    send(100);
    (await next('POST', '/api/duties/d1/evidence')).flush({ id: 'e1' });
    expect(ended).toEqual([{ id: 'e1' }]);
  });

  it('sends pieces, asks after a break how far it is, and sends nothing twice', async () => {
    send(SIZE);
    const begun = await next('POST', uploads);
    expect(begun.request.body).toEqual({ fileName: '现场.mp4', size: SIZE, modifiedAt: '7' });
    begun.flush({ id: 'u1', size: SIZE, received: 2 * PIECE_SENT });
    const first = await next('PUT', `${uploads}/u1`);
    expect(offsetOf(first)).toBe(2 * PIECE_SENT);
    // The piece arrives; its answer does not.
    first.error(new ProgressEvent('error'));
    (await next('GET', `${uploads}/u1`)).flush({ id: 'u1', size: SIZE, received: 3 * PIECE_SENT });
    const second = await next('PUT', `${uploads}/u1`);
    expect(offsetOf(second)).toBe(3 * PIECE_SENT);
    second.flush({ id: 'u1', size: SIZE, received: 4 * PIECE_SENT });
    const last = await next('PUT', `${uploads}/u1`);
    expect([offsetOf(last), (last.request.body as Blob).size]).toEqual([4 * PIECE_SENT, 10]);
    last.flush({ id: 'u1', size: SIZE, received: SIZE });
    (await next('POST', `${uploads}/u1/finish`)).flush({ id: 'e1' });
    await settle();
    expect(ended).toEqual([{ id: 'e1' }]);
    expect(percents[0]).toBe(49);
  });

  it('gives what the server refuses back at once, and a dead line after some tries', async () => {
    send(SIZE);
    (await next('POST', uploads)).flush(aProblem('evidence.quota-full', 409), {
      status: 409,
      statusText: '',
    });
    await settle();
    expect(ended).toEqual(['evidence.quota-full']);
    send(SIZE);
    (await next('POST', uploads)).flush({ id: 'u1', size: SIZE, received: 0 });
    (await next('PUT', `${uploads}/u1`)).error(new ProgressEvent('error'));
    for (let tries = 0; tries < 3; tries += 1) {
      (await next('GET', `${uploads}/u1`)).error(new ProgressEvent('error'));
    }
    await settle();
    expect(ended).toHaveLength(2);
  });
});

describe('a file that the organisation may have already', () => {
  const sameBytes = '/api/duties/d1/evidence/same-bytes';
  let http: HttpTestingController;
  let ended: unknown[];

  beforeEach(async () => {
    http = await startTest();
    ended = [];
    // The test's document makes no digests: the one of Node.js stands in.
    Object.defineProperty(globalThis.crypto, 'subtle', { value: webcrypto.subtle, configurable: true });
  });
  afterEach(() => {
    Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined, configurable: true });
    http.verify();
  });

  const asked = async (): Promise<TestRequest> => {
    const file = new File([new Uint8Array(100)], '纪要.txt');
    Object.defineProperty(file, 'arrayBuffer', { value: async () => new Uint8Array(100).buffer });
    TestBed.inject(EvidenceSender)
      .send('/api/duties/d1', file)
      .subscribe((step) => (step.done ? ended.push([step.answer, step.reused ?? false]) : undefined));
    return next('POST', sameBytes);
  };
  const next = async (method: string, url: string): Promise<TestRequest> => {
    for (let tries = 0; tries < 40; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const [found] = http.match((request) => request.method === method && request.url === url);
      if (found) return found;
    }
    throw new Error(`no ${method} ${url}`);
  };

  it('is asked for by its digest, computed here, and not sent when it is there', async () => {
    const look = await asked();
    expect(look.request.body).toEqual({
      sha256: 'cd00e292c5970d3c5e2f0ffa5171e555bc46bfc4faddfb4a418b6840b86e79a3',
    });
    look.flush({ evidence: { id: 'e0' } });
    await settle();
    expect(ended).toEqual([[{ id: 'e0' }, true]]);
  });

  it('is sent when it is not there, and when the look fails', async () => {
    (await asked()).flush({ evidence: null });
    (await next('POST', '/api/duties/d1/evidence')).flush({ id: 'e1' });
    (await asked()).error(new ProgressEvent('error'));
    (await next('POST', '/api/duties/d1/evidence')).flush({ id: 'e2' });
    await settle();
    expect(ended).toEqual([
      [{ id: 'e1' }, false],
      [{ id: 'e2' }, false],
    ]);
  });
});
