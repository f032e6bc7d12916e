import type { Actor } from '#accounts';
import {
  addCoverage,
  addPressPicture,
  addQuote,
  listCoverage,
  nameTags,
  suggestCoverage,
  writeContact,
  writePressTexts,
} from '#campaigns';
import type { Deps } from '#deps';
import { type Fetch, FetchRefused } from '#fetch';
import { escapeHtml } from '#html';
import type { Id } from '#ids';
import { readPicture } from '#media';
import { setCarrier } from '#network';
import { readLink } from '#preview';
import { drawSeats, toPng } from './picture.ts';
import { momentOf, type Step } from './time.ts';

/** Papers and stations that do not exist, under addresses that nobody can have (RFC 2606). */
const PIECES = [
  { day: 3, on: '2016-10-05', host: 'mill-lane-herald.example', outlet: 'The Mill Lane Herald', author: 'Dora Finch', language: 'en', country: 'GB', kind: 'article', title: 'They want to buy the network they talk on', quote: 'No slogans, a petition of one page, and a librarian who keeps the keys.', picture: true },
  { day: 5, on: '2016-10-07', host: 'courrier-estuaire.example', outlet: 'Le Courrier de l’Estuaire', author: 'Maël Guivarc’h', language: 'fr', country: 'FR', kind: 'article', title: 'À Nantes, un imprimeur veut sa part du réseau', quote: '', picture: true },
  { day: 9, on: '2016-10-11', host: 'canal-libre.example', outlet: 'Radio Canal Libre', author: '', language: 'fr', country: 'BE', kind: 'radio', title: 'Douze affiches entre la Bourse et Flagey', quote: '', picture: false },
  { day: 16, on: '2016-10-18', host: 'who-owns-what.example', outlet: 'Who Owns What', author: 'Tom Okafor', language: 'en', country: 'GB', kind: 'blog', title: 'A dairy, a newspaper, and now this', quote: 'All of them were unrealistic for about ten years.', picture: false },
  { day: 40, on: '2016-11-11', host: 'die-genossin.example', outlet: 'Die Genossin', author: 'Hanne Volk', language: 'de', country: 'DE', kind: 'article', title: 'Ein Netz für alle, die darin reden', quote: '', picture: true },
  { day: 78, on: '2016-12-19', host: 'evening-ledger.example', outlet: 'The Evening Ledger', author: 'P. Marsh', language: 'en', country: 'US', kind: 'article', title: 'Petitioners file a resolution, politely', quote: 'It asks for a study. It is hard to say no to a study.', picture: true },
  { day: 175, on: '2017-03-26', host: 'la-coupole.example', outlet: 'La Coupole', author: 'Inaya Serre', language: 'fr', country: 'FR', kind: 'podcast', title: 'Une action suffit', quote: '', picture: false },
  { day: 200, on: '2017-04-20', host: 'mill-lane-herald.example', outlet: 'The Mill Lane Herald', author: 'Dora Finch', language: 'en', country: 'GB', kind: 'article', title: 'Six months on, the librarian still has the keys', quote: '', picture: false },
  { day: 214, on: '2017-05-03', host: 'canal-libre.example', outlet: 'Radio Canal Libre', author: '', language: 'fr', country: 'BE', kind: 'radio', title: 'Ce qu’ils demanderont le 22 mai', quote: '', picture: false },
  { day: 218, on: '2017-05-08', host: 'courrier-estuaire.example', outlet: 'Le Courrier de l’Estuaire', author: 'Maël Guivarc’h', language: 'fr', country: 'FR', kind: 'article', title: 'L’imprimeur, l’assemblée et la question', quote: 'Une question polie, d’une page.', picture: true },
  { day: 220, on: '2017-05-10', host: 'channel-nine-north.example', outlet: 'Channel Nine North', author: '', language: 'en', country: 'GB', kind: 'tv', title: 'Can you own the room you talk in?', quote: '', picture: true },
] as const; // prettier-ignore

const addressOf = ({ host, on }: { host: string; on: string }): string => `https://${host}/${on.replaceAll('-', '/')}`;

const TEXTS = {
  en: '#WeAreTwitter is a campaign of people who use a network and would like to own it. Since 3 October 2016 it has asked Twitter, Inc. to study its sale to its users, as a co-operative or in a similar form. It is led by volunteers, takes no advertising and publishes its figures.',
  fr: '#WeAreTwitter est une campagne de personnes qui se servent d’un réseau et voudraient le posséder. Depuis le 3 octobre 2016, elle demande à Twitter, Inc. d’étudier sa vente à celles et ceux qui l’utilisent, en coopérative ou sous une forme proche. Elle est menée par des bénévoles, ne prend pas de publicité et publie ses chiffres.',
};

