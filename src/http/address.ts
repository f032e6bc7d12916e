import { BlockList, isIP } from 'node:net';

/**
 * Finds the client's address behind proxies: starting from the connection, each trusted proxy is
 * believed about the one address it appended to X-Forwarded-For, and no further.
 * @param trusted addresses or CIDR ranges, already validated.
 */
export function addressReader(
  trusted: readonly string[],
): (connection: string, forwardedFor: string | undefined) => string {
  const list = new BlockList();
  for (const range of trusted) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');
  const trusts = (address: string) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return (connection, forwardedFor) => {
    let client = plain(connection);
    const hops = (forwardedFor ?? '')
      .slice(0, 2_000)
      .split(',')
      .map((hop) => plain(hop.trim()));
    while (trusts(client)) {
      const hop = hops.pop();
      if (!hop || isIP(hop) === 0) break;
      client = hop;
    }
    return client;
  };
}
