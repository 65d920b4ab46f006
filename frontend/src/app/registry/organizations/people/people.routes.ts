import type { Routes } from '@angular/router';
import { permitted } from '../../../platform/session/session-guard';

/** One person asks for no permission: everybody sees themselves. The server decides who sees whom. */
export const peopleRoutes: Routes = [
  {
    path: '',
    canActivate: [permitted('organizations.read')],
    loadComponent: () => import('./people').then((m) => m.People),
  },
  { path: ':id', loadComponent: () => import('./person').then((m) => m.PersonPage) },
];
