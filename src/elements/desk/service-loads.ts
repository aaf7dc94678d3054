/**
 * How a desk loads its services. Set by the define files: what serves visitors
 * by those of visitors' tags, so that an agent's page knows nothing of it.
 */
export const serviceLoads: {
  phone?: () => Promise<Pick<typeof import('./phone-services.js'), 'phoneServices'>>;
  chat?: () => Promise<Pick<typeof import('./chat-services.js'), 'chatServices'>>;
  /** What calls an agent to a page that they do not see: by the softphone, whose words it says. */
  attention?: () => Promise<Pick<typeof import('../attention/call-attention.js'), 'CallAttention'>>;
  clickToCall?: () => Promise<Pick<typeof import('./call-services.js'), 'clickToCallServices'>>;
} = {};
