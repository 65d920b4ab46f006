import type { Routes } from '@angular/router';

export const cataloguesRoutes: Routes = [
  { path: '', loadComponent: () => import('./catalogues/catalogues').then((m) => m.Catalogues) },
  { path: ':catalogue', loadComponent: () => import('./catalogues/catalogues').then((m) => m.Catalogues) },
];
