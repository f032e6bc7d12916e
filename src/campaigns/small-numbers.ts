/** Fewer than so many are not counted in public: a figure of few gives each of them away. */
export const FEWEST_SHOWN = 5;

/** 12,345 → 12,000: one more or less is not read off the sum. */
export function toTwoFigures(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.floor(value / unit) * unit;
}
