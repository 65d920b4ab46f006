import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { VerifierRatesDto } from '@zeren/api-client/models/verifier-rates-dto';
import { aDuty } from '../../../../testing/a-duty';
import { aProblem, settle, startTest } from '../../../../testing/test-page';
import { SecondLooks } from './second-looks';

const RATES: VerifierRatesDto = {
  year: 2026,
  items: [
    { personId: 'p1', name: '林小满', drawn: 14, looked: 12, contradicted: 1, rate: '8.3', few: false },
  ],
};

describe('复核', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<SecondLooks>;

  beforeEach(async () => {
    http = await startTest();
    page = TestBed.createComponent(SecondLooks);
    await paint();
  });
  afterEach(() => http.verify());

  const paint = async (): Promise<void> => {
    page.detectChanges();
    await settle();
    page.detectChanges();
    await settle();
  };
  const looks = () => http.expectOne('/api/duties/second-looks');
  const rates = () => http.expectOne(({ url }) => url.startsWith('/api/duties/second-looks/rates'));
  const panel = (): HTMLElement =>
    (page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('section')[1]!;

  it('says when more wait than are shown', async () => {
    rates().flush(RATES);
    looks().flush({ items: [aDuty()], more: true });
    await paint();
    expect((page.nativeElement as HTMLElement).textContent).toContain('只列出最先抽中的 1 件');
  });

  it('says that the rates are being read, and where that fails, so, with a way to try again', async () => {
    looks().flush({ items: [], more: false });
    await paint();
    expect(panel().querySelector('zr-skeleton-rows')).not.toBeNull();
    rates().flush(aProblem('request.failed', 500), { status: 500, statusText: 'Error' });
    await paint();
    expect(panel().querySelector('[role=alert]')!.textContent).toContain('不一致率没有读出来');
    panel().querySelector<HTMLButtonElement>('button')!.click();
    await paint();
    rates().flush(RATES);
    await paint();
    expect(panel().textContent).toContain('1 ÷ 12 = 8.3%');
  });
});
