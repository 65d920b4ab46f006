import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { CanActivateFn } from '@angular/router';
import { Session } from '../../platform/session/session';
import { homeOf } from './menu';

/** 待办 is for people; an administrator is led to their own first page. */
export const beginsHere: CanActivateFn = () => {
  const administrator = inject(Session).view()?.administrator;
  return !administrator || inject(Router).createUrlTree([homeOf(administrator)]);
};
