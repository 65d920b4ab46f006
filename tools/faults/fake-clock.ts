import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';

/** The wall clock of a process, set apart from the machine's by libfaketime, and set anew while the process runs. */
export class FakeClock {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
    this.set('+0');
  }

  /** By how much it is off, as in `+1h`, `-1d`, `+0`. */
  set(offset: string): void {
    fs.writeFileSync(this.file, `${offset}\n`);
  }

  /** What makes a process live by this clock. How long things take is left alone, as on a machine whose date is wrong. */
  environment(): NodeJS.ProcessEnv {
    return {
      LD_PRELOAD: execFileSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], {
        encoding: 'utf8',
      }).trim(),
      FAKETIME_TIMESTAMP_FILE: this.file,
      ...{ FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
    };
  }
}
