import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FetchRefused, guardedFetch, isPublicAddress } from '#fetch';

const words = (text: string): string[] => text.trim().split(/\s+/);

const open = words(`
   1.1.1.1 8.8.8.8 93.184.216.34 172.15.255.255 172.32.0.1 100.63.255.255 100.128.0.1 192.0.1.1
   198.17.255.255 198.20.0.1 223.255.255.255 9.255.255.255 11.0.0.0 126.255.255.255 128.0.0.0 169.253.255.255
   192.167.255.255 192.169.0.0 2606:4700:4700::1111 2a00:1450:4007:80e::200e 2001:4860:4860::8888 2001:200::1
   3ffe::1 2620:4f:8001::1`);

const ourselvesAndNeighbours = words(`
   0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1
   169.254.169.254 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255`);

// Kept for protocols, documentation, measurement, multicast and nobody.
const kept = words(`
   192.0.0.1 192.0.0.170 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.175.48.1 198.18.0.1
   198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255`);

// The same in IPv6, and every way of hiding an IPv4 address in it.
const version6 = words(`
   :: ::1 ::127.0.0.1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1
   64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1:: 2001:2::1 2001:10::1 2001:20::1 2001:db8::1
   2002:7f00:1:: 2002:a00:1::1 2620:4f:8000::1 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0
   2606:4700::1%eth0 fec0::1 ff02::1 4000::1 1fff::1`);

const noAddresses = [
  '',
  'localhost',
  '127.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '1.2.3',
  '1.2.3.4.5',
  '[::1]',
  '1.1.1.1 ',
];

const shut = [...ourselvesAndNeighbours, ...kept, ...version6, ...noAddresses];
test(`${open.length} addresses of the public Internet may be reached, ${shut.length} others may not`, () => {
  for (const address of open) assert.ok(isPublicAddress(address), address);
  for (const address of shut) assert.ok(!isPublicAddress(address), address);
});

test('no address of 127/8, 10/8 or 192.168/16 is public, however it hides in IPv6', () => {
  const octet = fc.nat(255);
  const inside = fc
    .tuple(fc.constantFrom([127], [10], [192, 168], [169, 254]), octet, octet, octet)
    .map(([head, ...rest]) => [...head, ...rest].slice(0, 4));
  fc.assert(
    fc.property(
      inside,
      fc.constantFrom('', '::', '::ffff:', '64:ff9b::', '::ffff:0:', '2002'),
      ([a, b, c, d], prefix) => {
        const hex = (one: number, two: number) => ((one << 8) | two).toString(16);
        const hidden = prefix === '2002' ? `2002:${hex(a!, b!)}:${hex(c!, d!)}::1` : `${prefix}${a}.${b}.${c}.${d}`;
        assert.ok(!isPublicAddress(hidden), hidden);
      },
    ),
  );
});

const spellings: [url: string, because: string][] = [
  ['', 'url'],
  ['example.org', 'url'],
  ['//example.org/', 'url'],
  ['ftp://example.org/', 'url'],
  ['file:///etc/passwd', 'url'],
  ['javascript:alert(1)', 'url'],
  ['data:text/plain,hello', 'url'],
  ['gopher://example.org/', 'url'],
  ['unix:/run/postgres', 'url'],
  ['http://', 'url'],
  ['http://user@example.org/', 'url'],
  ['http://user:password@example.org/', 'url'],
  ['http://:password@example.org/', 'url'],
  ['http://127.0.0.1/', 'address'],
  ['http://127.1/', 'address'],
  ['http://0x7f.1/', 'address'],
  ['http://0x7f000001/', 'address'],
  ['http://2130706433/', 'address'],
  ['http://017700000001/', 'address'],
  ['http://0177.0.0.01/', 'address'],
  ['http://①②⑦.⓪.⓪.①/', 'address'],
  ['http://127。0。0。1/', 'address'],
  ['http://127.0.0.1./', 'address'],
  ['http://%31%32%37.0.0.1/', 'address'],
  ['http://0/', 'address'],
  ['http://169.254.169.254/latest/meta-data/', 'address'],
  ['http://[::1]/', 'address'],
  ['http://[::]/', 'address'],
  ['http://[::ffff:127.0.0.1]/', 'address'],
  ['http://[::127.0.0.1]/', 'address'],
  ['http://[64:ff9b::127.0.0.1]/', 'address'],
  ['http://[2002:7f00:1::]/', 'address'],
  ['http://[fe80::1]/', 'address'],
  ['http://[fd00::1]/', 'address'],
  ['http://localhost/', 'address'],
  ['http://LOCALHOST/', 'address'],
  ['http://localhost./', 'address'],
  ['http://inside.example/', 'address'],
  ['https://inside.example/', 'address'],
  ['http://both.example/', 'address'],
  ['http://outside.example:22/', 'port'],
  ['http://outside.example:5432/', 'port'],
  ['https://outside.example:8443/', 'port'],
  ['http://1.1.1.1:25/', 'port'],
  ['http://nowhere.example/', 'unreachable'],
];
const book: Record<string, string[]> = {
  localhost: ['127.0.0.1', '::1'],
  'inside.example': ['192.168.1.10'],
  'both.example': ['93.184.216.34', '10.0.0.1'],
  'outside.example': ['93.184.216.34'],
  'nowhere.example': [],
};
for (const [url, because] of spellings) {
  test(`refuses ${JSON.stringify(url)}: ${because}`, async () => {
    const fetch = guardedFetch({
      resolve: async (name) =>
        (book[name] ?? assert.fail(`asked for ${name}`)).map((address) => ({
          address,
          family: address.includes(':') ? 6 : 4,
        })),
    });
    await assert.rejects(fetch(url), (error) => error instanceof FetchRefused && error.because === because);
  });
}
