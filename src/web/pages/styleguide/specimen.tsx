import type { Child } from 'hono/jsx';

/** One chapter of the guide: its name and rule at the start, what it shows beside. */
export function Specimen({ id, about, children }: { id: string; about: readonly string[]; children?: Child }) {
  const [name, rule] = about;
  return (
    <section class="section specimen" id={id} aria-labelledby={`h-${id}`}>
      <div>
        <h2 id={`h-${id}`}>{name}</h2>
        <p>{rule}</p>
      </div>
      <div class="stack flow-5">{children}</div>
    </section>
  );
}

export const Pair = ({ children }: { children?: Child }) => <div class="specimen-pair">{children}</div>;
