import type { Routes } from '@angular/router';
import { existsFor, permitted, signedIn, signedInAtAll } from './platform/session/session-guard';
import { beginning, beginsHere } from './shell/navigation/begin';

/** One entry per room; a room keeps its own `<room>.routes.ts`. */
export const routes: Routes = [
  { path: 'sign-in', loadComponent: () => import('./shell/sign-in/sign-in').then((m) => m.SignIn) },
  {
    path: 'new-password',
    canActivate: [signedInAtAll],
    loadComponent: () => import('./shell/new-password/new-password').then((m) => m.NewPassword),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/frame/frame').then((m) => m.Frame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: beginning },
      {
        path: 'todo',
        canActivate: [beginsHere],
        loadComponent: () => import('./shell/todo/todo').then((m) => m.Todo),
      },
      { path: 'me', loadComponent: () => import('./shell/me/me').then((m) => m.Me) },
      {
        path: 'me/powers',
        loadComponent: () => import('./registry/access/own/own-holdings').then((m) => m.OwnHoldings),
      },
      {
        path: 'me/devices',
        loadComponent: () => import('./registry/identity/own-devices/own-devices').then((m) => m.OwnDevices),
      },
      { path: 'no-right', loadComponent: () => import('./shell/no-right/no-right').then((m) => m.NoRight) },
      {
        path: 'duties',
        canActivate: [permitted('duties.read')],
        loadChildren: () => import('./cycle/duties/duties.routes').then((m) => m.dutiesRoutes),
      },
      {
        path: 'duty-imports',
        canActivate: [permitted('duties.import')],
        loadComponent: () => import('./cycle/duties/importing/report-import').then((m) => m.ReportImport),
      },
      {
        path: 'directives',
        canActivate: [permitted('directives.read')],
        loadChildren: () =>
          import('./cycle/duties/directives/directives.routes').then((m) => m.directivesRoutes),
      },
      {
        path: 'responsibility-lists',
        canActivate: [permitted('responsibility-lists.read')],
        loadChildren: () =>
          import('./cycle/responsibility/responsibility.routes').then((m) => m.responsibilityRoutes),
      },
      {
        path: 'agreements',
        canActivate: [permitted('agreements.read')],
        loadChildren: () => import('./cycle/agreements/agreements.routes').then((m) => m.agreementsRoutes),
      },
      {
        path: 'surveys',
        canActivate: [permitted('surveys.read')],
        loadChildren: () => import('./cycle/surveys/surveys.routes').then((m) => m.surveysRoutes),
      },
      {
        path: 'accountability',
        canActivate: [permitted('accountability.handle')],
        loadChildren: () =>
          import('./cycle/accountability/accountability.routes').then((m) => m.accountabilityRoutes),
      },
      {
        path: 'findings',
        canActivate: [permitted('inspections.read')],
        loadChildren: () => import('./cycle/inspections/inspections.routes').then((m) => m.findingsRoutes),
      },
      {
        path: 'inspections',
        canActivate: [permitted('inspections.read')],
        loadChildren: () => import('./cycle/inspections/inspections.routes').then((m) => m.inspectionsRoutes),
      },
      {
        path: 'rectification',
        canActivate: [permitted('rectification.read')],
        loadChildren: () =>
          import('./cycle/rectification/rectification.routes').then((m) => m.rectificationRoutes),
      },
      {
        path: 'handovers',
        loadChildren: () => import('./cycle/handover/handover.routes').then((m) => m.handoverRoutes),
      },
      {
        path: 'assessments',
        loadChildren: () => import('./cycle/assessment/assessment.routes').then((m) => m.assessmentRoutes),
      },
      {
        path: 'results',
        canActivate: [permitted('results.read')],
        loadChildren: () => import('./cycle/results/results.routes').then((m) => m.resultsRoutes),
      },
      {
        path: 'dashboard',
        canActivate: [permitted('dashboard.read')],
        loadChildren: () => import('./insight/dashboard/dashboard.routes').then((m) => m.dashboardRoutes),
      },
      {
        path: 'organizations',
        canActivate: [permitted('organizations.read')],
        loadChildren: () =>
          import('./registry/organizations/organizations.routes').then((m) => m.organizationsRoutes),
      },
      {
        path: 'people',
        loadChildren: () =>
          import('./registry/organizations/people/people.routes').then((m) => m.peopleRoutes),
      },
      {
        path: 'grants',
        canActivate: [permitted('grants.manage')],
        loadChildren: () => import('./registry/access/access.routes').then((m) => m.accessRoutes),
      },
      {
        path: 'accounts',
        canActivate: [permitted('accounts.manage')],
        loadChildren: () => import('./registry/identity/identity.routes').then((m) => m.accountsRoutes),
      },
      {
        path: 'administrator-accounts',
        canActivate: [permitted('administrators.vouch')],
        loadComponent: () => import('./registry/identity/vouching/vouching').then((m) => m.Vouching),
      },
      {
        path: 'audit',
        canMatch: [existsFor('audit.read')],
        loadChildren: () => import('./registry/audit/audit.routes').then((m) => m.auditRoutes),
      },
      {
        path: 'catalogues',
        canActivate: [permitted('catalogues.read')],
        loadChildren: () => import('./registry/catalogues/catalogues.routes').then((m) => m.cataloguesRoutes),
      },
      {
        path: 'working-days',
        canActivate: [permitted('calendar.publish')],
        loadChildren: () => import('./registry/calendar/calendar.routes').then((m) => m.calendarRoutes),
      },
      {
        path: 'notices',
        loadChildren: () => import('./insight/reminders/reminders.routes').then((m) => m.remindersRoutes),
      },
      {
        path: 'reminders',
        canActivate: [permitted('reminders.read')],
        loadChildren: () =>
          import('./insight/reminders/reminders.routes').then((m) => m.reminderKeepingRoutes),
      },
      { path: '**', loadComponent: () => import('./shell/not-found/not-found').then((m) => m.NotFound) },
    ],
  },
];
