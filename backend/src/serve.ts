import { serveBehindOnePort } from './platform/processes/listening-parent';

/** Holds the port; the processes behind it answer, and are replaced one by one on SIGHUP. */
serveBehindOnePort(__dirname);
