import { Grammar, URI } from 'sip.js/lib/grammar/index.js';
import type { DialTarget } from '../../model/dial-target.js';

/** Where a call goes: an address as it is, a number at this phone's own domain. Undefined when the address is none. */
export function targetURI(target: DialTarget, { scheme, host, port }: URI): URI | undefined {
  return target.kind === 'address' ? Grammar.URIParse(target.address) : new URI(scheme, target.number, host, port);
}
