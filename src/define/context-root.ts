import { ContextRoot } from '@lit/context';

const key = Symbol.for('contact-center-widgets/context-root');

/**
 * Keeps context requests that widgets make before their desk is defined, and
 * answers them when it is: the order of scripts and tags never matters. Safe
 * to call more than once, and where there is no document.
 */
export function keepEarlyRequests(): void {
  if (typeof document === 'undefined') return;
  const root = document.documentElement as HTMLElement & { [key]?: ContextRoot };
  if (root[key]) return;
  root[key] = new ContextRoot();
  root[key].attach(root);
}
