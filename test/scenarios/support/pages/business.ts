import { connectWorkstation, parseScreenPopHash, type ScreenPopFacts, type Workstation } from 'contact-center-widgets/page';

declare global {
  interface Window {
    /** What the page was told, oldest first. */
    readonly told: ScreenPopFacts[];
    readonly workstation: Workstation | undefined;
    readonly parseHash: typeof parseScreenPopHash;
    /** Every hash it had, and how often it was loaded is one more. */
    readonly hashes: string[];
  }
}

const { searchParams } = new URL(location.href);
const told: ScreenPopFacts[] = [];
const hashes: string[] = [location.hash];
addEventListener('hashchange', () => hashes.push(location.hash));

/** `plain`: reads its hash; `deaf`: asks, and is not told; `silent`: never acknowledges; `refusing`: says no. */
const kind = searchParams.get('kind') ?? 'connected';
const onFacts = (facts: ScreenPopFacts): void | Promise<void> => {
  told.push(facts);
  document.querySelector('output')?.replaceChildren(`${facts.name ?? ''} ${facts.number ?? ''} ${facts.phase ?? ''}`);
  if (kind === 'silent') return new Promise(() => {});
  if (kind === 'refusing') throw new Error('not for me');
};
if (kind === 'plain') {
  const read = (): void => void onFacts(parseScreenPopHash(location.hash));
  addEventListener('hashchange', read);
  read();
}
const workstation =
  kind === 'plain'
    ? undefined
    : connectWorkstation({
        origins: searchParams.getAll('desk'),
        ...(kind !== 'deaf' && { onFacts }),
        patience: Number(searchParams.get('patience') ?? 15_000),
      });
Object.assign(window, { told, hashes, workstation, parseHash: parseScreenPopHash });
