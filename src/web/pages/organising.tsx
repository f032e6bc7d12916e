import type { Child } from 'hono/jsx';
import type { Campaign } from '#campaigns';
import { type Ctx, post, type Route } from '#http';
import { deskOf } from '../campaign-desk.ts';
import { campaignOf } from '../campaign-view.ts';
import { type FormState, takeForm } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';

type Work = (c: Ctx, campaign: Campaign, fields: Record<string, unknown>) => Promise<unknown>;

/**
 * The forms of a page on which organisers lead a campaign. Each does one thing, the campaign's pages follow, and what
 * was refused is shown on the page again.
 * @param o.at the page, after `/c/:slug/`; `o.after` where a form leads once it has worked, after the campaign’s path.
 */
export const organising =
  (o: {
    at: string;
    after: (what: string) => string;
    again: (c: Ctx, campaign: Campaign, form: FormState) => Response | Promise<Response>;
    limit: { name: string; times: number };
    /** Of the largest form, 1 MB unless told. */
    maxBytes?: number;
  }) =>
  (what: string, work: Work): Route =>
    post(
      `/c/:slug/${o.at}/${what}`,
      'organiser',
      async (c) => {
        const campaign = await campaignOf(c);
        return takeForm(
          c,
          async (fields) => {
            await work(c, campaign, fields);
            deskOf(c.var.deps).changed(campaign);
            return c.redirect(campaignPath(campaign, o.after(what)), 303);
          },
          (form) => o.again(c, campaign, form),
        );
      },
      {
        limits: [{ ...o.limit, per: 'person', seconds: 600 }],
        ...(o.maxBytes !== undefined && { maxBytes: o.maxBytes }),
      },
    );

/** The frame of such a page. `back` leads to the first of them unless told. */
export function OrganisingPage(props: {
  campaign: Campaign;
  title: string;
  back?: { readonly href: string; readonly label: string };
  children: Child;
}) {
  const { campaign, title, children } = props;
  const { m } = usePage();
  return (
    <AnyPage
      title={`${title} · ${campaign.title}`}
      heading={title}
      place="campaigns"
      back={props.back ?? { href: campaignPath(campaign, '/lead'), label: m.campaigns.lead.title }}
      unlisted
      noCompose
    >
      <div class="band stack flow-5">{children}</div>
    </AnyPage>
  );
}
