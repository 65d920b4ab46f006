/** Unit and service specs of the back end. They need TEST_DATABASE_URL: a PostgreSQL owner on which databases may be made. */
module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/backend/src', '<rootDir>/backend/test', '<rootDir>/backend/migrations'],
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/backend/test/faults/', '\\.redis\\.spec\\.ts$'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/backend/tsconfig.json', diagnostics: false }],
  },
  moduleNameMapper: {
    '^@zeren/domain/(.*)$': '<rootDir>/libs/domain/src/$1',
    '^@zeren/testing/(.*)$': '<rootDir>/libs/testing/src/$1',
  },
  globalSetup: '<rootDir>/backend/test/template-database.ts',
  // Beside a running instance on two cores a second becomes five.
  testTimeout: 90_000,
  maxWorkers: 2,
  // Modules of a finished spec are never let go: a worker that has grown so far begins anew, before it only collects garbage.
  workerIdleMemoryLimit: '1500MB',
};
