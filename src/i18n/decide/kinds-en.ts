/** How a question may be put, in plain words. */
export const kinds = {
  'sense-check': { name: 'Sense check', what: 'Where does everyone stand, before anything is written in stone?' },
  advice: { name: 'Advice', what: 'You will decide yourself, and first hear those who know or will be affected.' },
  'count-me-in': { name: 'Count me in', what: 'Who takes part? Set how many it needs, if it needs a number.' },
  'time-poll': { name: 'Time poll', what: 'When can people come? Yes, maybe or no to each time.' },
  consent: {
    name: 'Consent',
    what: 'It goes ahead unless too many objections stand. Good for what is safe to try and easy to undo.',
  },
  consensus: { name: 'Consensus', what: 'Agree, abstain, against or objection: for what everyone has to live with.' },
  gradients: {
    name: 'Gradients of agreement',
    what: 'Eight steps from full support to veto: shows how solid a yes is.',
  },
  'yes-no': { name: 'Yes or no', what: 'For, against or abstain. The plain way to decide.' },
  'multiple-choice': {
    name: 'One choice',
    what: 'Everyone picks one option, or a few if you allow it. The most votes win.',
  },
  approval: {
    name: 'Approval',
    what: 'Everyone ticks all they can live with. Hard to beat when options resemble each other.',
  },
  score: { name: 'Scores', what: 'Everyone gives each option points. Shows how much, not only which.' },
  ranked: { name: 'Ranking', what: 'Everyone puts the options in order. For one winner that most can accept.' },
  'majority-judgment': {
    name: 'Majority judgment',
    what: 'Everyone judges each option in words, from “to reject” to “excellent”. The best median wins.',
  },
  election: { name: 'Election', what: 'People stand, say what they want to do, and are given a mandate with an end.' },
};

export const groups = {
  ask: { title: 'Ask', text: 'Nothing is decided: you learn what people think.' },
  agree: { title: 'Agree', text: 'One text, one decision.' },
  choose: { title: 'Choose', text: 'Several options, one or more of them win.' },
  elect: { title: 'Elect', text: 'Somebody is given a mandate.' },
};
