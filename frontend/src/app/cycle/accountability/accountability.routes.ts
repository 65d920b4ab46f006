import type { Routes } from '@angular/router';

/** A matter is shown to its members alone; the server decides who that is. */
export const accountabilityRoutes: Routes = [
  { path: '', loadComponent: () => import('./matters/matters').then((m) => m.Matters) },
  { path: 'measures', loadComponent: () => import('./measures/measures').then((m) => m.Measures) },
  { path: 'forms', loadComponent: () => import('./forms/measure-forms').then((m) => m.MeasureForms) },
  { path: ':id', loadComponent: () => import('./matter/matter').then((m) => m.Matter) },
];
