// entry
// Counts a closed vote again in the reader's browser, by the files that anyone may fetch.
import { type Ballot, type CountRecord, readExport, replay, ruleWords } from '@essor/tally';

async function text(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** SHA-256 in hexadecimal digits; undefined where the browser has none (plain http). */
async function digest(content: string): Promise<string | undefined> {
  if (!('subtle' in crypto)) return undefined;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Equal ballots share a line whose weight says how many; where votes weigh differently, lines are counted. */
function ballotsIn(ballots: readonly Ballot[]): number {
  const whole = ballots.every(({ weight }) => weight.d === 1n);
  return whole ? ballots.reduce((sum, { weight }) => sum + Number(weight.n), 0) : ballots.length;
}

function say(place: HTMLElement, lines: readonly { text: string; good?: boolean }[]): void {
  place.replaceChildren(
    ...lines.map((line) => {
      const p = document.createElement('p');
      p.textContent = line.text;
      if (line.good !== undefined) p.className = line.good ? 'good' : 'bad';
      return p;
    }),
  );
}

async function recount(box: HTMLElement, place: HTMLElement): Promise<void> {
  const words = box.dataset;
  const files = words['replay'] ?? '';
  say(place, [{ text: words['working'] ?? '' }]);
  const [ballots, written, frozen] = await Promise.all([
    text(`${files}/ballots.json`),
    text(`${files}/record.json`),
    text(`${files}/frozen.json`),
  ]);
  const record: CountRecord = JSON.parse(written);
  const election = readExport(ballots);
  // One frame, so that the words are seen before a long count.
  await new Promise((done) => setTimeout(done, 30));
  const again = replay(record, election.ballots);
  const n = ballotsIn(election.ballots);
  const { method } = ruleWords(record, words['locale'] === 'fr' ? 'fr' : 'en');
  const agreed = (n === 1 ? words['agreesOne'] : words['agreesOther']) ?? '';
  const lines: { text: string; good?: boolean }[] = again.agrees
    ? [{ text: agreed.replace('{n}', n.toLocaleString(words['locale'])).replace('{method}', method), good: true }]
    : [
        { text: words['differs'] ?? '', good: false },
        ...again.differences.map(({ at, recorded, counted }) => ({
          text: (words['at'] ?? '').replace('{at}', at).replace('{recorded}', recorded).replace('{counted}', counted),
        })),
      ];
  const fingerprint = await digest(frozen);
  if (fingerprint !== undefined) {
    const good = fingerprint === words['hash'];
    lines.push({ text: (good ? words['hashAgrees'] : words['hashDiffers']) ?? '', good });
  }
  say(place, lines);
}

for (const box of document.querySelectorAll<HTMLElement>('[data-replay]')) {
  const button = box.querySelector('button');
  const place = box.querySelector('output');
  if (!button || !place) continue;
  button.disabled = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    void recount(box, place)
      .catch(() => say(place, [{ text: box.dataset['couldNot'] ?? '', good: false }]))
      .finally(() => {
        button.disabled = false;
      });
  });
}
