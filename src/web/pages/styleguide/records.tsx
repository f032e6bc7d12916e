import {
  Agenda,
  Aside,
  Button,
  Dialog,
  Events,
  Fold,
  KeyValue,
  Ledger,
  Line,
  Lines,
  Money,
  Note,
  Plot,
  Row,
  Signers,
  Stack,
  Table,
  Toast,
  ToDecide,
  Chip,
} from '../../components.ts';
import { useFormats, usePage } from '../../page-context.ts';
import { Pair, Specimen } from './specimen.tsx';
import { guideWords } from './words.ts';

const COPY = {
  en: {
    resolution: 'The resolution in five languages',
    reached: '103 votes of 184 · floor reached',
    board: 'Election to the board',
    secret: 'three seats · secret ballot',
    meeting: 'Twitter’s meeting',
    item: 'vote on resolution no. 4',
    date: 'Date',
    label: 'Label',
    amount: 'Amount',
    total: 'Total',
    print: 'Printing the letter to the shareholders',
    dues: 'Dues of twelve members',
    counsel: 'Legal advice',
    from: 'Budget Campaign · entry',
    figures: 'The co-op now',
    members: 'Members',
    inHand: 'In hand',
    decisions: 'Decisions taken',
    opened: 'Vote opened',
    openedText: '184 members, 184 notices delivered.',
    close: 'Closes',
    closeText: 'Extended once by two days if the result turns in the last 24 hours.',
    decade: 'December 2016',
    holders: '323 signers say they hold shares',
    weekly: 'Confirmed signatures, by week',
    weeklyText: 'Confirmed signatures by week: a strong start in October, a second wind at the end of March.',
    balance: 'Balance in the bank, since the founding',
    balanceText: 'The balance rises from nothing in December to €19,060 in May.',
    flows: 'In and out',
    flowsText: 'Money in and out by month, December to May.',
    in: 'in',
    out: 'out',
    nothing: 'Nothing yet',
    nothingText: 'No figures.',
    withdraw: 'Withdraw your objection?',
    stays: 'It stays visible in the history, struck out, with its date.',
    keep: 'Keep it',
    take: 'Withdraw it',
    cast: 'Vote cast',
    undo: 'Undo',
    late: 'Members admitted after the opening do not vote on this proposal.',
    more: '1,588 more signatures before the call is handed to the board.',
    how: 'How is it computed?',
    patronage: 'Patronage refund 2016',
    paid: 'paid',
    due: 'Dues 2017',
    settled: '€20, settled on 3 March',
    leave: 'Leave the co-operative',
    follow: 'your €150 are paid back; your posts follow you',
  },
  fr: {
    resolution: 'La résolution en cinq langues',
    reached: '103 votes sur 184 · seuil atteint',
    board: 'Élection au conseil',
    secret: 'trois sièges · bulletin secret',
    meeting: 'Assemblée de Twitter',
    item: 'vote de la résolution n° 4',
    date: 'Date',
    label: 'Libellé',
    amount: 'Montant',
    total: 'Total',
    print: 'Impression de la lettre aux actionnaires',
    dues: 'Cotisations de douze membres',
    counsel: 'Conseil juridique',
    from: 'Budget Campagne · écriture',
    figures: 'La coop en ce moment',
    members: 'Membres',
    inHand: 'Disponible en caisse',
    decisions: 'Décisions prises',
    opened: 'Ouverture du vote',
    openedText: '184 membres, 184 avis remis.',
    close: 'Clôture',
    closeText: 'Prolongée de deux jours, une fois, si le résultat bascule dans les dernières 24 heures.',
    decade: 'décembre 2016',
    holders: '323 signataires se déclarent actionnaires',
    weekly: 'Signatures confirmées, par semaine',
    weeklyText: 'Signatures confirmées par semaine : un départ fort en octobre, un second élan fin mars.',
    balance: 'Solde en banque, depuis la fondation',
    balanceText: 'Le solde monte de zéro en décembre à 19 060 € en mai.',
    flows: 'Entrées et sorties',
    flowsText: 'Entrées et sorties par mois, de décembre à mai.',
    in: 'entrées',
    out: 'sorties',
    nothing: 'Rien encore',
    nothingText: 'Aucun chiffre.',
    withdraw: 'Retirer votre objection ?',
    stays: 'Elle restera visible dans l’histoire, barrée, avec la date.',
    keep: 'La garder',
    take: 'La retirer',
    cast: 'Voix déposée',
    undo: 'Annuler',
    late: 'Les membres admis après l’ouverture ne votent pas sur cette proposition.',
    more: 'Encore 1 588 signatures avant la remise à la direction.',
    how: 'Comment est-elle calculée ?',
    patronage: 'Ristourne 2016',
    paid: 'payée',
    due: 'Cotisation 2017',
    settled: '20 €, réglée le 3 mars',
    leave: 'Quitter la coopérative',
    follow: 'vos 150 € vous sont remboursés ; vos publications vous suivent',
  },
};

