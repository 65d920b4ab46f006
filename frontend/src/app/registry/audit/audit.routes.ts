import type { Routes } from '@angular/router';

export const auditRoutes: Routes = [
  {
    path: 'checkpoints',
    loadComponent: () => import('./checkpoints/checkpoints').then((m) => m.Checkpoints),
  },
  { path: 'entries/:id', loadComponent: () => import('./entry/entry-page').then((m) => m.EntryPage) },
  { path: 'entries/:id/proof', loadComponent: () => import('./proof/proof-sheet').then((m) => m.ProofSheet) },
  { path: '', loadComponent: () => import('./search/search').then((m) => m.Search) },
];
