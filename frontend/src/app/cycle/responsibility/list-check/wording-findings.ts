import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { TagNames } from '../data/tag-names';
import type { WordingFinding } from '../data/responsibility-views';

const SLOTS = ['verb', 'object', 'quantity', 'time', 'evidence', 'owner'] as const;

/** 说不清、难检查的条目: the wording, what it lacks and why, and the library's better one beside it. */
@Component({
  selector: 'zr-wording-findings',
  imports: [DotsPipe, RouterLink],
  templateUrl: './wording-findings.html',
  styleUrl: './wording-findings.less',
})
export class WordingFindings {
  protected readonly t = injectWords();
  protected readonly names = inject(TagNames);
  protected readonly slots = SLOTS;

  readonly findings = input.required<readonly WordingFinding[]>();
  /** Reasons by warning key. */
  readonly reasons = input.required<ReadonlyMap<string, string>>();
  readonly mayExplain = input(false);
  readonly mayEdit = input(false);
  /** Items that the better wording was put into since the check. */
  readonly taken = input.required<ReadonlySet<string>>();
  readonly explain = output<WordingFinding>();
  /** The better wording is to stand in the draft. */
  readonly take = output<WordingFinding>();

  protected lacks(finding: WordingFinding, slot: (typeof SLOTS)[number]): boolean {
    return finding.missing.includes(slot);
  }

  /** Why the score is what it is, in a sentence. */
  protected why(finding: WordingFinding): string {
    const parts = [
      ...(finding.slogans.length > 0
        ? [this.t('responsibility.check.slogans', { words: quoted(finding.slogans) })]
        : []),
      ...(finding.vagueFrequencies.length > 0
        ? [this.t('responsibility.check.vague', { words: quoted(finding.vagueFrequencies) })]
        : []),
      ...(finding.copied
        ? [this.t('responsibility.check.copied', { similarity: finding.copied.similarity.toFixed(2) })]
        : []),
    ];
    return parts.join(this.t('responsibility.check.join'));
  }
}

const quoted = (words: readonly string[]): string => words.map((word) => `「${word}」`).join('');
