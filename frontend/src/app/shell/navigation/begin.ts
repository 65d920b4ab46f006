import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { CanActivateFn } from '@angular/router';
import { Session } from '../../platform/session/session';
import { homeOf } from './menu';

/** Whoever only looks (领导查看) begins with the overview: nothing waits for their hand. */
function onlyLooks(session: Session): boolean {
  return (
    session.may('dashboard.read') &&
    !session.may('duties.report') &&
    !session.may('responsibility-lists.edit')
  );
}

/** Where the bare address leads. */
export const beginning = (): string => (onlyLooks(inject(Session)) ? 'dashboard' : 'todo');

/**
 * 待办 is for people; an administrator is led to their own first page, and from the sign-in page whoever only looks to
 * the overview.
 */
export const beginsHere: CanActivateFn = () => {
  const session = inject(Session);
  const router = inject(Router);
  const administrator = session.view()?.administrator;
  if (administrator) return router.createUrlTree([homeOf(administrator)]);
  return !(router.url.startsWith('/sign-in') && onlyLooks(session)) || router.createUrlTree(['/dashboard']);
};
