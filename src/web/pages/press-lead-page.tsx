import type { Child } from 'hono/jsx';
import type { BroughtCoverage, Campaign, PressKit } from '#campaigns';
import {
  Button,
  ErrorSummary,
  Fold,
  Input,
  Line,
  Lines,
  Note,
  Paper,
  Section,
  Select,
  Stack,
  TextArea,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { OrganisingPage } from './organising.tsx';
import { languageOptions, PieceLines } from './press-piece.tsx';
import { dayName } from './press-words.ts';

interface LeadView {
  readonly campaign: Campaign;
  readonly kit: PressKit;
  readonly brought: readonly BroughtCoverage[];
  readonly saved: boolean;
  readonly form: FormState;
}

/** Everything of the press page in one place, what waits first. */
export function PressLeadPage({ view }: { view: LeadView }) {
  const { m } = usePage();
  const say = m.press.lead;
  const { campaign, form, saved } = view;
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      {saved && (
        <div role="status">
          <Note icon="check">{say.saved}</Note>
        </div>
      )}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Lines>
        <Line icon="external-link" title={say.open} href={campaignPath(campaign, '/press')} />
      </Lines>
      <Coverage view={view} />
      <Tags view={view} />
      <Texts view={view} />
      <Quotes view={view} />
      <Pictures view={view} />
      <Contact view={view} />
    </OrganisingPage>
  );
}

interface Part {
  readonly view: LeadView;
}

const to = ({ campaign }: LeadView, what: string) => campaignPath(campaign, `/press/lead/${what}`);

const fieldOf =
  ({ form }: LeadView) =>
  (name: string, known?: string) => ({
    name,
    value: form.values[name] ?? known,
    error: form.errors[name],
  });

function Coverage({ view }: Part) {
  const { m } = usePage();
  const say = m.press.lead;
  const field = fieldOf(view);
  const of = (state: BroughtCoverage['state']) => view.brought.filter((piece) => piece.state === state);
  const [waiting, listed, declined] = [of('waiting'), of('listed'), of('declined')];
  return (
    <Section id="coverage" title={m.press.coverage}>
      <Stack>
        <Paper icon="link" what={say.add} form={{ action: to(view, 'coverage') }}>
          <p>{say.addText}</p>
          <Input
            {...field('url')}
            type="url"
            label={m.press.address}
            hint={m.press.addressHint}
            maxlength={2_000}
            autocomplete="off"
            required
          />
          <Button kind="primary">{say.addButton}</Button>
        </Paper>
        {waiting.length > 0 && (
          <>
            <h3 class="minor">{say.waiting(waiting.length)}</h3>
            <PieceLines campaign={view.campaign} pieces={waiting} />
          </>
        )}
        {listed.length > 0 && (
          <Fold summary={`${say.listed} (${listed.length})`} open={listed.length <= 5}>
            <PieceLines campaign={view.campaign} pieces={listed} />
          </Fold>
        )}
        {declined.length > 0 && (
          <Fold summary={`${say.declined} (${declined.length})`}>
            <PieceLines campaign={view.campaign} pieces={declined} />
          </Fold>
        )}
      </Stack>
    </Section>
  );
}

function Tags({ view }: Part) {
  const { m } = usePage();
  const say = m.press.lead;
  const written = view.kit.tags.map(({ label }) => `#${label}`).join(' ');
  return (
    <Paper id="tags" icon="hash" what={say.tags} form={{ action: to(view, 'tags') }}>
      <p>{say.tagsText}</p>
      <Input {...fieldOf(view)('tags', written)} label={say.tagsField} hint={say.tagsHint} maxlength={200} optional />
      <Button>{say.save}</Button>
    </Paper>
  );
}

function Texts({ view }: Part) {
  const { m } = usePage();
  const say = m.press.lead;
  const field = fieldOf(view);
  return (
    <Paper id="texts" icon="file-text" what={say.texts} form={{ action: to(view, 'texts') }}>
      <p>{say.textsText}</p>
      <TextArea {...field('en', view.kit.texts.en)} label={say.inEnglish} rows={5} maxlength={1_200} optional />
      <TextArea {...field('fr', view.kit.texts.fr)} label={say.inFrench} rows={5} maxlength={1_200} optional />
      <Button>{say.save}</Button>
    </Paper>
  );
}

