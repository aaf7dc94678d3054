import { createSocket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below what Linux hands out by itself (32768 and up), so that a browser or
 * another test cannot be given one of ours between this look and the bind.
 */
const lowest = 12_000;
const highest = 32_000;
const given = new Set<number>();

function isFreeForTCP(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function isFreeForUDP(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}

async function isFree(port: number): Promise<boolean> {
  return !given.has(port) && (await isFreeForTCP(port)) && (await isFreeForUDP(port));
}

/** The first of `count` neighboring loopback ports (even), free for TCP and UDP and given to nobody else in this process. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const first = 2 * randomInt(lowest / 2, Math.floor((highest - count) / 2));
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (!free.every(Boolean)) continue;
    for (const port of ports) given.add(port);
    return first;
  }
  throw new Error(`No ${count} neighboring free ports between ${lowest} and ${highest}`);
}

/** One loopback port that is free for TCP and UDP. */
export function freePort(): Promise<number> {
  return freePorts(1);
}
