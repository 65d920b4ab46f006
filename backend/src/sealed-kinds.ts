import { agreementSeal, agreementSignatureSeal } from './cycle/agreements';
import { matterSeal, measureSeal } from './cycle/accountability';
import { markSeal } from './cycle/assessment';
import { signatureSeal } from './cycle/handover';
import { findingSeal } from './cycle/inspections';
import { listSeal } from './cycle/responsibility';
import { resultSeal } from './cycle/results';
import { surveySeal } from './cycle/surveys';
import type { SealedKind } from './platform/record/sealed-kind';
import { grantSeal } from './registry/access';
import { verificationSeal } from './registry/evidence';
import { guidanceSeal, tenureSeal } from './registry/organizations';

/** Every kind of row that the record seals (decision 9). A room that adds one adds it here. */
export const SEALED_KINDS: readonly SealedKind[] = [
  tenureSeal,
  grantSeal,
  listSeal,
  guidanceSeal,
  signatureSeal,
  verificationSeal,
  agreementSeal,
  agreementSignatureSeal,
  surveySeal,
  matterSeal,
  measureSeal,
  markSeal,
  resultSeal,
  findingSeal,
];
