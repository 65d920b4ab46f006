import type { Routes } from '@angular/router';

export const resultsRoutes: Routes = [
  { path: '', loadComponent: () => import('./rounds/rounds').then((m) => m.ResultRounds) },
  { path: 'rounds/:id', loadComponent: () => import('./round/round').then((m) => m.ResultRound) },
  { path: 'dossiers/:personId', loadComponent: () => import('./dossier/dossier').then((m) => m.Dossier) },
  { path: ':id', loadComponent: () => import('./result/result').then((m) => m.Result) },
];
