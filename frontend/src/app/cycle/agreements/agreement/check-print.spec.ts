import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { settle, startTest } from '../../../../testing/test-page';
import { CheckPrint } from './check-print';

describe('the check of a printed page', () => {
  let http: HttpTestingController;

  beforeEach(async () => (http = await startTest()));

  it('says of one text nothing that was found of another', async () => {
    const page = TestBed.createComponent(CheckPrint);
    const element = page.nativeElement as HTMLElement;
    const show = (id: string) => page.componentRef.setInput('agreement', { id, checkCode: 'ABAB' });
    show('version-1');
    page.detectChanges();
    await settle();
    const said = () => element.querySelector('[role=status]')?.textContent?.trim() ?? '';
    const input = element.querySelector('input')!;
    input.value = 'ABAB';
    input.dispatchEvent(new Event('input'));
    page.detectChanges();
    element.querySelector('button')!.click();
    http
      .expectOne(({ url }) => url.includes('/api/agreements/version-1/verification'))
      .flush({ matches: true, whole: true, signatures: [] });
    await settle();
    page.detectChanges();
    expect(said()).not.toBe('');
    show('version-2');
    page.detectChanges();
    await settle();
    expect(said()).toBe('');
  });
});
