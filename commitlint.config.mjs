// Conventional commits; the scope is the room that the change is in, or the part of the house around the rooms.
import house from './tools/boundaries/rooms.cjs';

const AROUND_THE_ROOMS = [
  'platform',
  'shell',
  'frontend',
  'domain',
  'testing',
  'api-client',
  'i18n',
  'e2e',
  'tools',
  'bench',
  'deployment',
  'docs',
];
const TYPES = ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'style', 'build', 'ci', 'chore', 'revert'];

export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'type-enum': [2, 'always', TYPES],
    'scope-enum': [2, 'always', [...house.ROOMS.map(({ room }) => room), ...AROUND_THE_ROOMS]],
    'header-max-length': [2, 'always', 100],
    // Names such as PostgreSQL or ESLint may stand first.
    'subject-case': [0],
  },
};
