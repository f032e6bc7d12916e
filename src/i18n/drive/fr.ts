import { plural } from '../plural.ts';
import type { drive as english } from './en.ts';
import { shares } from './shares-fr.ts';

export const drive: typeof english = {
  shares,
  takes: {
    // Word joiners keep the two parts of the verb on one line.
    title: 'Que faudrait\u2060-\u2060il pour l’acheter ?',
    lede: 'Chaque chiffre se change. L’adresse de la page les porte tous : partagez-la, et l’on verra votre calcul.',
    presets: 'Partir de',
    preset: {
      market: 'La bourse, octobre 2016',
      press: 'La presse, octobre 2016',
    },
    notAdvice:
      'C’est le calcul de ce que vous voyez, rien de plus : ni prévision, ni conseil d’acheter ou de vendre quoi que ce soit.',
    answer: 'La réponse',
    price: (sum) => `${sum} pour le tout`,
    withPremium: (premium) => `dont une prime de ${premium} pour qui vend`,
    noPremium: 'à ce prix, sans prime',
    each: (sum, people) => `${sum} chacun, si ${people} personnes s’y mettent`,
    median: (sum) => `La moitié donnerait moins de ${sum} : les promesses ne sont pas égales.`,
    borrowed: (loan, each) => `En empruntant ${loan}, ${each} chacun.`,
    cover: (times) => `Les bénéfices paieraient ${times} fois les intérêts. Les prêteurs demandent deux au moins.`,
    yearly: (sum, years) => `L’emprunt coûte ${sum} par an pendant ${years} ans.`,
    underCap: (people, cap, count) =>
      plural('fr', count, {
        one: `Personne au-dessus de ${cap} : il faut alors une personne.`,
        other: `Personne au-dessus de ${cap} : il faut alors ${people} personnes.`,
        many: `Personne au-dessus de ${cap} : il faut alors ${people} de personnes.`,
      }),
    debts: (sum) => `Les dettes de l’entreprise viennent avec : ${sum} en tout.`,
    pace: (days, day, count) =>
      count === 0
        ? 'Tout est promis.'
        : plural('fr', count, {
            one: `À ce rythme, la somme est réunie demain, le ${day}.`,
            other: `À ce rythme, la somme est réunie dans ${days} jours, le ${day}.`,
            many: `À ce rythme, la somme est réunie dans ${days} de jours, le ${day}.`,
          }),
    never: 'À ce rythme, la somme n’est jamais réunie.',
    instead: 'Ou bâtir autre chose',
    insteadText: (sum, people, years) =>
      `Avec ces ${sum}, ces ${people} personnes feraient vivre leur propre réseau pendant ${years} ans.`,
    gap: 'Pourquoi deux chiffres ?',
    gapText: [
      'En octobre 2016, les journaux écrivaient 20 milliards de dollars : ce qu’un acheteur offrirait peut-être, pendant que la rumeur en nommait. C’est une conjecture sur un marchandage, prime comprise.',
      'La bourse disait environ 17 dollars l’action. Multiplié par 705 millions d’actions : 12,0 milliards ; avec les 30 pour cent que reçoit d’ordinaire qui cède le contrôle : 15,6 milliards.',
      'Les deux réponses sont vraies, à deux questions différentes. Dites laquelle vous citez.',
    ],
    rungs: 'Il n’est pas besoin de tout avoir',
    rungsText:
      'Chaque marche donne un droit de plus. Ce que la loi demande pour chacune change d’un pays à l’autre ; les parts d’ici sont les plus courantes. La prime compte à partir du contrôle.',
    rung: {
      'one-share': 'Une action : parler à l’assemblée',
      filing: 'Un pour cent : déposer une résolution, là où la loi le dit ainsi',
      'five-percent': 'Cinq pour cent : être nommé, et entendu',
      blocking: 'Un tiers : arrêter ce qui demande les deux tiers',
      control: 'Plus de la moitié : décider',
      'squeeze-out': 'Neuf dixièmes : racheter d’office le reste',
      all: 'Le tout',
    },
    columns: { rung: 'Marche', shares: 'Actions', money: 'Argent', people: 'Personnes, à cette promesse' },
    tooMany: 'plus que n’en réunit le calcul',
    rungsPlot: 'Ce que coûte chaque marche',
    peoplePlot: 'Plus on est nombreux, moins chacun donne',
    peopleAlt: (one, ten) =>
      `Une ligne qui descend : ${one} chacun si un usager sur cent s’y met, ${ten} si c’est un sur dix.`,
    peopleAxis: 'part des usagers qui s’y mettent',
    marked: 'votre chiffre',
    change: 'Changer les chiffres',
    asTable: 'En tableau',
    part: 'S’y mettent',
    eachGives: 'Chacun donne',
    inputs: 'Les chiffres',
    reckon: 'Recalculer',
    groups: {
      worth: 'Ce que cela vaut',
      people: 'Qui achèterait',
      loan: 'Ce qu’on emprunterait',
      pace: 'Où l’on en est',
      own: 'Un réseau à soi',
    },
    fields: {
      currency: 'Monnaie',
      by: 'Partir',
      byPrice: 'du prix d’une action',
      byEquity: 'd’une somme pour toute l’entreprise',
      price: 'Prix d’une action',
      priceHint: 'Environ 17 $ en octobre 2016.',
      equity: 'Somme pour toute l’entreprise, en milliards',
      equityHint: '20 dans la presse d’octobre 2016.',
      shares: 'Actions, en millions',
      sharesHint: 'Environ 705 millions en 2016.',
      dilution: 'Options et autres titres qui deviennent des actions, en pour cent',
      premium: 'Prime de contrôle, en pour cent',
      premiumHint: 'Qui cède le contrôle reçoit d’ordinaire 20 à 40 pour cent de plus.',
      debt: 'Dettes moins trésorerie, en milliards',
      users: 'Usagers, en millions',
      usersHint: '313 millions par mois en 2016.',
      part: 'Part qui s’y met, en pour cent',
      partHint:
        'Dans un sondage de 2017, 14 pour cent des usagers disaient l’envisager. Prenez le dixième de ce que dit un sondage, et regardez.',
      spread: 'Promesse moyenne, en nombre de fois celle du milieu',
      spreadHint: '1 si tous donnent autant ; 3 est courant : quelques-uns donnent beaucoup.',
      cap: 'Le plus qu’une personne puisse donner',
      capHint: 'Une société coopérative britannique peut recevoir 100 000 £ d’une personne.',
      earnings: 'Bénéfices d’une année, en millions',
      earningsHint: 'Avant intérêts, impôts et amortissements.',
      multiple: 'Prêté, en nombre de fois ces bénéfices',
      rate: 'Intérêt, en pour cent',
      years: 'Remboursé en années',
      pledged: 'Promis à ce jour',
      perday: 'Ajouté par jour',
      own: 'Coût d’un réseau à soi, par membre et par an',
      ownHint: 'social.coop préparait pour 2024 un budget de 13 000 £, pour quelque 500 personnes actives : 26 £.',
    },
    csv: 'CSV',
  },
};
