import {
  CaughtUp,
  Composer,
  CopyField,
  Empty,
  Feed,
  type MediaView,
  Pager,
  Post,
  type PostView,
  Row,
  ShareButton,
  Skeleton,
  ButtonLink,
} from '../../components.ts';
import { usePage } from '../../page-context.ts';
import { CampaignPaper } from './civic.tsx';
import { Pair, Specimen } from './specimen.tsx';
import { guideWords } from './words.ts';

const COPY = {
  en: {
    letter:
      '<p>Read the letter to the shareholders one last time. One thing is missing: say in one sentence what we want, and of whom. “Study a sale to your users.” The rest is in the annex.</p>',
    relays: 'relaunches the campaign',
    own: '<p>We ask it here too: who owns the place where we talk? I told how a football club and a newspaper went about it.</p>',
    link: ['Owning together: a club, a newspaper, a network', 'Eight minutes to read'],
    warning: 'Long, about bylaws',
    bylaws: '<p>Article 9 says three months, article 12 says one. <a href="#posts">#bylaws</a></p>',
    pictures: '<p>The four posters for the 22nd.</p>',
    one: '<p>For us only: the room is booked.</p>',
    alt: 'A poster: seven round seats, one of them empty.',
    noCircle: 'No circle yet',
    circle: 'A circle gets a purpose, a budget and mandates.',
    propose: 'Propose a circle',
    address: 'The address of the campaign',
    title: 'What if we bought Twitter?',
  },
  fr: {
    letter:
      '<p>Relu la lettre aux actionnaires une dernière fois. Il ne manque qu’une chose : dire en une phrase ce que nous voulons, et à qui. « Étudiez la vente à vos usagers. » Le reste est en annexe.</p>',
    relays: 'relance la campagne',
    own: '<p>Chez nous aussi on se pose la question : à qui appartient le lieu où l’on se parle ? J’ai raconté comment un club de football et un quotidien s’y sont pris.</p>',
    link: ['Posséder ensemble : un club, un journal, un réseau', 'Lecture de huit minutes'],
    warning: 'Long, sur les statuts',
    bylaws: '<p>L’article 9 dit trois mois, l’article 12 un seul. <a href="#posts">#statuts</a></p>',
    pictures: '<p>Les quatre affiches du 22.</p>',
    one: '<p>Pour nous seulement : la salle est réservée.</p>',
    alt: 'Une affiche : sept sièges ronds, l’un d’eux vide.',
    noCircle: 'Aucun cercle pour l’instant',
    circle: 'Un cercle reçoit un but, un budget et des mandats.',
    propose: 'Proposer un cercle',
    address: 'L’adresse de la campagne',
    title: 'Et si nous rachetions Twitter ?',
  },
};

const HOUR = 3_600_000;

export function Network() {
  const { locale, now, origin } = usePage();
  const words = guideWords(locale);
  const t = COPY[locale];
  const [linkTitle, linkNote] = t.link;
  const picture: MediaView = { kind: 'image', url: '/assets/favicon.svg', width: 800, height: 500, alt: t.alt };
  const post = (id: string, hours: number, name: string, more: Partial<PostView>): PostView => {
    const handle = name.split(' ')[0]?.normalize('NFD').replace(/\W/g, '').toLowerCase() ?? name;
    return {
      id,
      path: `/@${handle}/${id}`,
      at: new Date(now.getTime() - hours * HOUR),
      html: '',
      media: [],
      visibility: 'public',
      lang: locale,
      author: { displayName: name, handle, path: `/@${handle}`, member: true },
      counts: { replies: 4, boosts: 12, likes: 38 },
      mine: { liked: false, boosted: false },
      may: { boost: true, edit: false, remove: false, report: true },
      ...more,
    };
  };
  return (
    <>
      <Specimen id="posts" about={words.posts}>
        <div class="flush specimen-feed">
          <Composer action="#posts" most={500} visibility="local" />
          <Feed>
            <Post post={post('1', 3, 'Noé Garnier', { html: t.letter, mine: { liked: true, boosted: false } })} />
            <Post
              post={post('2', 5, 'Paul Nédélec', { did: t.relays, counts: { replies: 6, boosts: 41, likes: 52 } })}
              card={<CampaignPaper id="card-2" />}
            />
            <Post
              post={post('3', 6, 'Juno Sandoval', {
                author: {
                  displayName: 'Juno Sandoval',
                  handle: 'juno@atelier.example',
                  path: '/@juno@atelier.example',
                },
                boostedBy: { displayName: 'Inès Roca', path: '/@ines' },
                html: t.own,
                counts: { replies: 0, boosts: 0, likes: 0 },
                originalUrl: 'https://atelier.example/1',
                link: {
                  url: 'https://atelier.example/p',
                  host: 'atelier.example',
                  title: linkTitle ?? '',
                  description: linkNote,
                },
              })}
            />
            <Post
              post={post('4', 9, 'Yann Le Bris', {
                warning: t.warning,
                html: t.bylaws,
                replyTo: { handle: 'noe', path: '/@noe/1' },
                visibility: 'unlisted',
              })}
            />
            <Post
              post={post('5', 30, 'Salomé Vidal', { html: t.pictures, media: [picture, picture, picture, picture] })}
            />
            <Post
              post={post('6', 400, 'Amina Belkacem', {
                html: t.one,
                media: [picture],
                sensitive: true,
                visibility: 'local',
                may: { boost: false, edit: true, remove: true, report: false },
              })}
              focus
            />
            <CaughtUp older="#posts" />
          </Feed>
        </div>
      </Specimen>
      <Specimen id="waiting" about={words.waiting}>
        <Pair>
          <Empty title={t.noCircle} level={3} actions={<ButtonLink href="#waiting">{t.propose}</ButtonLink>}>
            {t.circle}
          </Empty>
          <div class="flush">
            <Skeleton />
            <Pager older="#waiting" />
          </div>
        </Pair>
      </Specimen>
      <Specimen id="share" about={words.share}>
        <CopyField label={t.address} value={`${origin}/c/we-are`} />
        <Row>
          <ShareButton url={`${origin}/c/we-are`} title={t.title} fallback="#share" look="primary" />
          <ShareButton url={`${origin}/c/we-are`} title={t.title} fallback="#share" />
          <ShareButton url={`${origin}/c/we-are`} title={t.title} fallback="#share" look="icon" />
        </Row>
      </Specimen>
    </>
  );
}
