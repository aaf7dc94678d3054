import { readFileSync } from 'node:fs';

/** Whether somebody has this UDP port. Looks at the kernel's list, because a try to bind would be in the way. */
export function isBoundForUDP(port: number): boolean {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = readFileSync('/proc/net/udp', 'utf8').split('\n').slice(1);
  return lines.some((line) => line.trim().split(/\s+/)[1]?.endsWith(suffix));
}
