import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const surveysRoutes: Routes = [
  { path: '', loadComponent: () => import('./surveys/surveys').then((m) => m.Surveys) },
  {
    path: 'new',
    canActivate: [permitted('surveys.organize')],
    loadComponent: () => import('./maker/maker').then((m) => m.Maker),
  },
  { path: ':id', loadComponent: () => import('./survey/survey').then((m) => m.SurveyPage) },
  {
    path: ':id/edit',
    canActivate: [permitted('surveys.organize')],
    loadComponent: () => import('./maker/maker').then((m) => m.Maker),
  },
  {
    path: ':id/tickets',
    canActivate: [permitted('surveys.organize')],
    loadComponent: () => import('./tickets/tickets').then((m) => m.Tickets),
  },
  {
    path: ':id/paper',
    canActivate: [permitted('surveys.enter-paper')],
    loadComponent: () => import('./paper/paper').then((m) => m.Paper),
  },
  {
    path: ':id/result',
    canActivate: [permitted('surveys.results')],
    loadComponent: () => import('./result/result').then((m) => m.Result),
  },
];
