import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const agreementsRoutes: Routes = [
  { path: '', loadComponent: () => import('./map/agreements').then((m) => m.Agreements) },
  {
    path: 'new',
    canActivate: [permitted('agreements.manage')],
    loadComponent: () => import('./maker/make-agreements').then((m) => m.MakeAgreements),
  },
  { path: ':id', loadComponent: () => import('./agreement/agreement').then((m) => m.AgreementPage) },
  {
    path: ':id/:mode',
    canActivate: [permitted('agreements.manage')],
    loadComponent: () => import('./edit/edit-agreement').then((m) => m.EditAgreement),
  },
];
