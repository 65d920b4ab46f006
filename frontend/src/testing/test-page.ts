import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { apiInterceptor } from '../app/platform/http/api-interceptor';
import { Locale } from '../app/platform/i18n/locale';
import type { LocaleCode } from '../app/platform/i18n/locale';
import { provideWords } from '../app/platform/i18n/words-providers';
import type { SessionView } from '../app/platform/session/session-view';

/** What a component finds in the running product, with HTTP in the spec's hands. */
export const testProviders = (): (Provider | EnvironmentProviders)[] => [
  provideHttpClient(withInterceptors([apiInterceptor])),
  provideHttpClientTesting(),
  provideRouter([{ path: '**', children: [] }]),
  ...provideWords(),
];

/** Sets the test bed up with its words loaded. */
export async function startTest(
  locale: LocaleCode = 'zh-CN',
  more: Provider[] = [],
): Promise<HttpTestingController> {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: [...testProviders(), ...more] });
  await TestBed.inject(Locale).use(locale);
  return TestBed.inject(HttpTestingController);
}

/** Lets promises and signals settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  TestBed.tick();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

export const aSession = (part: Partial<SessionView> = {}): SessionView => ({
  accountId: 'a1',
  username: 'qinghe.shuji',
  locale: 'zh-CN',
  person: { id: 'p1', name: '林小满' },
  administrator: null,
  district: { id: 'd1', nameZh: '云岭县', nameEn: 'Yunling County' },
  acting: null,
  tenures: [],
  permissions: ['duties.read', 'duties.report'],
  reach: [],
  passwordChangeDue: false,
  passwordDue: null,
  stepUpBy: 'password',
  today: '2026-11-23',
  year: 2026,
  ...part,
});

/** The body of a refusal as the server sends it. */
export const aProblem = (code: string, status: number, zh = '不行', en = 'No') => ({
  type: `/problems/${code}`,
  title: code,
  status,
  code,
  detail: zh,
  sentences: { zh, en },
  requestId: 'r-1',
});
