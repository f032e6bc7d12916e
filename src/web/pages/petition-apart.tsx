import {
  type Campaign,
  type Declared,
  declaredOf,
  deliveriesOf,
  type Delivery,
  importsOf,
  type SignatureImport,
} from '#campaigns';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import { Fold, Note, Section, Stack } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { langOf } from './campaign-words.ts';
import { dayWords } from './day-words.ts';

/** What a petition has beside its count: each shown with where it comes from, none added. */
export interface Apart {
  readonly imports: readonly SignatureImport[];
  readonly declared: readonly Declared[];
  readonly deliveries: readonly Delivery[];
}

export async function apartOf({ db }: Deps, campaign: Id<'campaign'>): Promise<Apart> {
  const [imports, declared, deliveries] = await Promise.all([
    importsOf(db, campaign),
    declaredOf(db, campaign),
    deliveriesOf(db, campaign),
  ]);
  return {
    imports: imports.filter(({ takenAt }) => takenAt !== null),
    declared,
    deliveries: deliveries.filter(({ madeAt }) => madeAt !== null),
  };
}

export function CountedApart({ campaign, apart }: { campaign: Campaign; apart: Apart }) {
  const { m } = usePage();
  const say = m.organising.beside;
  const { imports, declared, deliveries } = apart;
  return (
    <>
      {imports.length + declared.length > 0 && (
        <Section id="apart" title={say.title}>
          <Stack>
            <p class="small muted">{say.lede}</p>
            {imports.map((one) => (
              <ImportedNote campaign={campaign} one={one} />
            ))}
            {declared.map((one) => (
              <DeclaredNote one={one} />
            ))}
          </Stack>
        </Section>
      )}
      {deliveries.length > 0 && (
        <Section id="deliveries" title={say.deliveries}>
          <Stack>
            {deliveries.map((one) => (
              <DeliveredNote one={one} />
            ))}
            <p class="small muted">{say.check}</p>
          </Stack>
        </Section>
      )}
    </>
  );
}

function ImportedNote({ campaign, one }: { campaign: Campaign; one: SignatureImport }) {
  const { m, locale } = usePage();
  const say = m.organising.beside;
  const waiting = one.usable - one.confirmed - one.deleted - one.erased;
  const exported = dayWords(one.exportedOn, locale);
  return (
    <div>
      <Note icon="hourglass">
        <b>{say.imported(waiting, one.platformName)}</b>
        <br />
        <span class="small muted">
          {waiting > 0 && one.eraseOn
            ? say.importedMore(exported, dayWords(one.eraseOn, locale))
            : say.importedOver(exported)}{' '}
          {one.confirmed > 0 && say.confirmedHere(one.confirmed)}
        </span>
      </Note>
      <Fold summary={say.wording}>
        <blockquote class="small" lang={langOf(campaign, locale)}>
          {one.wording}
        </blockquote>
      </Fold>
    </div>
  );
}

/** Files that were handed over, with what lets others check them. */
export function DeliveredNote({ one }: { one: Delivery }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.organising.beside;
  return (
    <Note icon="file-text">
      <b>{say.delivery(one.signatures, f.date(one.askedAt))}</b>{' '}
      {one.deliveredOn ? say.handedTo(one.deliveredTo, dayWords(one.deliveredOn, locale)) : say.notHanded}{' '}
      {one.source && (
        <span class="small muted">
          {m.petitions.source} {one.url ? <a href={one.url}>{one.source}</a> : one.source}
        </span>
      )}
      <br />
      <span class="tiny muted">
        {say.hash} <code class="hash">{one.sha256}</code>
      </span>
    </Note>
  );
}

/** A count on paper, with what lets others check it. */
export function DeclaredNote({ one }: { one: Declared }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.organising.beside;
  return (
    <Note icon={one.corrected ? 'history' : 'file-text'}>
      {one.corrected ? <s>{say.declared(one.signatures)}</s> : <b>{say.declared(one.signatures)}</b>}{' '}
      {one.corrected && say.corrected}
      <br />
      <span class="small muted">
        {say.declaredMore(dayWords(one.countedOn, locale), one.place, one.countedBy, one.keptWhere)} {one.note}{' '}
        <span class="nowrap">({f.date(one.recordedAt)})</span>
      </span>
    </Note>
  );
}
