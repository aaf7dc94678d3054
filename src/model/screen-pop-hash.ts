import type { ScreenPopAgent, ScreenPopFacts, ScreenPopPhase, ServiceType } from './screen-pop.js';
import { encodeValue } from './screen-pop-template.js';

/** Phases as the Tencent form counts them (TCCC, screen pop, `status`): incoming, connected, ended. */
export const phaseStatus: Readonly<Record<ScreenPopPhase, string>> = { ring: '100', answer: '200', end: '400' };

/** Longest hash that is read, in characters, and most parameters. */
const longest = 8192;
const most = 64;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The facts as the Tencent form names them; what is not known is left out. */
export function hashParameters(facts: Omit<ScreenPopFacts, 'parameters'>, more: Readonly<Record<string, string>> = {}): [string, string][] {
  const { agent } = facts;
  const known: Record<string, string | undefined> = {
    mobile: facts.number,
    userId: facts.userId,
    nickName: facts.name,
    avatar: facts.avatar,
    reference: facts.reference,
    type: facts.type,
    status: facts.phase && phaseStatus[facts.phase],
    agentEmail: agent.email,
    agentMobile: agent.number,
    agentNickName: agent.name,
    agentRoleId: agent.roleId,
    sdkAppId: facts.applicationId,
    ...more,
  };
  return Object.entries(known).flatMap(([name, value]) => (value ? [[name, value] satisfies [string, string]] : []));
}

/**
 * Puts parameters into a URL's hash, as `#?name=value`. A route that the hash
 * has already stays in front of them: `#/tickets?name=value`.
 */
export function withHashParameters(url: string, parameters: readonly (readonly [string, string])[]): string {
  const hashAt = url.indexOf('#');
  const [page, hash] = hashAt < 0 ? [url, ''] : [url.slice(0, hashAt), url.slice(hashAt + 1)];
  const query = parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeValue(value)}`).join('&');
  const mark = !hash.includes('?') ? '?' : /[?&]$/.test(hash) ? '' : '&';
  return `${page}#${hash}${mark}${query}`;
}

/**
 * Reads what a workstation wrote into the hash of this page, and whatever else
 * somebody may have put there: never rejects, never throws, never trusts. What
 * is not in its form is absent; `parameters` has all that was there.
 *
 * Read it when the page is loaded and on every `hashchange`.
 */
export function parseScreenPopHash(hash: string): ScreenPopFacts {
  const parameters = readParameters(hash);
  const facts: Writable<Omit<ScreenPopFacts, 'agent'>> = { parameters };
  const agent: Writable<ScreenPopAgent> = {};
  const { mobile, userId, nickName, avatar, reference, type, status } = parameters;
  if (mobile) facts.number = mobile;
  if (userId) facts.userId = userId;
  if (nickName) facts.name = nickName;
  if (avatar && /^https:\/\//i.test(avatar) && URL.canParse(avatar)) facts.avatar = avatar;
  if (reference) facts.reference = reference;
  const phase = (Object.keys(phaseStatus) as ScreenPopPhase[]).find((each) => phaseStatus[each] === status);
  if (phase) facts.phase = phase;
  if (isServiceType(type)) facts.type = type;
  const { agentEmail, agentMobile, agentNickName, agentRoleId, sdkAppId } = parameters;
  if (agentEmail) agent.email = agentEmail;
  if (agentMobile) agent.number = agentMobile;
  if (agentNickName) agent.name = agentNickName;
  if (agentRoleId) agent.roleId = agentRoleId;
  if (sdkAppId) facts.applicationId = sdkAppId;
  return Object.freeze({ ...facts, agent: Object.freeze(agent) });
}

function isServiceType(type: string | undefined): type is ServiceType {
  return type === 'phone' || type === 'im' || type === 'om' || type === 'oim';
}

type Known = Readonly<
  Partial<
    Record<
      | 'mobile'
      | 'userId'
      | 'nickName'
      | 'avatar'
      | 'reference'
      | 'type'
      | 'status'
      | 'agentEmail'
      | 'agentMobile'
      | 'agentNickName'
      | 'agentRoleId'
      | 'sdkAppId',
      string
    >
  >
>;

// everything after the first question mark: in front of it may be a route of the page's own
function readParameters(hash: string): Readonly<Record<string, string>> & Known {
  const parameters = Object.create(null) as Record<string, string>;
  const start = hash.indexOf('?');
  if (start < 0) return Object.freeze(parameters);
  for (const pair of hash.slice(start + 1, longest).split('&', most)) {
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    // the first one counts, and none of them is anything but a text
    if (name && name !== '__proto__' && !(name in parameters)) parameters[name] = at < 0 ? '' : decoded(pair.slice(at + 1));
  }
  return Object.freeze(parameters);
}

// not as a form is: the plus of a telephone number is a plus
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // somebody wrote a bare percent sign
  }
}
