import { actorByHandle, createToken, isScope, SCOPES } from '#accounts';
import { CannotDo, type Command, Misuse } from '../command.ts';
import { openHouse } from '../house.ts';

export const token: Command = {
  name: 'token',
  words: 'HANDLE',
  fewestWords: 1,
  mostWords: 1,
  options: { name: 'TEXT', scopes: 'SCOPE,…' },
  sample: () => SCOPES,
  async run({ words: [handle = ''], option, config, m, terminal }) {
    const name = option('name') ?? 'essor token';
    const asked = (option('scopes') ?? 'read').split(',').map((scope) => scope.trim());
    const scopes = asked.filter(isScope);
    const unknown = asked.find((scope) => !isScope(scope));
    if (unknown !== undefined) throw new Misuse(m.cli.token.noSuchScope(unknown, SCOPES.join(', ')));
    await using house = await openHouse(config, m, terminal.say);
    const actor = await actorByHandle(house.database.db, handle);
    if (!actor) throw new CannotDo(m.cli.noSuchAccount(handle));
    const { id, secret } = await house.database.transact((tx) => createToken(tx, actor, { name, scopes }));
    terminal.say(m.cli.token.once);
    return { lines: [secret], data: { id, token: secret, handle, name, scopes } };
  },
};
