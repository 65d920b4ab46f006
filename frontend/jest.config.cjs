const { createCjsPreset } = require('jest-preset-angular/presets');

/** Units and components in jsdom; journeys in a real browser live in e2e/. */
module.exports = {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  rootDir: '.',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: { '^@zeren/domain/(.*)$': '<rootDir>/../libs/domain/src/$1.ts' },
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@angular/common/locales/.*\\.js$|@jsverse/))'],
};
