import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context } from 'hono';
import { BlockList, isIP } from 'node:net';

/**
 * The address of whoever asks. `X-Forwarded-For` is believed only hop by hop from proxies that we know: anybody can write the header.
 * `trusted` holds addresses and CIDR ranges.
 */
export function addressReader(trusted: readonly string[]): (c: Context) => string {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (c) => {
    let address = peerOf(c);
    const hops = (c.req.header('x-forwarded-for') ?? '').split(',').slice(-20).map((hop) => plain(hop.trim())).reverse();
    for (const hop of hops) {
      if (!isProxy(address) || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  };
}

function peerOf(c: Context): string {
  try {
    return plain(getConnInfo(c).remote.address ?? 'unknown');
  } catch {
    // A request that came by no socket: `app.request` in a test.
    return 'unknown';
  }
}

/** IPv4 as IPv6 writes it: `::ffff:10.0.0.1`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
