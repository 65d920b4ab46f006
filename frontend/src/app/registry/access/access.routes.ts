import type { Routes } from '@angular/router';

export const accessRoutes: Routes = [
  { path: 'new', loadComponent: () => import('./grant-form/grant-form').then((m) => m.GrantForm) },
  {
    path: 'by-kind',
    loadComponent: () => import('./grant-by-kind/grant-by-kind').then((m) => m.GrantByKind),
  },
  { path: 'posts/:postId', loadComponent: () => import('./holdings/holdings').then((m) => m.HoldingsPage) },
  {
    path: 'people/:personId',
    loadComponent: () => import('./holdings/holdings').then((m) => m.HoldingsPage),
  },
  { path: '', loadComponent: () => import('./grants/grants').then((m) => m.Grants) },
];
