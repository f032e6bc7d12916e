import { useFormats, usePage } from '../page-context.ts';
import { computeSeats, type SeatState, type SeatsInput } from './seats.ts';

const LOOK: Record<Exclude<SeatState, 'next'>, string> = { taken: 'on', waiting: 'wait', open: 'off' };

/**
 * The signatures as an assembly: each dot is a seat, the green one is next. `live` names the stream from
 * which a script keeps the count true.
 */
export function Assembly({ live, plain, ...input }: SeatsInput & { live?: string; plain?: boolean }) {
  const { m } = usePage();
  const f = useFormats();
  const { width, height, radius, worth, seats, beyond } = computeSeats(input);
  const { confirmed, goal, pending = 0 } = input;
  const next = seats.find((seat) => seat.state === 'next');
  const words = m.ui.assembly;
  const said = [m.ui.meter.confirmedOf(f.number(confirmed), f.number(goal)), pending > 0 && words.waiting(pending)];
  return (
    <figure class="assembly" data-live={live}>
      <div class="seats">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.filter(Boolean).join(', ')}>
          {(['taken', 'waiting', 'open'] as const).map((state) => (
            <g class={LOOK[state]}>
              {seats
                .filter((seat) => seat.state === state)
                .map((seat) => (
                  <circle cx={seat.x} cy={seat.y} r={radius} />
                ))}
            </g>
          ))}
          {next && (
            <>
              <circle class="next" cx={next.x} cy={next.y} r={radius} />
              <circle class="halo" cx={next.x} cy={next.y} r={radius + 5} stroke-width="2" />
            </>
          )}
        </svg>
        {!plain && (
          <p class="well">
            <span class={f.number(confirmed).length > 6 ? 'figure-num long' : 'figure-num'} data-confirmed={confirmed}>
              {f.number(confirmed)}
            </span>
          </p>
        )}
      </div>
      {!plain && (
        <figcaption>
          <p class="got">
            <b>{words.confirmed(confirmed)}</b> {words.of(f.number(goal))}
            {beyond > 0 && `, ${words.beyond(beyond)}`}
          </p>
          <p class="rest">
            {words.worth(worth)} {next ? <b>{words.next}</b> : words.full}
          </p>
        </figcaption>
      )}
    </figure>
  );
}
