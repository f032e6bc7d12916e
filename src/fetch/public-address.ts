import { BlockList, isIP } from 'node:net';

const rangesOf = (family: 'ipv4' | 'ipv6', ranges: string): BlockList => {
  const list = new BlockList();
  for (const range of ranges.trim().split(/\s+/)) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
};

// IANA IPv4 Special-Purpose Address Registry (RFC 6890), with multicast (RFC 5771).
const special4 = rangesOf(
  'ipv4',
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
   192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15
   198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`,
);

// All that is handed out for the public Internet (RFC 4291 §2.4). Loopback, link-local, unique local,
// multicast, NAT64 and every way of writing an IPv4 address inside an IPv6 one lie outside, but for 6to4.
const global6 = rangesOf('ipv6', '2000::/3');

// IANA IPv6 Special-Purpose Address Registry, within 2000::/3: protocol assignments with Teredo
// and ORCHID, documentation (RFC 3849, RFC 9637), 6to4, AS112.
const special6 = rangesOf('ipv6', '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20');

/** Whether an address, as a resolver or a URL gives it, is one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special4.check(address, 'ipv4');
    case 6:
      return !address.includes('%') && global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
    default:
      return false;
  }
}
