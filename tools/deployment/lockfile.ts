// `npm ci` refuses a lockfile that lacks the packages of other platforms, and `npm install` leaves out those that the
// registry of the moment does not have. `node tools/deployment/lockfile.ts` adds them: name, version and platform.
import * as fs from 'node:fs';
import * as path from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

/** A package that another one names as optional and that has no entry of its own. */
export interface MissingPackage {
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

const SYSTEMS = [
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'android',
  'openharmony',
  'aix',
  'sunos',
  'openbsd',
  'netbsd',
];
const PROCESSORS = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

/** What `npm ci` would miss. */
export function missingPackages({ packages }: Lockfile): MissingPackage[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev, devOptional }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(packages, place, name))
      .map(([name, version]) => ({ name, version, dev: Boolean(dev ?? devOptional) })),
  );
}

/** As Node looks for it: beside the asking package, then a level up. */
function resolves(packages: Lockfile['packages'], place: string, name: string): boolean {
  for (let folder = place; ;) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (!folder) return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
}

/** The entry that lets npm skip the package here and fetch it where it belongs. */
export function entryFor({ name, version, dev }: MissingPackage): LockedPackage {
  const words = name.split('/').at(-1)!.split(/[-.]/);
  const among = (known: readonly string[]) => known.filter((word) => words.includes(word));
  const [os, cpu] = [among(SYSTEMS), among(PROCESSORS)];
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : ['glibc'];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
    ...(os[0] === 'linux' && words.some((word) => /^(?:musl|gnu)/.test(word)) ? { libc } : {}),
  };
}

if (process.argv[1] === import.meta.filename) {
  const file = path.resolve(import.meta.dirname, '..', '..', 'package-lock.json');
  const lockfile = JSON.parse(fs.readFileSync(file, 'utf8')) as Lockfile;
  const missing = missingPackages(lockfile);
  for (const one of missing) lockfile.packages[`node_modules/${one.name}`] = entryFor(one);
  fs.writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(`${missing.length} packages added.`);
}