const QUOTES = [
  { text: 'We do not want a better landlord. We want the keys, and a rota for the tea.', language: 'en', saidBy: 'Ruth Adeyemi', role: 'organiser, Manchester', agreedOn: '2016-10-04', agreement: 'She wrote it herself' },
  { text: 'Chaque siège compte pareil, c’est tout l’intérêt.', language: 'fr', saidBy: 'Amina Belkacem', role: 'bibliothécaire, Lyon', agreedOn: '2016-10-04', agreement: 'Elle l’a écrit elle-même' },
] as const; // prettier-ignore

interface Needs {
  readonly deps: Deps;
  readonly campaign: Id<'campaign'>;
  playerOf(handle: string): Actor;
}

/** What Ruth and Paul prepare for the press, and what it writes. */
export function pressSteps({ deps, campaign, playerOf }: Needs): Step[] {
  const { transact } = deps;
  const ruth = () => playerOf('ruth');
  const reading: Deps = { ...deps, fetch: inventedWeb };
  return [
    {
      at: momentOf(2, '10:00'),
      run: async () => {
        const read = await readPicture(await toPng(drawSeats({ seats: 120, taken: 71 })));
        await transact(async (tx) => {
          await nameTags(tx, ruth(), campaign, { tags: '#WeAreTwitter' });
          await writePressTexts(tx, ruth(), campaign, TEXTS);
          const contact = { name: 'Ruth Adeyemi', mail: 'press@example.org', phone: '+44 1632 960123' };
          await writeContact(tx, ruth(), campaign, contact);
          for (const quote of QUOTES) await addQuote(tx, ruth(), campaign, quote);
          const picture = {
            alt: 'The poster: an assembly of seats, a little more than half of them taken, one of them green.',
            credit: 'Atelier Nédélec, Nantes',
            licence: 'CC BY 4.0',
          };
          await addPressPicture(tx, ruth(), campaign, picture, { read, dataFolder: deps.config.dataFolder });
          for (const handle of ['ruth', 'amina']) await setCarrier(tx, playerOf(handle), true);
        });
      },
    },
    { at: momentOf(3, '12:00'), run: () => transact((tx) => setCarrier(tx, playerOf('tom'), true)) },
    ...PIECES.map((piece) => ({
      at: momentOf(piece.day, '17:30'),
      run: async () => {
        const url = addressOf(piece);
        const id = await transact((tx) => addCoverage(tx, ruth(), campaign, { url }));
        await read(reading, url);
        const { outlet, author, title, quote, language, country, kind, on: publishedOn } = piece;
        const words = { outlet, author, title, quote, language, country, kind, publishedOn };
        await transact((tx) => listCoverage(tx, ruth(), campaign, id, words));
      },
    })),
    {
      at: momentOf(221, '08:40'),
      run: async () => {
        const url = 'https://the-harbour-post.example/2017/05/11/kettles';
        await transact((tx) => suggestCoverage(tx, campaign, { url }));
        await read(reading, url);
      },
    },
  ];
}

/** Reads a page of the story at once, rather than when the server starts. */
async function read(deps: Deps, url: string): Promise<void> {
  await readLink.run(deps, { url });
  await deps.transact((tx) => tx.deleteFrom('job').where('name', '=', readLink.name).where('key', '=', url).execute());
}

/** The pages of those papers. */
const inventedWeb: Fetch = async (url) => {
  if (url.endsWith('/picture.png')) {
    const seats = 7 + (url.length % 5) * 20;
    return answer(url, await toPng(drawSeats({ seats, taken: Math.round(seats * 0.6) })), 'image/png');
  }
  const piece = PIECES.find((one) => addressOf(one) === url);
  if (url.includes('the-harbour-post')) return answer(url, pageOf({ outlet: 'The Harbour Post', title: 'Nine o’clock, and the kettles are on', author: 'E. Quay', language: 'en', on: '2017-05-11', picture: true }, url), 'text/html'); // prettier-ignore
  if (!piece) throw new FetchRefused('unreachable', 'no such paper');
  return answer(url, pageOf(piece, url), 'text/html');
};

const answer = (url: string, body: string | Uint8Array, type: string): Response =>
  Object.defineProperty(
    new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
      headers: { 'content-type': `${type}; charset=utf-8` },
    }),
    'url',
    { value: url },
  );

interface PageWords {
  readonly outlet: string;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly on: string;
  readonly picture: boolean;
}

const pageOf = ({ outlet, title, author, language, on, picture }: PageWords, url: string): string =>
  [
    `<!doctype html><html lang="${language}"><head><title>${escapeHtml(title)}</title>`,
    `<meta property="og:site_name" content="${escapeHtml(outlet)}">`,
    `<meta name="author" content="${escapeHtml(author)}"><meta property="article:published_time" content="${on}">`,
    picture ? `<meta property="og:image" content="${escapeHtml(url)}/picture.png">` : '',
    '</head></html>',
  ].join('');
