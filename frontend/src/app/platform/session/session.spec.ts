import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aProblem, aSession, settle, startTest } from '../../../testing/test-page';
import { Api } from '../http/api';
import { Session } from './session';

describe('a session that seems to have ended', () => {
  let http: HttpTestingController;
  let session: Session;

  beforeEach(async () => {
    http = await startTest();
    session = TestBed.inject(Session);
    const restored = session.restore();
    http.expectOne('/api/session').flush(aSession());
    await restored;
  });
  afterEach(() => http.verify());

  const lose = async (): Promise<void> => {
    const list = TestBed.inject(Api)
      .get('/api/duties')
      .catch(() => undefined);
    http.expectOne('/api/duties').flush(aProblem('session.missing', 401), { status: 401, statusText: '' });
    await list;
    await settle();
  };

  it('is asked for again before anybody is led away: it may only have got a new secret meanwhile', async () => {
    await lose();
    http.expectOne('/api/session').flush(aSession());
    await settle();
    expect(session.view()?.username).toBe('qinghe.shuji');
    await lose();
    http.expectOne('/api/session').flush(aSession());
  });
});
