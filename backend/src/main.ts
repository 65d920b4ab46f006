import { runProcess } from './platform/process';

/** The API process. */
void runProcess('api');
