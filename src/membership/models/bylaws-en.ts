/** What differs from one form to another, as paragraphs of the article that it belongs to. */
export interface Particulars {
  /** The words for what is founded: “a community benefit society”. */
  readonly form: string;
  readonly purpose?: string;
  readonly members?: string;
  readonly votes?: string;
  readonly money: string;
  readonly end: string;
}

/** Plain bylaws that say what the server does; what founders fill in stands in square brackets. */
export const bylawsEn = (o: Particulars): string => `# Bylaws of [name]

## 1. Name and seat

1. [name] is ${o.form}. Its seat is in [town].
2. It is founded for an unlimited time.

## 2. Purpose

1. Its purpose is [what you do together, and for whom].
2. It owns and runs the server at [address of the server], with the accounts, the contents and the names that belong to it.
${o.purpose ? `3. ${o.purpose}\n` : ''}
## 3. Members

1. Anybody who shares the purpose can apply, as a person or as an organisation. Who is refused is told why and may apply again.
2. The secretary keeps the register: names, numbers, classes and dates. It is open to members; to others, its figures are.
3. An organisation names its delegates itself. It has one vote, however many they are.
4. A member leaves whenever they wish, at once.
${o.members ? `5. ${o.members}\n` : ''}
## 4. Suspension and expulsion

1. A member who gravely harms the purpose or other members can be suspended or expelled, and only by a vote of the members.
2. They are told the charge first and have 14 days to answer; their answer is put beside the charge.
3. An expelled member may appeal within 14 days. The members then decide anew.

## 5. Decisions

1. One member has one vote, whatever they have paid or hold.
2. Members decide by proposals that state their text, what they change, and the rule under which they are decided. Everybody who may vote is told before the vote opens.
3. Ordinary decisions need more yes than no, and enough support for the number of members. Bylaws, the rules of decision and what binds everybody for long need three quarters of the votes and more support.
4. Between a result and its effect members have time to ask for a review or a hold, as the rule says.
5. What was decided is kept in a public register, with its number, its text, its result and what it changed.
${o.votes ? `6. ${o.votes}\n` : ''}
## 6. Mandates and circles

1. Every power that somebody holds for the others is a mandate: it names what for, for whom and until when. It ends by itself, and can be ended before by a vote.
2. There are at least a secretary, who keeps the register, and a treasurer, who keeps the books.
3. Members may create circles with a purpose, members and the power to decide some things alone. Members can call any such decision back to everybody.

## 7. General meeting

1. Members meet at least once a year, in one place or apart. The accounts and the report of those who hold mandates are put before them.
2. The notice is sent at least 14 days before, with the proposals that are to be decided.

## 8. Money

1. The books are kept in double entry and are open to members.
2. ${o.money}

## 9. Data and voices

1. What members write stays theirs. Personal data serve the purpose and nothing else; they are not sold, and nobody is tracked.
2. Everybody can take what is theirs with them when they leave.

## 10. Changing these bylaws

These bylaws are changed by a decision of the members under the constitutional rule, paragraph by paragraph, and each version is kept.

## 11. End

1. The members can end [name] by a decision under the constitutional rule.
2. ${o.end}
`;
