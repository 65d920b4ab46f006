import { Component, input, output, signal } from '@angular/core';
import { InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import type { EvidenceView } from '../data/evidence-views';
import { EvidenceFacts } from '../facts/evidence-facts';
import { writeSize } from '../ui/write-size';
import { EvidenceViewer } from '../viewer/evidence-viewer';

/** The evidence of a subject: each with its small picture, what it is, and what there is to look at. */
@Component({
  selector: 'zr-evidence-list',
  imports: [DotsPipe, EvidenceFacts, EvidenceViewer, InstantPipe, WhySeen],
  templateUrl: './evidence-list.html',
  styleUrl: './evidence-list.less',
})
export class EvidenceList {
  protected readonly t = injectWords();
  protected readonly writeSize = writeSize;

  /** The address under which the subject's evidence lies. */
  readonly subject = input.required<string>();
  readonly evidence = input.required<readonly EvidenceView[]>();
  /** Whether the one who looks may say what a piece is. */
  readonly mayDescribe = input(false);

  /** What the one who looks has opened before. */
  readonly opened = input<readonly string[]>([]);
  /** After a piece was looked at: the server has recorded that. */
  readonly looked = output();

  protected readonly viewed = signal<EvidenceView | null>(null);

  protected close(): void {
    this.viewed.set(null);
    this.looked.emit();
  }
}
