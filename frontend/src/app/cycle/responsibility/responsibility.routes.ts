import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

const edits = [permitted('responsibility-lists.edit')];

export const responsibilityRoutes: Routes = [
  { path: '', loadComponent: () => import('./lists/lists').then((m) => m.Lists) },
  {
    path: 'new',
    canActivate: edits,
    loadComponent: () => import('./new-list/new-list').then((m) => m.NewList),
  },
  {
    path: 'import',
    canActivate: edits,
    loadComponent: () => import('./import/lists-import').then((m) => m.ListsImport),
  },
  { path: 'check', loadComponent: () => import('./list-check/list-check').then((m) => m.ListCheck) },
  {
    path: 'undated',
    canActivate: edits,
    loadComponent: () => import('./undated/undated').then((m) => m.Undated),
  },
  {
    path: 'decomposition',
    loadComponent: () => import('./decomposition/decomposition').then((m) => m.Decomposition),
  },
  { path: 'templates', loadComponent: () => import('./templates/templates').then((m) => m.Templates) },
  {
    path: 'templates/:id/merge',
    canActivate: edits,
    loadComponent: () => import('./templates/merge-template').then((m) => m.MergeTemplate),
  },
  { path: 'templates/:id', loadComponent: () => import('./templates/template').then((m) => m.Template) },
  { path: ':id', loadComponent: () => import('./list-detail/list-detail').then((m) => m.ListDetail) },
  {
    path: ':id/edit',
    canActivate: edits,
    canDeactivate: [(sheet: { mayLeave(): Promise<boolean> }) => sheet.mayLeave()],
    loadComponent: () => import('./item-sheet/item-sheet').then((m) => m.ItemSheet),
  },
  { path: ':id/print', loadComponent: () => import('./list-print/list-print').then((m) => m.ListPrint) },
  { path: ':id/receive', loadComponent: () => import('./receive/receive').then((m) => m.Receive) },
];
