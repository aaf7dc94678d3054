import type { Tccc } from './tccc-api.js';
import type { TcccLink } from './tccc-link.js';

/** Resolves when the agent is not offline any more: `online()` itself says nothing. Rejects when nothing comes of it. */
export async function onceOnline(tccc: Tccc, link: TcccLink): Promise<void> {
  if (tccc.Agent.getStatus() !== 'offline') return;
  let stop = (): void => undefined;
  const changed = new Promise<void>((resolve) => {
    const look = (): void => void (tccc.Agent.getStatus() !== 'offline' && resolve());
    link.on('statusChanged', look);
    stop = () => link.off('statusChanged', look);
  });
  await link.ask(() => changed, 'backend-refused').finally(stop);
}
