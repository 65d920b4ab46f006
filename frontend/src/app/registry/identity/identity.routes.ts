import type { Routes } from '@angular/router';

export const accountsRoutes: Routes = [
  { path: 'new', loadComponent: () => import('./account-form/account-form').then((m) => m.AccountForm) },
  { path: ':id', loadComponent: () => import('./account/account').then((m) => m.AccountPage) },
  { path: '', loadComponent: () => import('./accounts/accounts').then((m) => m.Accounts) },
];
