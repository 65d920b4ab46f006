// Draws what the rooms really import into docs/architecture.md: `node tools/boundaries/picture.ts`.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
export const PICTURE = path.join(ROOT, 'docs/architecture.md');

const FLOORS = '(?:registry|cycle|insight)';
const TESTS = String.raw`\.(?:spec|spec-kit)\.ts$`;

/** The page as the tree stands now. */
export function drawPicture(): string {
  return `# What imports what

Drawn by dependency-cruiser from the code (\`npm run picture\`); \`npm test\` fails when it is stale. An arrow reads "imports". Every room stands on \`platform\`, which is left out. The rules behind it are the table in \`tools/boundaries/rooms.cjs\`.

## Rooms of the back end

${mermaid('backend/src', `^backend/src/${FLOORS}/`, `^backend/src/${FLOORS}/[^/]+`)}

## Rooms of the domain

${mermaid('libs/domain/src', `^libs/domain/src/${FLOORS}/`, `^libs/domain/src/${FLOORS}/[^/]+`)}

## Projects

${mermaid('.', '^(?:backend/src|backend/test|frontend/src|frontend/e2e|libs/[^/]+|tools)/', '^(?:backend|frontend|libs/[^/]+|tools)')}
`;
}

/** One diagram: files that match \`kept\`, each shown as the folder that \`shown\` cuts out of its path. */
function mermaid(folder: string, kept: string, shown: string): string {
  const program = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const configuration = ['--config', path.join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'mermaid'];
  const view = [
    '--include-only',
    kept,
    '--collapse',
    shown,
    '--exclude',
    folder === '.' ? 'node_modules' : TESTS,
  ];
  const folders = folder === '.' ? ['backend', 'frontend', 'libs', 'tools'] : [folder];
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...configuration, ...view, ...folders], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (!stdout.startsWith('flowchart')) throw new Error(stderr || 'dependency-cruiser drew nothing');
  return `\`\`\`mermaid\n${stdout.trim()}\n\`\`\``;
}

if (process.argv[1] === import.meta.filename) fs.writeFileSync(PICTURE, drawPicture());
