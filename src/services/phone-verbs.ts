import { AgentSession } from './agent-session.js';
import { Phone } from './phone.js';
import type { SharedService } from './phone-line.js';

// what belongs to the tab itself, and means nothing to the others
const own: Readonly<Record<SharedService, readonly string[]>> = {
  phone: [
    'constructor',
    'on',
    'subscribe',
    'state',
    'admit',
    'admitReferrals',
    'expectSuccessor',
    'watch',
    'remoteStream',
    'camera',
    'localStream',
    'substituteSound',
    'dispose',
  ],
  agent: ['constructor', 'subscribe', 'state', 'setReasons', 'dispose'],
};

function verbsOf(service: SharedService, { prototype }: { readonly prototype: object }): ReadonlySet<string> {
  return new Set(Object.getOwnPropertyNames(prototype).filter((name) => !own[service].includes(name)));
}

/** What one tab may ask another one's phone and agent session to do. */
export const sharedVerbs: Readonly<Record<SharedService, ReadonlySet<string>>> = {
  phone: verbsOf('phone', Phone),
  agent: verbsOf('agent', AgentSession),
};
