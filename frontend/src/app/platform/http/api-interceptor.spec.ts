import { TestBed } from '@angular/core/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import { aProblem, startTest } from '../../../testing/test-page';
import { Locale } from '../i18n/locale';
import { SignedOut } from '../session/signed-out';
import { Act } from './act';
import { Api } from './api';
import { Problem } from './problem';

describe('a request to the API', () => {
  let http: HttpTestingController;
  let api: Api;
  beforeEach(async () => {
    http = await startTest();
    api = TestBed.inject(Api);
  });
  afterEach(() => http.verify());

  it('carries the language on screen and the version that was seen', async () => {
    await TestBed.inject(Locale).use('en');
    const answer = api.put('/api/session/locale', { locale: 'en' }, { version: 7 });
    const sent = http.expectOne('/api/session/locale');
    const { request } = sent;
    expect(request.headers.get('Accept-Language')).toBe('en');
    expect(request.headers.get('If-Match')).toBe('"7"');
    expect(request.headers.has('Idempotency-Key')).toBe(false);
    expect(request.withCredentials).toBe(true);
    sent.flush({});
    await answer;
  });

  it('keeps its idempotency key while the same act is retried, and takes a new one when the content changed', async () => {
    const act = new Act();
    const send = async (body: object, status: number): Promise<string | null> => {
      const answer = api.post('/api/duties/1/report', body, { act });
      const sent = http.expectOne('/api/duties/1/report');
      const key = sent.request.headers.get('Idempotency-Key');
      if (status === 0) sent.error(new ProgressEvent('error'));
      else sent.flush({ ok: true });
      await answer.catch(() => undefined);
      return key;
    };
    const first = await send({ result: '已开会' }, 0);
    expect(await send({ result: '已开会' }, 0)).toBe(first);
    const changed = await send({ result: '已开会，过 14 村' }, 200);
    expect(changed).not.toBe(first);
    expect(await send({ result: '已开会，过 14 村' }, 200)).not.toBe(changed);
  });

  it('turns a refusal into a Problem with both sentences', async () => {
    const answer = api.get('/api/duties/1').catch((thrown: unknown) => thrown);
    http
      .expectOne('/api/duties/1')
      .flush(aProblem('duty.not-yet-open', 422, '还没到办理期', 'Not open yet'), {
        status: 422,
        statusText: '',
      });
    const problem = (await answer) as Problem;
    expect(problem).toBeInstanceOf(Problem);
    expect([problem.code, problem.status, problem.requestId]).toEqual(['duty.not-yet-open', 422, 'r-1']);
    expect([problem.sentence('zh-CN'), problem.sentence('en')]).toEqual(['还没到办理期', 'Not open yet']);
    expect(problem.passing).toBe(false);
  });

  it('says that the server cannot be reached, and that trying again may help', async () => {
    const answer = api.get('/api/duties/1').catch((thrown: unknown) => thrown);
    http.expectOne('/api/duties/1').error(new ProgressEvent('error'));
    const problem = (await answer) as Problem;
    expect([problem.code, problem.passing]).toEqual(['client.offline', true]);
  });

  it('announces a lost session, but not a wrong password', async () => {
    let announced = 0;
    TestBed.inject(SignedOut).announced.subscribe(() => announced++);
    const signIn = api.post('/api/session', {}).catch(() => undefined);
    http
      .expectOne('/api/session')
      .flush(aProblem('session.credentials-wrong', 401), { status: 401, statusText: '' });
    await signIn;
    expect(announced).toBe(0);
    const list = api.get('/api/duties').catch(() => undefined);
    http.expectOne('/api/duties').flush(aProblem('session.expired', 401), { status: 401, statusText: '' });
    await list;
    expect(announced).toBe(1);
  });
});