const WEEKS = [
  420, 330, 220, 150, 110, 120, 95, 88, 122, 130, 110, 60, 52, 70, 85, 90, 76, 64, 58, 66, 72, 80, 98, 142, 160, 60, 44,
  38, 52, 49, 61, 40,
];
const BALANCE = [
  0, 1900, 3040, 5160, 6900, 6480, 9588, 10690, 12560, 13456, 15100, 14330, 17391, 18700, 20541, 18739, 18510, 19060,
];
const FLOWS = [
  [5340, 180],
  [4820, 391],
  [4480, 612],
  [4710, 775],
  [3599, 2251],
  [690, 369],
];
const DAY = 86_400_000;

export function Records() {
  const { locale, now } = usePage();
  const f = useFormats();
  const words = guideWords(locale);
  const t = COPY[locale];
  const day = (text: string) => new Date(`${text}T16:00:00Z`);
  const euros = (value: number) =>
    f.money({ amount: BigInt(Math.round(value)) * 100n, currency: 'EUR' }, { short: true });
  const entries = [
    { at: day('2017-05-09'), label: t.print, detail: `${t.from} 1204`, value: { amount: -32000n, currency: 'EUR' } },
    { at: day('2017-05-08'), label: t.dues, detail: `${t.from} 1203`, value: { amount: 24000n, currency: 'EUR' } },
    { at: day('2017-04-24'), label: t.counsel, detail: `${t.from} 1199`, value: { amount: -85000n, currency: 'EUR' } },
  ];
  return (
    <>
      <Specimen id="lists" about={words.lists}>
        <ToDecide
          duties={[
            { href: '#lists', title: t.resolution, detail: t.reached, ends: new Date(now.getTime() + DAY) },
            { href: '#lists', title: t.board, detail: t.secret, ends: new Date(now.getTime() + 3 * DAY) },
          ]}
        />
        <Pair>
          <Stack>
            <Aside title={t.figures}>
              <KeyValue
                facts={[
                  { label: t.members, value: f.number(231) },
                  { label: t.inHand, value: <Money value={{ amount: 1842050n, currency: 'EUR' }} /> },
                  { label: t.decisions, value: <a href="#lists">42</a> },
                ]}
              />
            </Aside>
            <Aside title={t.close}>
              <Agenda
                items={[
                  { at: day('2017-05-14'), title: t.board, detail: t.secret, href: '#lists' },
                  { at: day('2017-05-22'), title: t.meeting, detail: t.item, href: '#lists' },
                ]}
              />
            </Aside>
          </Stack>
          <Events
            events={[
              { when: new Date(now.getTime() + DAY), style: 'moment', title: t.close, text: t.closeText, next: true },
              { when: new Date(now.getTime() - 5 * DAY), style: 'weekday', title: t.opened, text: t.openedText },
              { when: t.decade, title: t.holders },
            ]}
          />
          <Lines>
            <Line
              icon="receipt"
              title={t.due}
              detail={t.settled}
              href="#lists"
              value={
                <Chip tone="done" icon="check">
                  {t.paid}
                </Chip>
              }
            />
            <Line icon="hand-coins" title={t.patronage} value={<Money value={{ amount: 412n, currency: 'EUR' }} />} />
            <Line icon="log-out" title={t.leave} detail={t.follow} href="#lists" />
          </Lines>
          <Signers
            signers={[
              { name: 'Amina', place: 'Lyon', at: new Date(now.getTime() - 2 * 60_000) },
              { name: 'Paul', place: 'Nantes', at: new Date(now.getTime() - 5 * 60_000) },
              { name: 'Kévin', at: new Date(now.getTime() - 11 * 60_000) },
            ]}
          />
        </Pair>
      </Specimen>
      <Specimen id="tables" about={words.tables}>
        <Table
          caption={t.figures}
          rows={entries}
          columns={[
            { label: t.date, cell: (entry) => f.day(entry.at, entry.at), oneLine: true },
            { label: t.label, cell: (entry) => entry.label, foot: t.total },
            {
              label: t.amount,
              cell: (entry) => <Money value={entry.value} flow />,
              figure: true,
              foot: <Money value={{ amount: -93000n, currency: 'EUR' }} flow />,
            },
          ]}
        />
        <Ledger entries={entries} />
      </Specimen>
      <Specimen id="plots" about={words.plots}>
        <Plot
          id="balance"
          kind="steps"
          title={t.balance}
          description={t.balanceText}
          series={[{ label: t.balance, tone: 'pine' }]}
          points={BALANCE.map((value, i) => ({ at: new Date(Date.UTC(2016, 11, 1 + i * 9.5)), values: [value] }))}
          figure={euros}
          marks={[{ at: day('2017-02-20'), label: 'n° 31' }]}
          csv="#plots"
        />
        <Plot
          id="flows"
          kind="bars"
          title={t.flows}
          description={t.flowsText}
          series={[
            { label: t.in, tone: 'pine' },
            { label: t.out, tone: 'amber' },
          ]}
          points={FLOWS.map((values, i) => ({ at: new Date(Date.UTC(2016, 11 + i, 15)), values }))}
          figure={euros}
          tableDate={(at) => f.month(at)}
        />
        <Plot
          id="weekly"
          kind="bars"
          bare
          title={t.weekly}
          description={t.weeklyText}
          series={[{ label: t.weekly, tone: 'amber' }]}
          points={WEEKS.map((value, i) => ({ at: new Date(Date.UTC(2016, 9, 3 + i * 7)), values: [value] }))}
          csv="#plots"
        />
        <Plot
          id="none"
          kind="line"
          title={t.nothing}
          description={t.nothingText}
          series={[{ label: t.in, tone: 'pine' }]}
          points={[]}
        />
      </Specimen>
      <Specimen id="messages" about={words.messages}>
        <Pair>
          <div class="stack">
            <Toast
              action={
                <Button kind="quiet" type="button">
                  {t.undo}
                </Button>
              }
            >
              {t.cast}
            </Toast>
            <Row>
              <Button opens="withdraw">{t.withdraw}</Button>
            </Row>
            <Dialog
              id="withdraw"
              title={t.withdraw}
              form={{ action: '#messages' }}
              actions={
                <>
                  <Button name="keep">{t.keep}</Button>
                  <Button kind="primary">{t.take}</Button>
                </>
              }
            >
              <p>{t.stays}</p>
            </Dialog>
            <Fold summary={t.how}>
              <p>951,72 × 10 ÷ 2 310</p>
            </Fold>
          </div>
          <div class="stack">
            <Note>{t.late}</Note>
            <Note tone="amber">{t.more}</Note>
          </div>
        </Pair>
      </Specimen>
    </>
  );
}
