import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aDutyView, aWaitingDuty } from '../../../../testing/a-duty';
import { settle, startTest } from '../../../../testing/test-page';
import { ToVerify } from './to-verify';

describe('待核实', () => {
  const open = async (query: string) => {
    const http = await startTest();
    TestBed.inject(Router).resetConfig([
      { path: 'duties/to-verify', component: ToVerify },
      { path: '**', children: [] },
    ]);
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(`/duties/to-verify${query}`);
    const host = harness.routeNativeElement!;
    const paint = async () => {
      harness.detectChanges();
      await settle();
      harness.detectChanges();
      await settle();
    };
    await paint();
    /** Answers what was asked of the list, and says how it was asked. */
    const answer = async (ids: readonly string[], count = ids.length): Promise<string> => {
      const asked = http.expectOne(({ url }) => url.startsWith('/api/duties/to-verify'));
      asked.flush({ items: ids.map((id) => aWaitingDuty({ id })), next: null, count });
      await paint();
      return asked.request.url;
    };
    return { http, host, paint, answer };
  };

  it('reads its filter from the address, says the count, and writes what is dropped back', async () => {
    const { host, paint, answer } = await open('?domain=农村&checkingClass=必核&text=例会');
    const asked = decodeURIComponent(await answer(['d1', 'd2'], 2));
    expect(asked).toContain('domain=农村');
    expect(asked).toContain('checkingClass=必核');
    expect(asked).toContain('text=例会');
    expect(host.querySelector('[role=status]')!.textContent).toBe('共 2 件');
    expect([...host.querySelectorAll('.chips li span')].map((chip) => chip.textContent)).toEqual([
      '农村',
      '必核',
      '例会',
    ]);
    host.querySelectorAll<HTMLButtonElement>('.chips button')[1]!.click();
    await paint();
    expect(TestBed.inject(Router).url).not.toContain('checkingClass');
    expect(await answer([])).not.toContain('checkingClass');
    expect(host.textContent).toContain('没有符合条件的');
  });

  it('goes from one to the next, each with a judgement of its own, and never verifies many at once', async () => {
    const { http, host, paint, answer } = await open('');
    await answer(['d1', 'd2']);
    const walk = [...host.querySelectorAll('button')].find((one) => one.textContent.trim() === '逐件核实')!;
    walk.click();
    await paint();
    http.expectOne('/api/duties/d1').flush(aDutyView({ id: 'd1', title: '第一件' }));
    await paint();
    expect(host.querySelector('zr-drawer')!.textContent).toContain('第一件');
    const skip = [...host.querySelectorAll('button')].find((one) => one.textContent.includes('先放下'))!;
    skip.click();
    await answer(['d1', 'd2']);
    http.expectOne('/api/duties/d2').flush(aDutyView({ id: 'd2', title: '第二件' }));
    await paint();
    expect(host.querySelector('zr-drawer')!.textContent).toContain('第二件');
    skip.click();
    await answer(['d1', 'd2']);
    expect(host.querySelector('zr-drawer')).toBeNull();
    expect(host.querySelector('input[type=checkbox]')).toBeNull();
  });
});
