import { provideHttpClient, withInterceptors, withXhr, withXsrfConfiguration } from '@angular/common/http';
import { inject, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import type { ApplicationConfig } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { provideNzDateFnsAdapter } from 'ng-zorro-antd/core/time';
import { provideNzI18n, zh_CN } from 'ng-zorro-antd/i18n';
import { routes } from './app.routes';
import { apiInterceptor } from './platform/http/api-interceptor';
import { Network } from './platform/display/network';
import { Locale } from './platform/i18n/locale';
import { provideWords } from './platform/i18n/words-providers';
import { Session } from './platform/session/session';
import { PERSON_PANELS, POST_PANELS } from './registry/organizations/ui/more-panels';
import type { MorePanel } from './registry/organizations/ui/more-panels';
import { PageTitles } from './shell/page-titles';
import { StartFault } from './shell/start-fault';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      // The program of a page is fetched when it is first opened: without a network the tap must not be dead.
      withNavigationErrorHandler(() => inject(Network).missPage()),
    ),
    { provide: TitleStrategy, useClass: PageTitles },
    // fetch reports no upload progress; XHR does.
    provideHttpClient(
      withXhr(),
      withInterceptors([apiInterceptor]),
      withXsrfConfiguration({ cookieName: 'XSRF-TOKEN', headerName: 'X-XSRF-TOKEN' }),
    ),
    {
      provide: POST_PANELS,
      useValue: [
        {
          permission: 'duties.read',
          load: () => import('./cycle/duties/streaks/post-misses').then((m) => m.PostMisses),
        },
      ] satisfies readonly MorePanel[],
    },
    {
      provide: PERSON_PANELS,
      useValue: [
        {
          permission: 'duties.read',
          load: () => import('./cycle/duties/streaks/person-misses').then((m) => m.PersonMisses),
        },
      ] satisfies readonly MorePanel[],
    },
    provideNzI18n(zh_CN),
    provideNzDateFnsAdapter(),
    ...provideWords(),
    provideAppInitializer(async () => {
      const locale = inject(Locale);
      const session = inject(Session);
      const fault = inject(StartFault);
      await locale.use(locale.initial());
      await session.restore().catch((thrown: unknown) => fault.set(thrown));
    }),
  ],
};
