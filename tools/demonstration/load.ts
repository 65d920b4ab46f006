// Fills an empty installation with the demonstration county 云岭县, through the same acts that people do.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { demonstrationAccounts } from './accounts.ts';
import { COUNTY, countyWorkbook, placePosts } from './county-workbook.ts';
import { agreedFor } from './county/agreed.ts';
import { MATTERS } from './county/matters.ts';
import { OCCURRENCES } from './county/occurrences.ts';
import { assessmentGroups, renamed, unitClasses, withFormerNames } from './county/registers.ts';
import { countySurveys } from './county/surveys.ts';
import { openBackend } from './door.ts';
import type { Demonstration } from './door.ts';
import { evidenceFile } from './evidence-files.ts';
import { marksOf, SCHEME, typedFacts } from './half-year.ts';
import { foundInTheCounty } from './found-in-the-county.ts';
import { tellStory } from './living-county.ts';

export interface LoadOptions {
  /** Where the back end was built into. */
  readonly buildFolder: string;
  /** DATABASE_URL or the role addresses, DATA_DIR and the rest, as the program itself reads them. */
  readonly environment: NodeJS.ProcessEnv;
  readonly say?: (line: string) => void;
}

const GRANTED_FROM = '2026-01-01';
const FIRST_YEAR = 2026;
const ITEMS = path.join(import.meta.dirname, 'data/responsibility-items.tsv');
const CHECKING: Readonly<Record<string, string>> = { 产出: '抽核', 成效: '必核', 满意度: '必核' };
/** What a count in a phrase starts from, where the first suggestion is not the one the item means. */
const STARTS = { '逐事项；3个工作日': 'vote' };
/** 听雨镇 has signed for nothing yet; nor has 林小满, for himself and a vacant post: something to do on the first day. */
const NOT_YET_RECEIVED = { organization: 'YL-08', posts: ['YL-03-P1', 'YL-03-P6'] };

/** Loads the county; may be asked again after a start that broke off. Accounts come last: they mark it as loaded. */
export async function loadDemonstration({
  buildFolder,
  environment,
  say = () => undefined,
}: LoadOptions): Promise<void> {
  const backend = await openBackend(buildFolder, environment);
  try {
    await backend.county.openDistrict('云岭县', 'Yunling County');
    const year = Math.max(FIRST_YEAR, Number((await backend.county.today()).slice(0, 4)));
    await backend.county.import(withFormerNames(countyWorkbook()));
    await backend.county.addOccurrences(OCCURRENCES);
    await grantAll(backend);
    await keepRegisters(backend, year);
    say('organisations');
    await issueAndReceive(backend, year);
    say('lists');
    await agree(backend, year);
    say('agreements');
    await live(backend, year);
    say('duties');
    await assess(backend, year);
    say('assessment');
    await changeHands(backend);
    await holdSurveys(backend, year);
    say('surveys');
    await backend.accountability.tell(holderOf('YL-ZZB-P1'), MATTERS);
    await inspect(backend);
    say('findings');
    await openAccounts(backend, environment.DATA_DIR || '.data');
    say('accounts');
  } finally {
    await backend.close();
  }
}

async function grantAll(backend: Demonstration): Promise<void> {
  const kinds = new Set(placePosts().posts.map(({ post }) => post.kind));
  for (const kind of ['党建工作人员', '督查员', '考核评分员']) kinds.delete(kind);
  await backend.county.grantToKinds('officeholder', [...kinds], GRANTED_FROM);
  const clerk = { capabilitySet: 'organization-clerk', postCodes: ['YL-ZZB-P1'], wholeCounty: true };
  await backend.county.grant(clerk, GRANTED_FROM);
  await backend.county.grant({ capabilitySet: 'organization-clerk', postCodes: ['YL-SG-P2'] }, GRANTED_FROM);
  await backend.county.grant({ capabilitySet: 'guiding-clerk', postCodes: ['YL-SG-P2'] }, GRANTED_FROM);
  const lookers = {
    capabilitySet: 'leader',
    postCodes: ['YL-P1', 'YL-ZZB-P2', 'YL-ZZB-P3'],
    wholeCounty: true,
  };
  await backend.county.grant(lookers, GRANTED_FROM);
  const counting = {
    capabilitySet: 'ballot-clerk',
    postCodes: ['YL-ZZB-P2', 'YL-ZZB-P3'],
    wholeCounty: true,
  };
  await backend.county.grant(counting, GRANTED_FROM);
  const inspector = { capabilitySet: 'inspector', postCodes: ['YL-ZZB-P2'], wholeCounty: true };
  await backend.county.grant(inspector, GRANTED_FROM);
  const register = { capabilitySet: 'accountability-keeper', postCodes: ['YL-ZZB-P3'], wholeCounty: true };
  await backend.county.grant(register, GRANTED_FROM);
}

