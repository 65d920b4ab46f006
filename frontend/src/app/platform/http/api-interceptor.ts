import { HttpErrorResponse, HttpXsrfTokenExtractor } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Locale } from '../i18n/locale';
import { SignedOut } from '../session/signed-out';
import { StepUp } from '../session/step-up';
import { IDEMPOTENCY_KEY, newKey } from './act';
import { toProblem } from './problem';

/**
 * What every request to the API carries and every answer becomes: cookies, language and the idempotency key of a POST
 * go out (Angular adds X-XSRF-TOKEN); a refusal comes back as a Problem, and a lost session leads to the sign-in page.
 * An act that asks whether it is really them is sent again, under the same key, once the person has confirmed it.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const locale = inject(Locale);
  const signedOut = inject(SignedOut);
  const stepUp = inject(StepUp);
  const tokens = inject(HttpXsrfTokenExtractor);
  const headers: Record<string, string> = { 'Accept-Language': locale.active() };
  if (request.method === 'POST')
    headers['Idempotency-Key'] = request.context.get(IDEMPOTENCY_KEY) ?? newKey();
  const sent = request.clone({ withCredentials: true, setHeaders: headers });
  return next(sent).pipe(
    catchError((thrown: unknown) => {
      if (toProblem(thrown).code !== 'session.step-up-due') return throwError(() => thrown);
      return from(stepUp.ask()).pipe(
        switchMap((confirmed) =>
          confirmed
            ? // The confirmation has renewed the session, and its token with it.
              next(sent.clone({ setHeaders: { 'X-XSRF-TOKEN': tokens.getToken() ?? '' } }))
            : throwError(() => thrown),
        ),
      );
    }),
    catchError((thrown: unknown) => {
      if (thrown instanceof HttpErrorResponse && thrown.status === 401 && request.url !== '/api/session') {
        signedOut.announce();
      }
      return throwError(() => toProblem(thrown));
    }),
  );
};
