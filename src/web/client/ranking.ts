// entry
// Makes a ballot of numbers a list whose rows move: with arrows, by keyboard and by dragging. What is sent stays the
// numbers.
import { announce } from './say.ts';

interface Row {
  readonly item: HTMLLIElement;
  readonly select: HTMLSelectElement;
  readonly name: string;
  readonly place: HTMLSpanElement;
  readonly up: HTMLButtonElement;
  readonly down: HTMLButtonElement;
}

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = '/assets/icons.svg';

function arrow(icon: string, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'icon-btn';
  button.setAttribute('aria-label', label);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${ICONS}#${icon}`);
  svg.append(use);
  button.append(svg);
  return button;
}

function rowOf(item: HTMLLIElement, words: DOMStringMap): Row | undefined {
  const select = item.querySelector('select');
  const of = item.querySelector<HTMLElement>('.of');
  if (!select || !of) return undefined;
  const name = (of.firstChild?.textContent ?? of.textContent ?? '').trim();
  const place = document.createElement('span');
  place.className = 'place';
  const moves = document.createElement('span');
  moves.className = 'moves';
  const up = arrow('arrow-up', (words['up'] ?? '').replace('{name}', name));
  const down = arrow('arrow-down', (words['down'] ?? '').replace('{name}', name));
  moves.append(up, down);
  item.prepend(place);
  item.append(moves);
  item.draggable = true;
  return { item, select, name, place, up, down };
}

function sorted(list: HTMLElement): void {
  const words = list.dataset;
  const rows = [...list.querySelectorAll('li')].flatMap((item) => rowOf(item, words) ?? []);
  const rank = ({ select }: Row) => (select.value === '' ? Number.POSITIVE_INFINITY : Number(select.value));
  let order = rows.toSorted((a, b) => rank(a) - rank(b));
  /** How many stand above the line; those below are not ranked. */
  let ranked = rows.filter(({ select }) => select.value !== '').length;

  const write = () => {
    for (const [i, { item, select, place, up, down }] of order.entries()) {
      const on = i < ranked;
      select.value = on ? String(i + 1) : '';
      place.textContent = on ? String(i + 1) : '–';
      item.classList.toggle('off', !on);
      up.disabled = i === 0 && on;
      down.disabled = !on;
      list.append(item);
    }
  };
  const say = ({ name }: Row) => {
    const at = order.findIndex((row) => row.name === name);
    const text =
      at < ranked ? (words['moved'] ?? '').replace('{rank}', String(at + 1)) : `{name}: ${words['off'] ?? ''}`;
    announce(text.replace('{name}', name));
  };
  /** Puts a row at a place of the order, counted without it; `ranks` says whether it is ranked there. */
  const move = (row: Row, to: number, ranks: boolean) => {
    const was = order.indexOf(row) < ranked;
    const rest = order.filter((one) => one !== row);
    order = [...rest.slice(0, to), row, ...rest.slice(to)];
    ranked += Number(ranks) - Number(was);
    write();
    say(row);
  };

  for (const row of rows) {
    row.up.addEventListener('click', () => {
      const at = order.indexOf(row);
      if (at >= ranked) move(row, ranked, true);
      else if (at > 0) move(row, at - 1, true);
      (row.up.disabled ? row.down : row.up).focus();
    });
    row.down.addEventListener('click', () => {
      const at = order.indexOf(row);
      if (at === ranked - 1) move(row, at, false);
      else if (at < ranked) move(row, at + 1, true);
      (row.down.disabled ? row.up : row.down).focus();
    });
    row.item.addEventListener('dragstart', (event) => {
      row.item.classList.add('held');
      event.dataTransfer?.setData('text/plain', row.name);
    });
    row.item.addEventListener('dragend', () => row.item.classList.remove('held'));
    row.item.addEventListener('dragover', (event) => event.preventDefault());
    row.item.addEventListener('drop', (event) => {
      event.preventDefault();
      const held = rows.find(({ item }) => item.classList.contains('held'));
      if (!held || held === row) return;
      const before = order.filter((one) => one !== held);
      const at = before.indexOf(row) + Number(order.indexOf(held) < order.indexOf(row));
      // What is dropped on a row that is not ranked yet joins the end of those that are.
      const unranked = order.indexOf(row) >= ranked;
      const was = order.indexOf(held) < ranked;
      move(held, unranked ? ranked - Number(was) : at, true);
    });
  }
  list.classList.add('sorted');
  const hint = list.closest('fieldset')?.querySelector<HTMLElement>('[data-sorted]');
  if (hint) hint.textContent = hint.dataset['sorted'] ?? '';
  write();
}

for (const list of document.querySelectorAll<HTMLElement>('[data-ranking]')) sorted(list);