/** Found by the inspector, put right by the units, verified by the inspector where it is not grave, closed by the clerk. */
async function inspect(backend: Demonstration): Promise<void> {
  const people = {
    inspector: holderOf('YL-ZZB-P2'),
    clerk: holderOf('YL-ZZB-P1'),
    verifier: holderOf('YL-ZZB-P2'),
  };
  await backend.rectification.inspect(people, foundInTheCounty(await backend.county.today()));
}

/** What the clerk keeps beside the tree: a name that changed, unit classes, assessment groups. */
async function keepRegisters(backend: Demonstration, year: number): Promise<void> {
  const clerk = placePosts().posts.find(({ code }) => code === 'YL-ZZB-P1')!.holder!.code;
  await backend.registers.rename(clerk, renamed());
  const days = { validFrom: `${year}-01-01`, validTo: `${year + 1}-01-01`, basis: `云组发〔${year}〕15号` };
  await backend.registers.classify(clerk, unitClasses(COUNTY), { ...days, validFrom: GRANTED_FROM });
  await backend.registers.setUpGroups(clerk, assessmentGroups(COUNTY), days);
}

async function issueAndReceive(backend: Demonstration, year: number): Promise<void> {
  const { posts } = placePosts();
  const clerk = posts.find(({ code }) => code === 'YL-ZZB-P1')!.holder!;
  const table = { name: '责任清单条目.tsv', content: itemsWithChecking(), year };
  await backend.lists.issue(clerk.code, table, STARTS);
  const ids = await backend.county.ids();
  const waiting = COUNTY.filter(({ code }) => below(code, NOT_YET_RECEIVED.organization));
  await backend.lists.receive(
    year,
    new Set([
      ...waiting.map(({ code }) => ids.organizations.get(code)!),
      ...NOT_YET_RECEIVED.posts.map((code) => ids.posts.get(code)!.id),
    ]),
  );
  await backend.duties.dateLists(year);
}

/** The townships have signed, except one that has not and one that asks for a lower target; 青禾镇 has none yet. */
async function agree(backend: Demonstration, year: number): Promise<void> {
  const { posts } = placePosts();
  const clerk = posts.find(({ code }) => code === 'YL-ZZB-P1')!.holder!;
  const ids = await backend.county.ids();
  const organization = (code: string) => ids.organizations.get(code)!;
  await backend.agreements.make(clerk.code, year, agreedFor(year), {
    levelCodes: ['乡镇'],
    leaderPostId: ids.posts.get('YL-P1')!.id,
    none: new Set([organization('YL-03')]),
    unsigned: new Set([organization('YL-08')]),
    declined: new Map([[organization('YL-10'), '发展党员目标超出本镇入党积极分子人数，请核减']]),
  });
}

/** The items with their class of checking: outcomes are verified one by one, outputs by lot, activities are recorded. */
function itemsWithChecking(): Buffer {
  const [header, ...rows] = fs.readFileSync(ITEMS, 'utf8').trim().split('\n');
  const column = header!.split('\t').indexOf('type');
  const checked = rows.map((row) => `${row}\t${CHECKING[row.split('\t')[column]!] ?? '备案'}`);
  return Buffer.from([`${header}\tchecking_class`, ...checked].join('\n'));
}

