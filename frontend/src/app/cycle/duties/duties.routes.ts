import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const dutiesRoutes: Routes = [
  {
    path: '',
    canActivate: [permitted('duties.read')],
    children: [
      { path: '', loadComponent: () => import('./duty-list/duty-list').then((m) => m.DutyList) },
      {
        path: 'to-verify',
        canActivate: [permitted('duties.verify')],
        loadComponent: () => import('./to-verify/to-verify').then((m) => m.ToVerify),
      },
      { path: 'streaks', loadComponent: () => import('./streaks/streaks-page').then((m) => m.StreaksPage) },
      { path: ':id', loadComponent: () => import('./duty-detail/duty-page').then((m) => m.DutyPage) },
      {
        path: ':id/table',
        loadComponent: () => import('./directives/fill/fill-table').then((m) => m.FillTable),
      },
    ],
  },
];
