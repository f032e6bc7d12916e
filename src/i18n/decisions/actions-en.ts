export const actions = {
  setting: {
    title: 'Change a setting of the server',
    key: 'Setting',
    value: 'New value',
    valueHint: 'For the language, write en or fr. For the time zone, a name such as Europe/Paris.',
    keys: {
      name: 'Name of the server',
      purpose: 'What the server is for',
      locale: 'Language for readers who ask for none of ours',
      timeZone: 'Time zone',
    },
    languages: { en: 'English', fr: 'French' },
    same: 'It is so already.',
  },
};
