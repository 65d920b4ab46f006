import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

/** A scorer's sheet asks for no permission: being named is enough. The server decides who sees it. */
export const assessmentRoutes: Routes = [
  {
    path: '',
    canActivate: [permitted('assessments.read')],
    loadComponent: () => import('./assessments/assessments').then((m) => m.Assessments),
  },
  {
    path: 'schemes',
    canActivate: [permitted('assessments.read')],
    children: [
      { path: '', loadComponent: () => import('./schemes/schemes').then((m) => m.Schemes) },
      { path: ':id', loadComponent: () => import('./scheme/scheme').then((m) => m.SchemePage) },
    ],
  },
  { path: ':id/marks', loadComponent: () => import('./mark-sheet/mark-sheet').then((m) => m.MarkSheet) },
  {
    path: ':id',
    canActivate: [permitted('assessments.read')],
    children: [
      { path: '', loadComponent: () => import('./assessment/assessment').then((m) => m.AssessmentPage) },
      {
        path: 'facts',
        canActivate: [permitted('assessments.manage')],
        loadComponent: () => import('./facts/facts').then((m) => m.Facts),
      },
      {
        path: 'units/:organizationId',
        loadComponent: () => import('./unit-score/unit-score').then((m) => m.UnitScorePage),
      },
    ],
  },
];
