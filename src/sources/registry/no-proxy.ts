import { BlockList, isIP } from 'node:net';

/**
 * Whether a `NO_PROXY` names where a URL leads. It has, between commas or spaces: `*` for
 * everything; domains, with all that is below them; addresses, and ranges of them as
 * `192.0.2.0/24`. All may have a port. Names are not looked up to find out their addresses.
 */
export function isExempt(url: URL, noProxy: string): boolean {
  const entries = noProxy.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => isNamed(url, entry));
}

function isNamed({ protocol, hostname, port }: URL, entry: string): boolean {
  // What has more colons is an address of IPv6.
  const [, named = entry, onlyPort] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [];
  const usualPort = protocol === 'https:' ? '443' : '80';
  if (onlyPort !== undefined && onlyPort !== (port || usualPort)) return false;
  if (named === '*') return true;
  const host = withoutBrackets(hostname);
  if (isIP(host) !== 0) return isWithin(host, withoutBrackets(named));
  const domain = named.replace(/^\*?\./, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** Whether an address is the one that `range` is, or in the network that it is. */
function isWithin(address: string, range: string): boolean {
  const [, network = '', bits] = /^(.*?)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const longest = isIP(network) === 6 ? 128 : 32;
  const prefix = Number(bits ?? longest);
  if (isIP(network) === 0 || prefix > longest) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, familyOf(network));
  return list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
