import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const findingsRoutes: Routes = [
  { path: '', loadComponent: () => import('./findings/findings').then((m) => m.Findings) },
  {
    path: 'new',
    canActivate: [permitted('inspections.record')],
    loadComponent: () => import('./new-finding/new-finding').then((m) => m.NewFinding),
  },
  { path: ':id', loadComponent: () => import('./finding/finding').then((m) => m.FindingPage) },
];
