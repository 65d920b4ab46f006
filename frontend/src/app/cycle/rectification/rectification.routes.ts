import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const rectificationRoutes: Routes = [
  { path: '', loadComponent: () => import('./ledger/ledger').then((m) => m.Ledger) },
  { path: 'print', loadComponent: () => import('./print/ledger-print').then((m) => m.LedgerPrint) },
  {
    path: 'new',
    canActivate: [permitted('rectification.lead')],
    loadComponent: () => import('./order/issue-order').then((m) => m.IssueOrder),
  },
  {
    path: 'import',
    canActivate: [permitted('rectification.lead')],
    loadComponent: () => import('./from-above/problem-import').then((m) => m.ProblemImport),
  },
  { path: 'of-finding/:findingId', loadComponent: () => import('./order/order').then((m) => m.OrderPage) },
  { path: ':id/print', loadComponent: () => import('./print/order-print').then((m) => m.OrderPrint) },
  { path: ':id', loadComponent: () => import('./order/order').then((m) => m.OrderPage) },
];
