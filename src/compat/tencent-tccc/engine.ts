// what the classic script fetches as a module
export { startEngine } from './session-engine.js';
export { credentialSession } from './credential-session.js';
export { tokenSession } from './token-session.js';
