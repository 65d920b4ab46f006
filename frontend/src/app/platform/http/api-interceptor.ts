import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError } from 'rxjs';
import { Locale } from '../i18n/locale';
import { SignedOut } from '../session/signed-out';
import { IDEMPOTENCY_KEY, newKey } from './act';
import { toProblem } from './problem';

/**
 * What every request to the API carries and every answer becomes: cookies, language and the idempotency key of a POST
 * go out (Angular adds X-XSRF-TOKEN); a refusal comes back as a Problem, and a lost session leads to the sign-in page.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const locale = inject(Locale);
  const signedOut = inject(SignedOut);
  const headers: Record<string, string> = { 'Accept-Language': locale.active() };
  if (request.method === 'POST')
    headers['Idempotency-Key'] = request.context.get(IDEMPOTENCY_KEY) ?? newKey();
  return next(request.clone({ withCredentials: true, setHeaders: headers })).pipe(
    catchError((thrown: unknown) => {
      const problem = toProblem(thrown);
      if (thrown instanceof HttpErrorResponse && thrown.status === 401 && request.url !== '/api/session') {
        signedOut.announce();
      }
      return throwError(() => problem);
    }),
  );
};