function Quotes({ view }: Part) {
  const { m, locale } = usePage();
  const say = m.press.lead;
  const field = fieldOf(view);
  return (
    <Stack space={3}>
      <Paper id="quotes" icon="messages-square" what={say.words} form={{ action: to(view, 'quotes') }}>
        <p>{say.quoteText}</p>
        <TextArea {...field('text')} label={say.said} rows={3} maxlength={600} required />
        <Select {...field('language')} label={say.language} options={languageOptions(locale)} required />
        <Input {...field('saidBy')} label={say.saidBy} maxlength={120} required />
        <Input {...field('role')} label={say.role} maxlength={120} optional />
        <Input {...field('agreedOn')} type="date" label={say.agreedOn} required />
        <Input {...field('agreement')} label={say.agreement} hint={say.agreementHint} maxlength={200} required />
        <Button>{say.addQuote}</Button>
      </Paper>
      <Written
        action={to(view, 'quotes/remove')}
        items={view.kit.quotes.map(({ id, saidBy, text, agreedOn, agreement }) => ({
          id,
          name: `${saidBy}: ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`,
          detail: `${m.press.agreed(dayName(locale, agreedOn))} · ${agreement}`,
        }))}
      />
    </Stack>
  );
}

function Pictures({ view }: Part) {
  const { m } = usePage();
  const say = m.press.lead;
  const field = fieldOf(view);
  return (
    <Stack space={3}>
      <Paper id="pictures" icon="image" what={say.picture} form={{ action: to(view, 'pictures'), multipart: true }}>
        <p>{say.pictureText}</p>
        <Input
          name="picture"
          type="file"
          accept="image/png,image/jpeg,image/webp,image/avif,image/gif"
          label={say.file}
          hint={say.fileHint}
          error={view.form.errors['picture']}
          required
        />
        <TextArea {...field('alt')} label={say.alt} rows={2} maxlength={1_500} required />
        <Input {...field('credit')} label={say.creditField} maxlength={120} required />
        <Input {...field('licence')} label={say.licence} hint={say.licenceHint} maxlength={120} required />
        <Button>{say.addPicture}</Button>
      </Paper>
      <Written
        action={to(view, 'pictures/remove')}
        items={view.kit.pictures.map(({ id, alt, credit, licence, preview }) => ({
          id,
          name: alt,
          detail: `${credit} · ${licence}`,
          picture: preview,
        }))}
      />
    </Stack>
  );
}

function Contact({ view }: Part) {
  const { m } = usePage();
  const say = m.press.lead;
  const field = fieldOf(view);
  const { contact } = view.kit;
  return (
    <Paper id="contact" icon="mail" what={say.contact} form={{ action: to(view, 'contact') }}>
      <p>{say.contactText}</p>
      <Input {...field('name', contact?.name)} label={say.name} maxlength={120} autocomplete="off" optional />
      <Input {...field('mail', contact?.mail)} type="email" label={say.mail} autocomplete="off" optional />
      <Input
        {...field('phone', contact?.phone)}
        type="tel"
        label={say.phone}
        maxlength={40}
        autocomplete="off"
        optional
      />
      <Button>{say.save}</Button>
    </Paper>
  );
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly detail: Child;
  readonly picture?: string;
}

/** What stands already, each with a button that removes it. */
function Written({ action, items }: { action: string; items: readonly Item[] }) {
  const { m } = usePage();
  const say = m.press.lead;
  if (items.length === 0) return null;
  return (
    <ul class="covers">
      {items.map(({ id, name, detail, picture }) => (
        <li>
          <form class="removable" method="post" action={action}>
            <span>
              <bdi>{name}</bdi>
              <span class="small muted">{detail}</span>
              {picture && <img src={`/media/${picture}`} alt="" />}
            </span>
            <input type="hidden" name="id" value={id} />
            <Button kind="quiet" label={say.removeThis(name)}>
              {say.remove}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
