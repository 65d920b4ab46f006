import type { Routes } from '@angular/router';
import { permitted } from '../../platform/session/session-guard';

export const organizationsRoutes: Routes = [
  {
    path: 'import',
    canActivate: [permitted('organizations.import')],
    loadComponent: () => import('./import/organizations-import').then((m) => m.OrganizationsImport),
  },
  { path: '', loadComponent: () => import('./organization/organization').then((m) => m.OrganizationPage) },
  { path: ':id/team', loadComponent: () => import('./team/team').then((m) => m.TeamPage) },
  { path: ':id', loadComponent: () => import('./organization/organization').then((m) => m.OrganizationPage) },
];
