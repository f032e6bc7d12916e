import { planModel } from '#deliberation';
import { type Ctx, get, post } from '#http';
import { type CoopModel, MODELS } from '#membership';
import { Button, Fold, KeyValue, Row } from '../components.ts';
import { FieldError, fieldId } from '../components/field.tsx';
import { act } from '../act.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { dayOf } from './decision-words.tsx';
import { StepPage } from './founding-shell.tsx';
import { type FoundingView, loadFounding, stepPath } from './founding-view.ts';

const PATH = stepPath('model');

const showStep = async (c: Ctx, form: FormState) =>
  show(c, <ModelPage view={await loadFounding(c)} form={form} saved={c.req.query('done') === 'saved'} />, form.status);

export const foundingModelRoutes = [
  get(PATH, 'anyone', (c) => showStep(c, freshForm())),

  post(PATH, 'steward', (c) =>
    takeForm(
      c,
      async (fields) => {
        await act(c, async (tx, actor) => {
          await planModel(tx, actor, fields);
          return [];
        });
        return c.redirect(`${PATH}?done=saved`, 303);
      },
      (form) => showStep(c, form),
    ),
  ),
];

function ModelPage({ view, form, saved }: { view: FoundingView; form: FormState; saved: boolean }) {
  const { m } = usePage();
  const say = m.founding.assembly;
  const chosen = form.values['model'] ?? view.plan.model ?? '';
  const error = form.errors['model'];
  const models = view.edits || !chosen ? MODELS : MODELS.filter(({ key }) => key === chosen);
  return (
    <StepPage step="model" lede={say.model.lede} saved={saved} form={form}>
      <form class="stack" method="post" action={PATH} novalidate>
        <fieldset class={error ? 'field bad models' : 'field models'}>
          <legend class="label">{say.model.legend}</legend>
          <FieldError id={fieldId('model')} error={error} />
          {models.map((model, i) => (
            <ModelChoice model={model} first={i === 0} checked={model.key === chosen} edits={view.edits} />
          ))}
        </fieldset>
        {view.edits && (
          <Row>
            <Button kind="primary">{say.save}</Button>
          </Row>
        )}
      </form>
    </StepPage>
  );
}

function ModelChoice(props: { model: CoopModel; first: boolean; checked: boolean; edits: boolean }) {
  const { m, locale } = usePage();
  const { model, first, checked, edits } = props;
  return (
    <div class="model">
      {edits ? (
        <label class="choice">
          <input
            type="radio"
            name="model"
            id={first ? fieldId('model') : undefined}
            value={model.key}
            checked={checked}
          />
          <span>
            <b>{model.name[locale]}</b>
            <span class="choice-note">{model.words[locale]}</span>
          </span>
        </label>
      ) : (
        <p>
          <b>{model.name[locale]}</b>
          <br />
          {model.words[locale]}
        </p>
      )}
      <Fold summary={m.founding.assembly.model.more} open={!edits}>
        <ModelFacts model={model} />
      </Fold>
    </div>
  );
}

/** What a legal form asks, as of when, and where that is written. */
function ModelFacts({ model }: { model: CoopModel }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.founding.assembly.model;
  const { asks, classes, colleges, sources, law, asOf } = model;
  return (
    <div class="stack flow-3 small">
      {asks[locale].length > 0 && (
        <>
          <h3 class="minor">{say.asks}</h3>
          <ul class="bullets">
            {asks[locale].map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {classes.length > 0 && (
        <>
          <h3 class="minor">{say.classes}</h3>
          <ul class="bullets">
            {classes.map(({ name, description }) => (
              <li>
                <b>{name[locale]}</b> {description[locale]}
              </li>
            ))}
          </ul>
        </>
      )}
      {colleges && <p>{say.colleges(percent(f, colleges.least), percent(f, colleges.most))}</p>}
      {law[locale] && <KeyValue facts={[{ label: say.law, value: law[locale] }]} />}
      {sources.length > 0 && (
        <p>
          {say.sourcesAre}{' '}
          {sources.map(({ title, url }, i) => (
            <>
              {i > 0 && ', '}
              <a href={url} rel="nofollow noopener">
                {title}
              </a>
            </>
          ))}
        </p>
      )}
      <p class="muted">{say.asOf(dayOf(f, asOf))}</p>
    </div>
  );
}

/** An exact share as a percentage: `1/10` is 10 %. */
function percent(f: ReturnType<typeof useFormats>, share: string): string {
  const [above = '0', below = '1'] = share.split('/');
  return f.percent(Number(above) / Number(below));
}
