import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

/** One handover asks for no permission: who hands over may hold none any more. The server decides who sees it. */
export const handoverRoutes: Routes = [
  {
    path: '',
    canActivate: [permitted('handovers.read')],
    loadComponent: () => import('./handovers/handovers').then((m) => m.Handovers),
  },
  {
    path: 'batches',
    canActivate: [permitted('handovers.manage')],
    children: [
      { path: '', loadComponent: () => import('./batches/batches').then((m) => m.Batches) },
      { path: ':id', loadComponent: () => import('./batch/batch').then((m) => m.Batch) },
    ],
  },
  { path: ':id', loadComponent: () => import('./handover/handover').then((m) => m.HandoverPage) },
  { path: ':id/paper', loadComponent: () => import('./paper/handover-paper').then((m) => m.HandoverPaper) },
];
