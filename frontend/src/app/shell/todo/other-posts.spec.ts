import { TestBed } from '@angular/core/testing';
import { aSession, settle, startTest } from '../../../testing/test-page';
import { Session } from '../../platform/session/session';
import type { SessionView } from '../../platform/session/session-view';
import { OtherPosts } from './other-posts';

const tenure = (tenureId: string, postTitle: string) =>
  ({ tenureId, postTitle, organizationName: '青禾镇党委', kind: '任职' }) as SessionView['tenures'][number];

async function show(tenures: SessionView['tenures']) {
  const http = await startTest();
  const restored = TestBed.inject(Session).restore();
  http
    .expectOne('/api/session')
    .flush(aSession({ tenures, acting: tenures[0] ?? null, permissions: ['duties.read'] }));
  await restored;
  const one = TestBed.createComponent(OtherPosts);
  one.detectChanges();
  await settle();
  http
    .match('/api/duties/todo/other-posts')
    .forEach((asked) => asked.flush({ items: [{ tenureId: 'b', waiting: 4 }] }));
  await one.whenStable();
  return { http, page: one.nativeElement as HTMLElement };
}

describe('the other posts of whoever holds several', () => {
  it('are counted and offered beside what waits, each with how much waits there, and switched to with one tap', async () => {
    const { http, page } = await show([tenure('a', '党委书记'), tenure('b', '组织委员')]);
    const buttons = [...page.querySelectorAll('button')];
    expect(page.querySelector('p')!.textContent).toContain('您还任 1 个岗位');
    expect(buttons.map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '))).toEqual([
      '切换到青禾镇党委 组织委员 4 件',
    ]);
    buttons[0]!.click();
    await settle();
    expect(http.expectOne('/api/session/acting').request.body).toEqual({ tenureId: 'b' });
  });

  it('are not spoken of where there is one', async () => {
    const { page } = await show([tenure('a', '党委书记')]);
    expect(page.textContent.trim()).toBe('');
  });
});
