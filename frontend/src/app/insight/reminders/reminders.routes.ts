import type { Routes } from '@angular/router';

export const remindersRoutes: Routes = [
  { path: '', loadComponent: () => import('./notices/notices').then((m) => m.Notices) },
];
