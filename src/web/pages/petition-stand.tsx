import { type Campaign, openForm, SealedForms, standOfToken, takeStandForm } from '#campaigns';
import { type Ctx, get, post, readFields, WORKER_POLICY } from '#http';
import { parseInput } from '#input';
import { notFound, Refusal } from '#refusal';
import { deskOf } from '../campaign-desk.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, Fold, KeyValue, Note } from '../components.ts';
import { BarePage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { loadedAssets } from '../routes-assets.ts';
import { show } from '../show.ts';
import { campaignPath, langOf } from './campaign-words.ts';
import { Ended } from './mailed-button.tsx';
import { SignForm } from './sign-form.tsx';

const SENDING = { name: 'stand', per: 'address', times: 240, seconds: 600 } as const;

/** The stand behind the token of the address, of this campaign. */
async function standOf(c: Ctx, campaign: Campaign) {
  const stand = await standOfToken(c.var.deps.db, c.req.param('token') ?? '');
  if (stand?.campaign !== campaign.id) throw notFound();
  return stand;
}

export const standPageRoutes = [
  // Beside the pages that it keeps, so that it can keep no others.
  get('/c/:slug/stand/worker.js', 'anyone', async (c) => {
    const worker = (await loadedAssets()).get('stand-worker.js');
    if (!worker) throw notFound();
    return c.body(new Uint8Array(worker.plain), 200, { 'content-type': worker.type, 'cache-control': 'no-cache' });
  }),

  get('/c/:slug/stand/:token', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const stand = await standOf(c, campaign);
    const { ended, endedText } = c.var.m.organising.stands.page;
    if (stand.endedAt || campaign.closedAt)
      return show(c, <Ended campaign={campaign} title={ended} text={endedText} />, 410);
    c.header('content-security-policy', WORKER_POLICY);
    c.header('referrer-policy', 'no-referrer');
    return show(
      c,
      <StandPage campaign={campaign} place={stand.place} sealWith={stand.publicKey.toString('base64url')} />,
    );
  }),

  post(
    '/c/:slug/stand/:token/send',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      const stand = await standOf(c, campaign);
      if (stand.endedAt || campaign.closedAt) throw new Refusal(410, (m) => m.organising.stands.page.ended);
      const { forms } = parseInput(SealedForms, await readFields(c));
      const { deps, locale } = c.var;
      const outcomes = [];
      for (const form of forms) {
        const opened = await openForm(stand, form);
        const outcome = await deps.transact((tx) =>
          takeStandForm(tx, stand, opened, { locale, origin: deps.config.origin }),
        );
        outcomes.push({ key: form.key, outcome });
      }
      deskOf(deps).changed(campaign);
      deps.wake.mail();
      return c.json({ outcomes });
    },
    { limits: [SENDING], maxBytes: 524_288 },
  ),
];

/**
 * The form that a stand hands from person to person. A script keeps the page on the phone, seals what is written and
 * sends it later; without one it signs as the form of the campaign does.
 */
function StandPage({ campaign, place, sealWith }: { campaign: Campaign; place: string; sealWith: string }) {
  const { m, locale } = usePage();
  const say = m.organising.stands.page;
  const lang = langOf(campaign, locale);
  return (
    <BarePage title={campaign.title} unlisted scripts={['stand.js']}>
      <div
        class="band narrow stack flow-5 stand"
        data-stand={sealWith}
        data-worker={campaignPath(campaign, '/stand/worker.js')}
      >
        <header class="stack flow-2">
          <p class="small muted">{say.at(place)}</p>
          <h1 lang={lang}>{campaign.title}</h1>
          <p class="lede" lang={lang}>
            {campaign.summary}
          </p>
        </header>
        <section class="stack flow-3" data-stand-hand hidden>
          <h2 tabindex={-1} data-stand-first>
            {say.first}
          </h2>
          <p>{say.firstText}</p>
          <div data-stand-start>
            <Button kind="primary" big full type="button">
              {say.start}
            </Button>
          </div>
        </section>
        <section class="stack flow-3" data-stand-thanks hidden>
          <h2 tabindex={-1}>{say.thanks}</h2>
          <p>{say.thanksText}</p>
          <div data-stand-next>
            <Button big full type="button">
              {say.next}
            </Button>
          </div>
        </section>
        <div data-stand-form>
          <SignForm campaign={campaign} />
        </div>
        <section class="stack flow-3" data-stand-state hidden>
          <KeyValue
            facts={[
              { label: say.waiting, value: <b data-stand-waiting>0</b> },
              { label: say.sent, value: <b data-stand-sent>0</b> },
              { label: say.unread, value: <b data-stand-unread>0</b> },
            ]}
          />
          <p class="small muted" role="status" data-stand-ready={say.ready}>
            {say.notReady}
          </p>
          <div data-stand-send>
            <Button type="button">{say.send}</Button>
          </div>
          <div data-stand-ended hidden>
            <Note icon="lock">{say.endedWaiting}</Note>
            <div data-stand-wipe>
              <Button kind="danger" type="button">
                {say.wipe}
              </Button>
            </div>
          </div>
          <Fold summary={say.how}>
            <p class="small">{say.howText}</p>
          </Fold>
        </section>
        <p class="small muted" data-stand-plain>
          {say.plain}
        </p>
      </div>
    </BarePage>
  );
}