async function live(backend: Demonstration, year: number): Promise<void> {
  const { posts } = await backend.county.ids();
  const codes = new Map([...posts].map(([code, { id }]) => [id, code]));
  const duties = await backend.duties.ofYear(year);
  const told = duties.map((duty) => {
    const postCode = codes.get(duty.postId)!;
    return { ...duty, postCode, branchCode: branchOf(postCode) };
  });
  const story = tellStory(told, await backend.county.today(), await backend.county.calendar());
  await backend.duties.importReports(story.past);
  for (const [number, { dutyId, result }] of story.today.entries()) {
    await backend.duties.report(
      duties.find(({ id }) => id === dutyId)!,
      result,
      evidenceFile(number),
    );
  }
  await backend.duties.turnLights();
}

/** The person who holds a post, by its code. */
function holderOf(code: string): string {
  return placePosts().posts.find((placed) => placed.code === code)!.holder!.code;
}

/** The half-year assessment of the secretaries of townships and streets; the job scores it once the program runs. */
async function assess(backend: Demonstration, year: number): Promise<void> {
  const group = assessmentGroups(COUNTY).find(({ name }) => name === '乡镇（街道）书记组')!;
  await backend.assessments.hold(holderOf('YL-ZZB-P1'), {
    scheme: SCHEME,
    name: `${year}年上半年乡镇（街道）书记抓党建考核`,
    groupName: group.name,
    periodFrom: `${year}-01-01`,
    asOf: `${year}-06-30`,
    facts: group.codes.flatMap(typedFacts),
    markKey: 'practice.panel',
    scorers: ['YL-ZZB-P2', 'YL-ZZB-P3'].map((code, index) => ({
      personCode: holderOf(code),
      marks: marksOf(group.codes, index),
    })),
  });
}

/** In 晚枫镇 the instructor becomes the organisation member today: a handover that waits for both sides. */
async function changeHands(backend: Demonstration): Promise<void> {
  await backend.county.changeHands(holderOf('YL-ZZB-P1'), {
    postCode: 'YL-10-P3',
    personCode: holderOf('YL-10-P6'),
    startNote: '云组干〔2026〕58号',
  });
}

/** One survey of last summer with its result, and one in which people vote today. */
async function holdSurveys(backend: Demonstration, year: number): Promise<void> {
  const clerk = placePosts().posts.find(({ code }) => code === 'YL-ZZB-P1')!.holder!.code;
  for (const survey of countySurveys(year)) await backend.surveys.hold(clerk, survey);
}

/** The passwords are written before the accounts exist: whoever can sign in can be told how. */
async function openAccounts(backend: Demonstration, dataFolder: string): Promise<void> {
  const accounts = demonstrationAccounts();
  const file = path.join(dataFolder, 'demo-accounts.json');
  fs.mkdirSync(dataFolder, { recursive: true });
  fs.rmSync(file, { force: true });
  fs.writeFileSync(
    file,
    `${JSON.stringify(
      accounts.map(({ account }) => account),
      null,
      2,
    )}\n`,
    { mode: 0o600 },
  );
  await backend.county.openAccounts(
    accounts.map(({ account: { username, password, totpSecret }, owner }) => ({
      username,
      password,
      totpSecret,
      owner,
      mustChangePassword: false,
    })),
  );
}

/** `YL-03-C1-P1` lies below `YL-03`; the county's own posts below itself. */
function branchOf(postCode: string): string {
  const organization = postCode.replace(/-P\d+$/, '');
  return organization.split('-').slice(0, 2).join('-');
}

function below(code: string, ancestor: string): boolean {
  return code === ancestor || code.startsWith(`${ancestor}-`);
}

if (import.meta.main) {
  const start = Date.now();
  await loadDemonstration({
    buildFolder: process.env.BUILD_DIR || 'dist',
    environment: process.env,
    say: (line) => console.log(`${line} ${((Date.now() - start) / 1000).toFixed(1)} s`),
  });
  process.exit(0);
}
