import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { CanActivateFn, CanMatchFn } from '@angular/router';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import { Session } from './session';

/** Pages behind the sign-in: others are led there, and back afterwards. */
export const signedIn: CanActivateFn = (_route, state) => {
  const view = inject(Session).view();
  const router = inject(Router);
  if (!view) return router.createUrlTree(['/sign-in'], { queryParams: { return: state.url } });
  return (
    !view.passwordChangeDue || router.createUrlTree(['/new-password'], { queryParams: { return: state.url } })
  );
};

/** The page that replaces a one-time password: only for who is signed in. */
export const signedInAtAll: CanActivateFn = () =>
  inject(Session).view() !== null || inject(Router).createUrlTree(['/sign-in']);

/** A page that needs a permission; who lacks it is told who can grant it. */
export const permitted =
  (permission: Permission): CanActivateFn =>
  () =>
    inject(Session).may(permission) ||
    inject(Router).createUrlTree(['/no-right'], { queryParams: { permission } });

/** A page that is there only for who has the permission: everybody else finds no such page. */
export const existsFor =
  (permission: Permission): CanMatchFn =>
  () =>
    inject(Session).may(permission);
