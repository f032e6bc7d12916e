import type { letters as english } from './letters-en.ts';

const ignore = 'Si ce n’était pas vous, ne faites rien : sans le lien, il ne se passe rien.';

export const letters: typeof english = {
  join: (server) => ({
    subject: `Votre compte sur ${server}`,
    paragraphs: [
      `Quelqu’un, sans doute vous, souhaite ouvrir un compte sur ${server} avec cette adresse.`,
      'Suivez ce lien dans les 24 heures pour choisir votre nom.',
    ],
    action: 'Ouvrir mon compte',
    ignore,
  }),
  alreadyHere: (server) => ({
    subject: `Vous avez déjà un compte sur ${server}`,
    paragraphs: [
      `Quelqu’un, sans doute vous, voulait ouvrir un compte sur ${server} avec cette adresse. Elle en a déjà un.`,
      'Ce lien vous connecte ; il sert une fois, pendant une heure.',
    ],
    action: 'Me connecter',
    ignore,
  }),
  signIn: (server) => ({
    subject: `Connexion à ${server}`,
    paragraphs: [
      `Voici le lien que vous avez demandé pour vous connecter à ${server}. Il sert une fois, pendant une heure.`,
    ],
    action: 'Me connecter',
    ignore,
  }),
  notHere: (server) => ({
    subject: `Pas encore de compte sur ${server}`,
    paragraphs: [
      `Quelqu’un, sans doute vous, voulait se connecter à ${server} avec cette adresse. Aucun compte ne l’utilise : peut-être en aviez-vous donné une autre.`,
      'Vous pouvez aussi ouvrir un compte avec celle-ci, dans les 24 heures.',
    ],
    action: 'Ouvrir un compte',
    ignore,
  }),
  changeEmail: (server) => ({
    subject: `Votre nouvelle adresse sur ${server}`,
    paragraphs: [
      `Vous souhaitez utiliser cette adresse sur ${server}. Suivez ce lien dans l’heure, sur un appareil déjà connecté.`,
    ],
    action: 'Utiliser cette adresse',
    ignore,
  }),
  addressTaken: (server) => ({
    subject: `Cette adresse a déjà un compte sur ${server}`,
    paragraphs: [
      `Quelqu’un, sans doute vous, voulait rattacher cette adresse à un compte sur ${server}. Elle appartient déjà à un autre : rien n’a changé.`,
    ],
  }),
  addressChanged: (server) => ({
    subject: `Votre adresse sur ${server} a changé`,
    paragraphs: [
      `Votre compte sur ${server} a désormais une autre adresse : les courriels n’arrivent plus ici.`,
      'Si ce n’était pas vous, réagissez vite : écrivez à celles et ceux qui tiennent le serveur.',
    ],
  }),
  passwordChanged: (server) => ({
    subject: `Votre mot de passe sur ${server} a changé`,
    paragraphs: [
      `Votre mot de passe sur ${server} vient d’être changé, et vos autres appareils ont été déconnectés.`,
      'Si ce n’était pas vous, demandez un lien de connexion, puis choisissez un nouveau mot de passe.',
    ],
  }),
  passkeyAdded: (server) => ({
    subject: `Une nouvelle clé d’accès sur ${server}`,
    paragraphs: [
      `Une clé d’accès a été ajoutée à votre compte sur ${server} : qui a cet appareil en main peut se connecter.`,
      'Si ce n’était pas vous, retirez-la dans vos réglages, puis changez votre mot de passe.',
    ],
  }),
};
