import assert from 'node:assert/strict';
import type { World } from '../../test/world.ts';
import type { LiveFragment } from './live.ts';

/**
 * Reads a stream of server-sent events; `next` waits for a fragment, `ended` for the end.
 * @param path the page that listens. @param since when it was made.
 */
export async function listen(who: Pick<World, 'browse'>, on: string, path = '/home', since?: Date) {
  const from = since ? `&since=${since.getTime()}` : '';
  const response = await who.browse(`/live?on=${on}${from}`, { headers: { referer: `http://localhost${path}` } });
  assert.equal(response.status, 200, await (response.status === 200 ? '' : response.text()));
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (): Promise<boolean> => {
    const { value, done } = await reader.read();
    text += value ?? '';
    return !done;
  };
  return {
    async next(): Promise<LiveFragment> {
      for (;;) {
        const found = /(?<!^event: now\n)^data: (.*)\n\n/m.exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return JSON.parse(found[1]!) as LiveFragment;
        }
        assert.ok(await read(), 'the stream ended before anything came');
      }
    },
    async ended(): Promise<void> {
      while (await read());
    },
    leave: () => reader.cancel(),
  };
}
