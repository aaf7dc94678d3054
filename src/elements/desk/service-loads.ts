import type { CallAttention } from '../attention/call-attention.js';
import type { clickToCallServices } from './call-services.js';
import type { chatServices } from './chat-services.js';
import type { phoneServices } from './phone-services.js';

/**
 * How a desk loads its services. Set by the define files: what serves visitors
 * by those of visitors' tags, so that an agent's page knows nothing of it.
 */
export const serviceLoads: {
  phone?: () => Promise<{ readonly phoneServices: typeof phoneServices }>;
  chat?: () => Promise<{ readonly chatServices: typeof chatServices }>;
  /** What calls an agent to a page that they do not see: by the softphone, whose words it says. */
  attention?: () => Promise<{ readonly CallAttention: typeof CallAttention }>;
  clickToCall?: () => Promise<{ readonly clickToCallServices: typeof clickToCallServices }>;
} = {};
