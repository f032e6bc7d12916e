import * as v from 'valibot';
import type { Amendment, Citation, Summary } from '#deliberation';
import { at, atOrNone, hash, id, moment, named, orNone, whole } from './base.ts';

const by = v.object({ member: id, name: v.string(), handle: orNone(v.string()) });

export const amendment = named(
  'Amendment',
  v.object({
    id,
    version: whole,
    paragraph: whole,
    original: v.string(),
    replacement: v.string(),
    why: v.string(),
    state: v.picklist(['offered', 'accepted', 'declined', 'withdrawn']),
    by,
    offered_at: moment,
    settled_at: orNone(moment),
    answer: v.string(),
    post: orNone(id),
    /** The version that it became. */
    became: orNone(whole),
    fits: v.boolean(),
  }),
);

export const summaryOfDebate = named(
  'SummaryOfDebate',
  v.object({ id, text: v.string(), at: moment, by, cites: v.array(id) }),
);

export const citation = named(
  'Citation',
  v.object({ id, label: v.string(), address: v.string(), text: v.string(), hash, at: moment }),
);

export const showAmendment = (a: Amendment): v.InferInput<typeof amendment> => ({
  id: a.id,
  version: a.version,
  paragraph: a.paragraph,
  original: a.original,
  replacement: a.replacement,
  why: a.why,
  state: a.state,
  by: { member: a.by.member, name: a.by.name, handle: a.by.handle },
  offered_at: at(a.offeredAt),
  settled_at: atOrNone(a.settledAt),
  answer: a.answer,
  post: a.post,
  became: a.became,
  fits: a.fits,
});

export const showSummaryOfDebate = (s: Summary): v.InferInput<typeof summaryOfDebate> => ({
  id: s.id,
  text: s.text,
  at: at(s.at),
  by: { member: s.by.member, name: s.by.name, handle: s.by.handle },
  cites: [...s.cites],
});

export const showCitation = (c: Citation): v.InferInput<typeof citation> => ({
  id: c.id,
  label: c.label,
  address: c.address,
  text: c.text,
  hash: c.hash,
  at: at(c.at),
});
