import { BALLOT_WORDS as WORDS } from '@zeren/domain/cycle/surveys/ballot-words';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import { LONGEST_WORDS } from '@zeren/domain/cycle/surveys/questionnaire';
import type { Cell } from '@zeren/domain/cycle/surveys/questionnaire';
import { printedCode } from '@zeren/domain/cycle/surveys/ticket-code';
import { BALLOT_STYLE } from './ballot-style';
import type { Ballot, NoBallot } from './casting.service';

/** Where the voters' pages are. */
export const BALLOT_PATH = '/api/public/ballots';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (raw: string): string => raw.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** A page that any browser shows: no script, no picture, nothing from elsewhere. */
function page(heading: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${text(heading)}</title>
<style>${BALLOT_STYLE}</style>
</head>
<body>
<div class="page">
<h1>${text(heading)}</h1>
${body}
</div>
</body>
</html>
`;
}

const form = (body: string): string =>
  `<form method="post" action="${BALLOT_PATH}" accept-charset="utf-8">\n${body}\n</form>`;
const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${text(name)}" value="${text(value)}">`;
const button = (step: string, words: string, kind = 'main'): string =>
  `<p><button type="submit" name="step" value="${step}" class="${kind}">${text(words)}</button></p>`;
const field = (cell: string): string => `answers[${cell}]`;

/** Asks for the code, after a sentence about the last one where there was one. */
export function codePage(why?: NoBallot): string {
  return page(
    WORDS.title,
    `${why ? `<p class="fault">${text(WORDS[why])}</p>` : ''}
<form method="get" action="${BALLOT_PATH}">
<p><label for="c">${text(WORDS.askCode)}</label></p>
<p><input id="c" name="c" type="text" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"></p>
<p class="hint">${text(WORDS.askCodeHint)}</p>
<p><button type="submit" class="main">${text(WORDS.enter)}</button></p>
</form>
<p class="hint">${text(WORDS.anonymous)}</p>`,
  );
}

/** Says one thing, with the way back to another code. */
export const sentencePage = (sentence: string): string =>
  page(
    WORDS.title,
    `<p class="fault">${text(sentence)}</p>\n<p><a href="${BALLOT_PATH}">${text(WORDS.again)}</a></p>`,
  );

export const thanksPage = (): string => page(WORDS.thanks, `<p class="done">${text(WORDS.thanksHint)}</p>`);

interface Faults {
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
}

/** The ballot to be filled, with what was answered already. */
export function ballotPage(ballot: Ballot, answers: Answers, faults?: Faults): string {
  const count = (faults?.missing.length ?? 0) + (faults?.invalid.length ?? 0);
  const fault = count ? `<p class="fault">${text(WORDS.missing.replace('{count}', String(count)))}</p>` : '';
  const questions = ballot.cells.map((cell, index) => {
    const previous = ballot.cells[index - 1];
    const heading = previous && previous.subjectKey === cell.subjectKey ? '' : subjectHeading(ballot, cell);
    return `${heading}${question(cell, answers[cell.key] ?? '', faults)}`;
  });
  return page(
    ballot.survey.title,
    `${intro(ballot)}
${fault}
${form(`${hidden('code', ballot.code)}\n${questions.join('\n')}\n${button('review', WORDS.review)}`)}`,
  );
}

/** What was answered, to be looked over once more before it is cast. */
export function reviewPage(ballot: Ballot, answers: Answers): string {
  const rows = ballot.cells.map(
    (cell) => `<tr><th>${text(subjectName(ballot, cell))}<br>${text(cell.question.zh)}</th>
<td>${text(said(cell, answers[cell.key]))}</td></tr>`,
  );
  const kept = Object.entries(answers).map(([cell, value]) => hidden(field(cell), value));
  return page(
    WORDS.confirmTitle,
    `<table>${rows.join('\n')}</table>
<p class="hint">${text(WORDS.oneUse)}</p>
${form(`${hidden('code', ballot.code)}\n${kept.join('\n')}
${button('cast', WORDS.cast)}
${button('edit', WORDS.edit, 'other')}`)}`,
  );
}

const intro = ({
  survey,
  groupName,
  code,
}: Ballot): string => `${survey.intro ? `<p>${text(survey.intro)}</p>` : ''}
<p class="hint">${text(groupName)} · ${text(WORDS.codeLabel)} ${text(printedCode(code))}</p>
<p class="hint">${text(WORDS.anonymous)}${text(WORDS.oneUse)}</p>`;

const subjectName = ({ subjects }: Ballot, { subjectKey }: Cell): string =>
  subjects.find(({ key }) => key === subjectKey)?.nameZh ?? WORDS.whole;

const subjectHeading = (ballot: Ballot, cell: Cell): string =>
  `<h2>${cell.subjectKey ? `${text(WORDS.about)}：` : ''}${text(subjectName(ballot, cell))}</h2>\n`;

function question(
  { key, question: { zh, kind, required, options } }: Cell,
  value: string,
  faults?: Faults,
): string {
  const fault = faults?.missing.includes(key)
    ? `<p class="fault">${text(WORDS.missingHere)}</p>`
    : faults?.invalid.includes(key)
      ? `<p class="fault">${text(WORDS.invalidHere)}</p>`
      : '';
  const note = required && kind !== 'text' ? WORDS.required : WORDS.optional;
  const legend = `${text(zh)}（${text(note)}）`;
  if (kind === 'text') {
    return `<p><label for="${key}">${legend}</label></p>${fault}
<p><textarea id="${key}" name="${field(key)}" rows="3" cols="30" maxlength="${LONGEST_WORDS}">${text(value)}</textarea></p>`;
  }
  const choices = options.map(
    (option) =>
      `<p class="choice"><label><input type="radio" name="${field(key)}" value="${option.key}"${
        option.key === value ? ' checked' : ''
      }> ${text(option.zh)}</label></p>`,
  );
  return `<fieldset><legend>${legend}</legend>${fault}\n${choices.join('\n')}\n</fieldset>`;
}

function said({ question }: Cell, value: string | undefined): string {
  if (value === undefined) return WORDS.blank;
  return question.options.find(({ key }) => key === value)?.zh ?? value;
}
