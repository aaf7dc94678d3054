/**
 * What is heard of calls, and what hears the agent. Loaded beside the phone, which
 * does not let itself be called before it is there; what is loaded later names it
 * (decision 13).
 */
export { browserAudio } from '../../media/browser-audio.js';
export { CallAudio } from '../../services/call-audio.js';
