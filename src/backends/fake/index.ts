import type { Backend } from '../../contracts/backend.js';
import { FakeAgentBackend } from './fake-agent-backend.js';
import { FakeChatBackend, type FakeChatOptions } from './fake-chat-backend.js';
import { FakeClickToCallBackend, type FakeClickToCallOptions } from './fake-click-to-call-backend.js';
import { FakePhoneBackend, type FakePhoneOptions } from './fake-phone-backend.js';

export { FakeAgentBackend } from './fake-agent-backend.js';
export { FakeAudio } from './fake-audio.js';
export { FakeCamera } from './fake-camera.js';
export { type FakeChatOptions, FakeChatBackend } from './fake-chat-backend.js';
export {
  type FakeChatFarEndOptions,
  type FakeChatFault,
  type FakeChatOperation,
  type FakeWords,
  FakeChatFarEnd,
} from './fake-chat-far-end.js';
export {
  type FakeCenterScript,
  type FakeClickToCallOperation,
  type FakeClickToCallOptions,
  FakeClickToCallBackend,
} from './fake-click-to-call-backend.js';
export { type FakeLegOptions, FakeLeg } from './fake-leg.js';
export type { FarEnd } from './fake-far-end.js';
export { FakeMixer } from './fake-mixer.js';
export { FakeMicrophone } from './fake-microphone.js';
export { type FakePhoneOptions, type FakeScript, FakePhoneBackend } from './fake-phone-backend.js';

/** A whole back end in memory, with the parts by which it is told what to do. */
export interface FakeBackend extends Backend {
  readonly name: 'fake';
  readonly phone: () => FakePhoneBackend;
}

/** The same with an ACD. */
export interface FakeAcdBackend extends FakeBackend {
  readonly agent: () => FakeAgentBackend;
}

/** Makes a back end in memory. The desk keeps the agent's state, as on a plain SIP server. */
export function fake(options: FakePhoneOptions = {}): FakeBackend {
  const phone = new FakePhoneBackend(options);
  return { name: 'fake', phone: () => phone };
}

/** The same with an ACD that keeps the agent's state. */
export function fakeAcd(options: FakePhoneOptions = {}): FakeAcdBackend {
  const agent = new FakeAgentBackend();
  return { ...fake(options), agent: () => agent };
}

/** A chat in memory, with the far end by which it is told what to do. */
export interface FakeChat extends Backend {
  readonly name: 'fake';
  readonly chat: () => FakeChatBackend;
}

/** Makes a back end in memory that holds conversations and has no phone. */
export function fakeChat(options: FakeChatOptions = {}): FakeChat {
  const chat = new FakeChatBackend(options);
  return { name: 'fake', chat: () => chat };
}

/** A centre in memory where a visitor can ask for a call. */
export interface FakeCallCenter extends Backend {
  readonly name: 'fake';
  readonly clickToCall: () => FakeClickToCallBackend;
}

/** Makes a centre in memory that takes calls from visitors, and nothing else. */
export function fakeCallCenter(options: FakeClickToCallOptions = {}): FakeCallCenter {
  const center = new FakeClickToCallBackend(options);
  return { name: 'fake', clickToCall: () => center };
}
