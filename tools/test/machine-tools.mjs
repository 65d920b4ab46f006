// Tools that some suites need beside npm packages. The one list: the runner looks for them, `.ci/run` installs them
// (`node tools/test/machine-tools.mjs` prints the apt packages; plain JavaScript because it runs before anything else).
import { spawnSync } from 'node:child_process';

/** @typedef {{ probe: [string, ...string[]], apt: string, elsewhere: string }} MachineTool */

/** @satisfies {Record<string, MachineTool>} */
export const MACHINE_TOOLS = {
  git: { probe: ['git', '--version'], apt: 'git', elsewhere: 'https://git-scm.com' },
  'redis-server': {
    probe: ['redis-server', '--version'],
    apt: 'redis-server',
    elsewhere: 'brew install redis',
  },
  faketime: { probe: ['faketime', '--version'], apt: 'faketime', elsewhere: 'brew install libfaketime' },
};

/** @typedef {keyof typeof MACHINE_TOOLS} ToolName */

/** @param {ToolName} name @returns {boolean} */
export function hasTool(name) {
  const [command, ...args] = MACHINE_TOOLS[name].probe;
  return spawnSync(command ?? name, args, { stdio: 'ignore' }).status === 0;
}

if (import.meta.filename === process.argv[1]) {
  console.log(
    Object.values(MACHINE_TOOLS)
      .map(({ apt }) => apt)
      .join(' '),
  );
}
