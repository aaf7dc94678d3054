import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so, looking again and again; rejects when it is not after `deadline` ms. */
export async function until(isSo: () => boolean | Promise<boolean>, deadline = 10_000): Promise<void> {
  const end = Date.now() + deadline;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It was not so for ${deadline} ms: ${isSo.toString()}`);
    await sleep(50);
  }
}
