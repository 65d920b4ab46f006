import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// Whatever goes wrong while starting reaches the browser's own console as an unhandled rejection.
void bootstrapApplication(App, appConfig);
