import { TestBed } from '@angular/core/testing';
import type { VerifierRatesDto } from '@zeren/api-client/models/verifier-rates-dto';
import { aProblem, settle, startTest } from '../../../../testing/test-page';
import { VerifierRates } from './verifier-rates';

const RATES: VerifierRatesDto = {
  year: 2026,
  items: [
    { personId: 'p1', name: '林小满', drawn: 14, looked: 12, contradicted: 1, rate: '8.3', few: false },
  ],
  next: null,
};

describe('how often verifiers are contradicted', () => {
  it('says that the rates are being read, and where that fails, so, with a way to try again', async () => {
    const http = await startTest();
    const page = TestBed.createComponent(VerifierRates);
    const host = page.nativeElement as HTMLElement;
    const paint = async (): Promise<void> => {
      page.detectChanges();
      await settle();
      page.detectChanges();
      await settle();
    };
    const rates = () => http.expectOne(({ url }) => url.startsWith('/api/duties/second-looks/rates'));
    await paint();
    expect(host.querySelector('zr-skeleton-rows')).not.toBeNull();
    rates().flush(aProblem('request.failed', 500), { status: 500, statusText: 'Error' });
    await paint();
    expect(host.querySelector('[role=alert]')!.textContent).toContain('不一致率没有读出来');
    host.querySelector<HTMLButtonElement>('button')!.click();
    await paint();
    rates().flush(RATES);
    await paint();
    expect(host.textContent).toContain('1 ÷ 12 = 8.3%');
  });
});
