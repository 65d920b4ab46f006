// Which file may import which: the one net over projects, floors, rooms, doors and cycles. Type imports count.
// `npm run lint` and the suite `boundaries` hold the tree to it; tools/boundaries proves that each rule can go red.

const { FLOORS, ROOMS } = require('./tools/boundaries/rooms.cjs');

const IN_A_ROOM = `(?:${FLOORS.join('|')})/[^/]+/`;
const SOURCES = '(?:backend/src|libs/domain/src|frontend/src/app)';
const TESTS = '\\.(?:spec|test|e2e)\\.ts$';
/** Specs and what several specs of a room share. */
const TESTS_AND_KITS = '\\.(?:spec|spec-kit|test|e2e)\\.ts$';

const roomRules = ROOMS.map(({ floor, room, mayImport }) => {
  const barred = ROOMS.filter((other) => other.room !== room && !mayImport.includes(other.room));
  return {
    name: `room-${room}`,
    comment: `${floor}/${room} may import ${mayImport.join(', ') || 'no other room'}. News the other way is an event.`,
    severity: 'error',
    from: { path: `^${SOURCES}/${floor}/${room}/` },
    to: {
      path: `^${SOURCES}/(?:${barred.map((other) => `${other.floor}/${other.room}`).join('|')})/`,
      // Types of events: every room may hear of what another one did.
      pathNot: '^libs/domain/src/.*-events\\.ts$',
    },
  };
});

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    forbid(
      'platform-knows-no-room',
      'The ground floor knows no Party word.',
      { path: '^(?:backend/src|libs/domain/src|frontend/src/app)/platform/' },
      // The names of the permissions type the marker on every route.
      { path: `^${SOURCES}/${IN_A_ROOM}`, pathNot: '^libs/domain/src/registry/access/permissions\\.ts$' },
    ),
    forbid(
      'rooms-by-their-door',
      'Another room of the back end is entered through its index.ts: never its entities, repositories or services.',
      { path: '^backend/src/(?:registry|cycle|insight)/([^/]+)/' },
      {
        path: `^backend/src/${IN_A_ROOM}`,
        pathNot: ['^backend/src/[^/]+/$1/', `^backend/src/${IN_A_ROOM}index\\.ts$`],
      },
    ),
    forbid(
      'composition-by-the-door',
      'What puts the rooms together takes them by their doors too (and their entities, for the one data source).',
      { path: '^backend/src/[^/]+\\.ts$' },
      {
        path: `^backend/src/${IN_A_ROOM}`,
        pathNot: [`^backend/src/${IN_A_ROOM}index\\.ts$`, '\\.entity\\.ts$'],
      },
    ),
    forbid('no-cycles', 'No file imports itself by a detour.', {}, { circular: true }),
    forbid(
      'domain-is-pure',
      'Rules are functions of (data, actor, now): decimal.js and date-fns, nothing else.',
      { path: '^libs/domain/src/', pathNot: TESTS_AND_KITS },
      { pathNot: ['^libs/domain/src/', 'node_modules/(?:decimal\\.js|date-fns)/'] },
    ),
    forbid(
      'domain-imports-no-project',
      'The domain stands alone, its specs too.',
      { path: '^libs/domain/' },
      { path: '^(?:backend|frontend|tools|bench|libs/(?!domain/))' },
    ),
    forbid(
      'testing-imports-domain-only',
      'What specs share knows the domain, and no project that it helps to test.',
      { path: '^libs/testing/' },
      { path: '^(?:backend|frontend|tools|bench|libs/api-client)/' },
    ),
    forbid(
      'api-client-imports-no-project',
      'The client is generated and stands alone.',
      { path: '^libs/api-client/' },
      { path: '^(?:backend|frontend|tools|bench|libs/(?!api-client/))' },
    ),
    forbid(
      'backend-imports-domain-only',
      'Of the other projects the back end imports the domain.',
      { path: '^backend/', pathNot: [TESTS_AND_KITS, '^backend/test/'] },
      { path: '^(?:frontend|tools|bench|libs/(?!domain/))' },
    ),
    forbid(
      'specs-import-domain-and-testing',
      'Specs of the back end may import testing as well.',
      { path: '^backend/' },
      { path: '^(?:frontend|tools|bench|libs/(?!domain/|testing/))' },
    ),
    forbid(
      'frontend-imports-domain-and-client',
      'The browser gets the domain and the generated client.',
      { path: '^frontend/src/' },
      { path: '^(?:backend|tools|bench|libs/(?!domain/|api-client/))' },
    ),
    forbid(
      'tools-by-the-door',
      'Tools and benches import the domain, the ground floor and the doors of the back end.',
      { path: '^(?:tools|bench)/' },
      {
        path: '^(?:frontend|backend)/',
        pathNot: [
          '^backend/src/platform/',
          `^backend/src/${IN_A_ROOM}index\\.ts$`,
          '^backend/src/app\\.module\\.ts$',
        ],
      },
    ),
    forbid('nobody-imports-tests', 'A spec is read by the runner only.', {}, { path: TESTS }),
    forbid(
      'kits-are-for-specs',
      'What specs share is not part of the program.',
      { pathNot: TESTS_AND_KITS },
      { path: '\\.spec-kit\\.ts$' },
    ),
    forbid(
      'runtime-needs-no-dev-package',
      'What runs in production imports what production installs.',
      { path: '^(?:backend/(?:src|migrations)|libs/domain/src)/', pathNot: TESTS_AND_KITS },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|dist-test|coverage|\\.angular|\\.nx)/' },
    tsPreCompilationDeps: true,
    // The packages stand in the root package.json.
    combinedDependencies: true,
    tsConfig: { fileName: 'tools/boundaries/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
