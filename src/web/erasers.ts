import type { Eraser } from '#accounts';
import { eraseWebhooks } from '#api';
import { eraseHoldings, erasePledges } from '#campaigns';
import { eraseSignatures, eraseVoter } from '#deliberation';
import { eraseMember } from '#membership';
import { eraseDigest } from '#digest';
import { eraseAuthor } from '#network';

/** What each module erases when a person leaves. A module that keeps something of accounts belongs here. */
export const erasers: readonly Eraser[] = [
  eraseWebhooks,
  eraseDigest,
  eraseHoldings,
  erasePledges,
  eraseSignatures,
  eraseVoter,
  eraseMember,
  eraseAuthor,
];
