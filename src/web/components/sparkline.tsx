const WIDTH = 96;
const HEIGHT = 24;

/** The shape of a few figures in a line of text: bars from zero, drawn to their own height. `label` says it in words. */
export function Sparkline({ figures, label }: { figures: readonly number[]; label: string }) {
  const most = Math.max(1, ...figures);
  const step = WIDTH / Math.max(1, figures.length);
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {figures.map((figure, i) => {
        const height = Math.round((figure / most) * (HEIGHT - 2) * 10) / 10;
        return figure > 0 && <rect x={i * step} y={HEIGHT - 1 - height} width={step - 1} height={height} />;
      })}
    </svg>
  );
}
