import {
  Ago,
  Avatar,
  Badge,
  Checkbox,
  Chip,
  Choices,
  Count,
  DateLeaf,
  DateTime,
  ErrorSummary,
  Faces,
  Filters,
  Input,
  Money,
  Percent,
  Row,
  Select,
  Stack,
  StanceShape,
  Tabs,
  TextArea,
} from '../../components.ts';
import { usePage } from '../../page-context.ts';
import { Pair, Specimen } from './specimen.tsx';
import { guideWords } from './words.ts';

const COPY = {
  en: {
    name: 'Name',
    town: 'Town',
    townHint: 'The one shown beside your first name.',
    email: 'E-mail address',
    emailError: 'The end of the address is missing, for example “.org”.',
    rule: 'Rule',
    ordinary: 'Ordinary decision',
    bylaws: 'Bylaws',
    reason: 'Your reason',
    reasonText: 'I do not read legal French.',
    left: '224 left',
    number: 'Member number',
    posted: 'Keep me posted',
    who: 'Who may see it',
    everyone: 'Everyone',
    members: 'Members',
    membersNote: 'The 231 in the register today.',
    picture: 'Picture',
    draft: 'Draft',
    running: 'Vote running',
    closes: 'closes tomorrow',
    applied: 'applied',
    rejected: 'rejected',
    toDecide: '2 to decide',
    feeds: 'Feeds',
    following: 'Following',
    coop: 'The co-op',
    explore: 'Explore',
    sort: 'Filter positions',
    all: 'All',
    objections: 'Objections',
    against: 'Against',
  },
  fr: {
    name: 'Nom',
    town: 'Ville',
    townHint: 'Celle qui paraîtra à côté de votre prénom.',
    email: 'Adresse électronique',
    emailError: 'Il manque la fin de l’adresse, par exemple « .fr ».',
    rule: 'Règle',
    ordinary: 'Décision ordinaire',
    bylaws: 'Statuts',
    reason: 'Votre raison',
    reasonText: 'Je ne lis pas l’anglais juridique.',
    left: '224 restants',
    number: 'Numéro de membre',
    posted: 'Tenez-moi au courant',
    who: 'Qui peut la voir',
    everyone: 'Tout le monde',
    members: 'Les membres',
    membersNote: 'Les 231 inscrits d’aujourd’hui.',
    picture: 'Image',
    draft: 'Brouillon',
    running: 'Vote en cours',
    closes: 'clôt demain',
    applied: 'exécutée',
    rejected: 'rejetée',
    toDecide: '2 à décider',
    feeds: 'Fils',
    following: 'Abonnements',
    coop: 'La coop',
    explore: 'Explorer',
    sort: 'Filtrer les positions',
    all: 'Toutes',
    objections: 'Objections',
    against: 'Contre',
  },
};

export function Forms() {
  const { locale, now } = usePage();
  const words = guideWords(locale);
  const t = COPY[locale];
  return (
    <>
      <Specimen id="fields" about={words.fields}>
        <ErrorSummary errors={{ email: t.emailError }} />
        <Pair>
          <Input name="name" label={t.name} value="Camille Morel" autocomplete="name" />
          <Input name="town" label={t.town} optional hint={t.townHint} />
          <Input name="email" label={t.email} type="email" value="camille@courrier" error={t.emailError} />
          <Select
            name="rule"
            label={t.rule}
            options={[
              { value: 'o', label: t.ordinary },
              { value: 'b', label: t.bylaws },
            ]}
            value="o"
          />
          <TextArea name="reason" label={t.reason} value={t.reasonText} rows={3} remaining={t.left} />
          <Stack>
            <Input name="number" label={t.number} value="217" disabled />
            <Input name="picture" label={t.picture} type="file" accept="image/*" optional />
          </Stack>
          <Choices
            name="who"
            legend={t.who}
            value="everyone"
            options={[
              { value: 'everyone', label: t.everyone },
              { value: 'members', label: t.members, note: t.membersNote },
            ]}
          />
          <Checkbox name="keep" checked optional>
            {t.posted}
          </Checkbox>
        </Pair>
      </Specimen>
      <Specimen id="signs" about={words.signs}>
        <Row>
          <Badge n={2} label={t.toDecide} />
          <Chip>{t.draft}</Chip>
          <Chip tone="open" icon="vote">
            {t.running}
          </Chip>
          <Chip tone="time" icon="clock">
            {t.closes}
          </Chip>
          <Chip tone="done" icon="check">
            {t.applied}
          </Chip>
          <Chip tone="stop" icon="x">
            {t.rejected}
          </Chip>
        </Row>
        <Row>
          <Avatar name="Léa" handle="lea" size="l" member />
          <Avatar name="Noé" handle="noe" member />
          <Avatar name="Juno" handle="juno" />
          <Avatar name="Salomé" handle="salome" size="s" member />
          <Avatar name="Traductions" handle="traductions" organisation />
          <Faces
            people={[
              { name: 'Paul', handle: 'paul' },
              { name: 'Yann', handle: 'yann' },
              { name: 'Inès', handle: 'ines' },
            ]}
          />
          <DateLeaf at={new Date('2017-05-22T10:00:00Z')} />
        </Row>
        <Row>
          <Money value={{ amount: -123450n, currency: 'EUR' }} flow />
          <Money value={{ amount: 24000n, currency: 'EUR' }} flow />
          <Money value={{ amount: 150000n, currency: 'EUR' }} short />
          <Count value={3412} />
          <Percent ratio={0.6824} />
          <DateTime at={new Date(now.getTime() + 30 * 3_600_000)} style="deadline" />
          <DateTime at={new Date(now.getTime() + 72 * 3_600_000)} style="until" />
          <Ago at={new Date(now.getTime() - 2 * 3_600_000)} />
        </Row>
      </Specimen>
      <Specimen id="tabs" about={words.tabs}>
        <Tabs
          flush
          label={t.feeds}
          items={[
            { href: '#tabs', label: t.following, current: true },
            { href: '#tabs', label: t.coop },
            { href: '#tabs', label: t.explore },
          ]}
        />
        <Filters
          label={t.sort}
          items={[
            { href: '#tabs', label: <>{t.all} 103</>, current: true },
            {
              href: '#tabs',
              label: (
                <>
                  <StanceShape kind="object" />
                  {t.objections} 3
                </>
              ),
            },
            {
              href: '#tabs',
              label: (
                <>
                  <StanceShape kind="against" />
                  {t.against} 17
                </>
              ),
            },
          ]}
        />
      </Specimen>
    </>
  );
}
