import { runProcess } from './platform/process';

/** Both in one process, for one machine; each side keeps its own database role. */
void runProcess('worker', 'api');
