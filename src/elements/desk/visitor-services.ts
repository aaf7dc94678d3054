/**
 * How a desk loads what serves visitors. Set by the define files of their tags,
 * so that an agent's page knows nothing of it and is cut into fewer files.
 */
export const visitorServices: {
  chat?: () => Promise<typeof import('./chat-services.js')>;
  clickToCall?: () => Promise<typeof import('./call-services.js')>;
} = {};
