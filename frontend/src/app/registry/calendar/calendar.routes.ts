import type { Routes } from '@angular/router';

export const calendarRoutes: Routes = [
  { path: '', loadComponent: () => import('./publish-year/publish-year').then((m) => m.PublishYear) },
];
