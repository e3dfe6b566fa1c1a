import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Networks that are not the public internet: of this machine, of this house, of a provider, or of special use (IANA IPv4 and IPv6 Special-Purpose
 * Address Registries, RFC 6890). Among those of IPv6 stand the ways that lead to any IPv4 address.
 */
const SPECIAL: readonly string[] = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...[
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.31.196.0/24',
    '192.52.193.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
  ],
  ...['192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'],
];

/** What IPv6 has of the public internet at all (RFC 4291, 2.4; IANA IPv6 Global Unicast Address Assignments). */
const GLOBAL = listOf(['2000::/3']);

const special = listOf(SPECIAL);

/** Whether an address of IP is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return isIPv6(address) && GLOBAL.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', length] = network.split('/');
    list.addSubnet(address, Number(length), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
}
