import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const organizationsRoutes: Routes = [
  {
    path: 'import',
    canActivate: [permitted('organizations.import')],
    loadComponent: () => import('./import/organizations-import').then((m) => m.OrganizationsImport),
  },
  { path: '', loadComponent: () => import('./organization/organization').then((m) => m.OrganizationPage) },
  { path: 'guided', loadComponent: () => import('./guidance/guided').then((m) => m.Guided) },
  { path: 'classes', loadComponent: () => import('./classes/classes').then((m) => m.Classes) },
  { path: 'groups', loadComponent: () => import('./groups/groups').then((m) => m.Groups) },
  { path: 'groups/:id', loadComponent: () => import('./groups/group').then((m) => m.GroupPage) },
  { path: ':id/team', loadComponent: () => import('./team/team').then((m) => m.TeamPage) },
  { path: ':id', loadComponent: () => import('./organization/organization').then((m) => m.OrganizationPage) },
];
