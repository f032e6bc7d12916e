import { get } from '#http';
import { LEAST_PEOPLE, LINK_HALF_LIFE, POST_HALF_LIFE } from '#network';
import { Band, Prose } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

function AboutTrends({ reviewed }: { reviewed: boolean }) {
  const { m } = usePage();
  const say = m.trends.about;
  return (
    <AnyPage
      title={say.title}
      heading={say.title}
      description={say.description}
      canonical="/about/trends"
      back={{ href: '/about', label: m.ui.foot.about }}
    >
      <Band>
        <p class="lede">{say.lede}</p>
        <Prose>
          <h2>{say.whoTitle}</h2>
          <ul>
            {say.who(LEAST_PEOPLE).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          <h2>{say.tagsTitle}</h2>
          <p>{say.tags}</p>
          <h2>{say.linksTitle}</h2>
          <p>{say.links(LINK_HALF_LIFE)}</p>
          <h2>{say.postsTitle}</h2>
          <p>{say.posts(POST_HALF_LIFE)}</p>
          <h2>{say.reviewTitle}</h2>
          <p>{say.review}</p>
          <p>{reviewed ? say.reviewedFirst : say.notReviewed}</p>
        </Prose>
      </Band>
    </AnyPage>
  );
}

export const aboutTrendsRoutes = [
  get('/about/trends', 'anyone', (c) => {
    const { trendsReviewed } = c.var.deps.settings.current;
    return show(c, <AboutTrends reviewed={trendsReviewed} />);
  }),
];
