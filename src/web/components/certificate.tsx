import type { Child } from 'hono/jsx';

/** Seven seats in a ring, as in the mark; the reader's is filled. */
const SEATS = [
  [12, 3.5],
  [18.65, 6.7],
  [20.29, 13.89],
  [15.69, 19.66],
  [8.31, 19.66],
  [3.71, 13.89],
  [5.35, 6.7],
] as const;
const YOURS = 1;

export interface CertificateProps {
  /** Says what it is to those who hear it. */
  label: string;
  coop: string;
  name: string;
  lines: readonly string[];
  /** The last one stands in pine: it is what counts. */
  facts: readonly { readonly label: string; readonly value: Child }[];
}

/** The title of a member: who, since when, and what it gives them. */
export const Certificate = ({ label, coop, name, lines, facts }: CertificateProps) => (
  <section class="cert" aria-label={label}>
    <div class="top">
      <svg class="ring" viewBox="0 0 24 24" aria-hidden="true">
        {SEATS.map(([x, y], i) => (
          <circle class={i === YOURS ? 'you' : undefined} cx={x} cy={y} r="2.85" />
        ))}
        <circle class="halo" cx={SEATS[YOURS][0]} cy={SEATS[YOURS][1]} r="3.7" />
      </svg>
      <p class="small muted">{coop}</p>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p class="muted">
        {lines.map((line, i) => (
          <>
            {i > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    </div>
    <dl>
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  </section>
);
