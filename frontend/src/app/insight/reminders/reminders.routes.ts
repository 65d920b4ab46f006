import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const remindersRoutes: Routes = [
  { path: '', loadComponent: () => import('./notices/notices').then((m) => m.Notices) },
];

/** What clerks see and keep of reminders. */
export const reminderKeepingRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'undelivered' },
  {
    path: 'undelivered',
    loadComponent: () => import('./undelivered/undelivered').then((m) => m.Undelivered),
  },
  { path: 'proof', loadComponent: () => import('./proof/proof').then((m) => m.Proof) },
  {
    path: 'ladders',
    canActivate: [permitted('reminders.manage')],
    loadComponent: () => import('./settings/ladders').then((m) => m.Ladders),
  },
  {
    path: 'leave',
    canActivate: [permitted('reminders.manage')],
    loadComponent: () => import('./settings/leave').then((m) => m.Leave),
  },
];
