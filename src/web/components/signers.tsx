import { Ago } from './date.tsx';

export interface Signer {
  /** First name, or what the person chose to show. */
  name: string;
  place?: string;
  at: Date;
}

/** Those who have just signed and want it known. */
export const Signers = ({ signers }: { signers: readonly Signer[] }) => (
  <ul class="signers">
    {signers.map(({ name, place, at }) => (
      <li>
        <i />
        <b>
          <bdi>{name}</bdi>
        </b>
        {place && <span class="muted">{place}</span>}
        <Ago at={at} />
      </li>
    ))}
  </ul>
);
