import type { format } from '#i18n';
import { useFormats } from '../page-context.ts';
import { classNames } from './class-names.ts';

/** An amount of money. `flow` writes the sign and greens what comes in; `short` drops ,00. */
export function Money({ value, flow, short }: { value: format.MoneyValue; flow?: boolean; short?: boolean }) {
  const f = useFormats();
  return (
    <span class={classNames('money', flow && value.amount > 0n && 'in')}>
      {f.money(value, { sign: flow ?? false, short: short ?? false })}
    </span>
  );
}

/** A count, aligned with those above and below. */
export function Count({ value }: { value: number | bigint }) {
  return <span class="num">{useFormats().number(value)}</span>;
}

export function Percent({ ratio, digits = 0 }: { ratio: number; digits?: number }) {
  return <span class="num">{useFormats().percent(ratio, digits)}</span>;
}
