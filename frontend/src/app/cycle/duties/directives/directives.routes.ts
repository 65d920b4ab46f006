import type { Routes } from '@angular/router';
import { permitted } from '../../../platform/session/session-guard';

export const directivesRoutes: Routes = [
  { path: '', loadComponent: () => import('./list/directive-list').then((m) => m.DirectiveList) },
  {
    path: 'new',
    canActivate: [permitted('directives.issue')],
    loadComponent: () => import('./editor/directive-editor').then((m) => m.DirectiveEditor),
  },
  {
    path: 'import',
    canActivate: [permitted('directives.issue')],
    loadComponent: () => import('./import/plan-import').then((m) => m.PlanImport),
  },
  { path: ':id', loadComponent: () => import('./detail/directive-detail').then((m) => m.DirectiveDetail) },
  {
    path: ':id/edit',
    canActivate: [permitted('directives.issue')],
    loadComponent: () => import('./editor/directive-editor').then((m) => m.DirectiveEditor),
  },
];
