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

export const inspectionsRoutes: Routes = [
  { path: '', loadComponent: () => import('./plans/plans').then((m) => m.InspectionPlans) },
  {
    path: 'new',
    canActivate: [permitted('inspections.lead')],
    loadComponent: () => import('./new-inspection/new-inspection').then((m) => m.NewInspection),
  },
  {
    path: 'visits/:id',
    loadComponent: () => import('./visit/visit').then((m) => m.InspectionVisit),
  },
  { path: ':id', loadComponent: () => import('./inspection/inspection').then((m) => m.InspectionPage) },
];
