import { runProcess } from './platform/process';

/** The job process. */
void runProcess('worker');
