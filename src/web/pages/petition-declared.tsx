import { type Campaign, type Declared, DeclaredInput, declaredOf, declareSignatures } from '#campaigns';
import { type Ctx, get } from '#http';
import { parseInput } from '#input';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { Button, ErrorSummary, Input, Paper, Section, Stack, TextArea } from '../components.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising, OrganisingPage } from './organising.tsx';
import { DeclaredNote } from './petition-apart.tsx';

const showDeclared = async (c: Ctx, campaign: Campaign, form: FormState) => {
  const declared = await declaredOf(c.var.deps.db, campaign.id);
  return show(c, <DeclaredPage campaign={campaign} declared={declared} form={form} />, form.status);
};

const does = organising({
  at: 'declared',
  after: () => '/declared#all',
  again: showDeclared,
  limit: { name: 'declared', times: 60 },
});

export const declaredRoutes = [
  get('/c/:slug/declared', 'organiser', async (c) => {
    const campaign = await campaignOf(c);
    const declared = await declaredOf(c.var.deps.db, campaign.id);
    const corrected = declared.find((one) => one.id === c.req.query('correct') && !one.corrected);
    return showDeclared(c, campaign, freshForm(corrected && written(corrected)));
  }),
  does('add', (c, { id }, fields) => {
    const input = parseInput(DeclaredInput, fields);
    return c.var.deps.transact((tx) => declareSignatures(tx, viewerOf(c), id, input));
  }),
];

function DeclaredPage(props: { campaign: Campaign; declared: readonly Declared[]; form: FormState }) {
  const { campaign, declared, form } = props;
  const { m } = usePage();
  const f = useFormats();
  const say = m.organising.declared;
  const corrected = declared.find(({ id }) => id === form.values['corrects']);
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      <p class="lede">{say.lede}</p>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper
        id="declare"
        icon="pencil"
        what={corrected ? say.correct : say.declare}
        status={corrected && say.correcting(corrected.signatures, corrected.place)}
        form={{ action: campaignPath(campaign, '/declared/add') }}
      >
        {corrected && (
          <>
            <p class="small muted">{say.correctHint}</p>
            <input type="hidden" name="corrects" value={corrected.id} />
          </>
        )}
        <Input {...field('signatures')} label={say.signatures} inputmode="numeric" required />
        <Input {...field('countedOn')} type="date" label={say.countedOn} hint={m.petitions.desk.dayHint} required />
        <Input {...field('place')} label={say.place} maxlength={120} required />
        <Input {...field('countedBy')} label={say.countedBy} hint={say.countedByHint} maxlength={120} required />
        <Input {...field('keptWhere')} label={say.keptWhere} hint={say.keptHint} maxlength={200} required />
        <TextArea {...field('note')} label={say.note} rows={2} maxlength={600} optional />
        <Button kind="primary">{say.declare}</Button>
      </Paper>
      <Section id="all" title={say.all}>
        <Stack>
          {declared.length === 0 && <p class="muted">{say.none}</p>}
          {declared.map((one) => (
            <div>
              <DeclaredNote one={one} />
              {!one.corrected && (
                <p class="small">
                  <a
                    href={campaignPath(campaign, `/declared?correct=${one.id}#declare`)}
                    aria-label={`${say.correct}: ${f.number(one.signatures)}, ${one.place}`}
                  >
                    {say.correct}
                  </a>
                </p>
              )}
            </div>
          ))}
        </Stack>
      </Section>
    </OrganisingPage>
  );
}

const written = (one: Declared): Record<string, string> => ({
  corrects: one.id,
  signatures: String(one.signatures),
  countedOn: one.countedOn,
  place: one.place,
  countedBy: one.countedBy,
  keptWhere: one.keptWhere,
  note: one.note,
});
