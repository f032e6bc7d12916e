import type { Eraser } from '#accounts';
import { eraseWebhooks } from '#api';
import { eraseArticles } from '#articles';
import { eraseHoldings, erasePledges, erasePress } from '#campaigns';
import { eraseSignatures, eraseVoter } from '#deliberation';
import { eraseMember } from '#membership';
import { eraseDigest } from '#digest';
import { eraseJuror, eraseModerated } from '#moderation';
import { eraseAuthor } from '#network';
import { eraseNotes } from '#notes';
import { eraseCodes } from '#oauth';
import { erasePush } from '#push';

/** What each module erases when a person leaves. A module that keeps something of accounts belongs here. */
export const erasers: readonly Eraser[] = [
  eraseWebhooks,
  eraseCodes,
  erasePush,
  eraseDigest,
  eraseArticles,
  eraseHoldings,
  erasePress,
  erasePledges,
  eraseSignatures,
  eraseVoter,
  eraseNotes,
  eraseMember,
  eraseJuror,
  eraseModerated,
  eraseAuthor,
];
