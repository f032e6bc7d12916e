import { loadSharp } from '#media';
import type { Moment } from './story.ts';

/** A picture of the story, drawn: seats in rings on warm paper, the next one green. */
export function drawSeats({ seats, taken }: Omit<NonNullable<Moment['picture']>, 'alt'>): Buffer {
  const [width, height] = [1_200, 800];
  const circles: string[] = [];
  const seat = (x: number, y: number, r: number, i: number) => {
    const look =
      i < taken
        ? 'fill="#F2B33D" stroke="#A86400"'
        : i === taken
          ? 'fill="#0B6B57" stroke="#0B6B57"'
          : 'fill="#FBFAF7" stroke="#8A857A"';
    circles.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r}" stroke-width="3" ${look}/>`);
  };
  if (seats <= 12) {
    for (let i = 0; i < seats; i++) {
      const angle = -Math.PI / 4 + ((i + 1) / seats) * 2 * Math.PI;
      seat(width / 2 + 250 * Math.cos(angle), height / 2 + 250 * Math.sin(angle), 64, i);
    }
  } else {
    const rows = 6;
    const radii = Array.from({ length: rows }, (_, row) => 230 + row * 66);
    const all = radii.reduce((sum, radius) => sum + radius, 0);
    const places = radii.flatMap((radius) => {
      const n = Math.max(2, Math.round((seats * radius) / all));
      return Array.from({ length: n }, (_, k) => ({ radius, turn: k / (n - 1) }));
    });
    places
      .toSorted((a, b) => a.turn - b.turn || a.radius - b.radius)
      .forEach(({ radius, turn }, i) => {
        const angle = Math.PI * (1 - turn);
        seat(width / 2 + radius * Math.cos(angle), 720 - radius * Math.sin(angle), 19, i);
      });
  }
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#FBFAF7"/>${circles.join('')}</svg>`,
  );
}

export async function toPng(svg: Buffer): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(svg).png().toBuffer();
}
