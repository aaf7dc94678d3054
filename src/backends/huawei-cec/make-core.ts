import { type Clock, systemClock } from '../../kit/clock.js';
import { randomNumber } from '../../kit/random-number.js';
import { CecCore } from './cec-core.js';
import { uploadTypes } from './cec-codes.js';
import { CecGate } from './cec-gate.js';
import type { LogCec } from './cec-log.js';
import { CecMemory, type CecStorage } from './cec-memory.js';
import { PassKeeper } from './cec-pass.js';
import { credentialFromUrl } from './credential-from-url.js';
import type { HuaweiCecOptions } from './huawei-cec-options.js';
import { PageCalls } from './page-calls.js';
import { pagePasses, type PagePassOptions } from './page-pass.js';
import { RestCalls } from './rest-calls.js';
import { baseOf, restPasses } from './rest-pass.js';

/** The options with everything that was left out. */
export interface World {
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly page: EventTarget | undefined;
  readonly memory: CecMemory;
  readonly log: LogCec;
  readonly key: string;
  /** `zh` or `en`: the service's own words are in no other language. */
  readonly language: string;
  readonly userAgent: string;
}

/** What chat and call of a back end stand on. */
export function makeCore(options: HuaweiCecOptions): CecCore {
  const world = worldOf(options);
  const { clock, random, page, memory, log, key } = world;
  let name: string | undefined;
  const nickname = (): string | undefined => name;
  const calls =
    options.family === 'page' ? pageCalls(pagePassOptions(options, world, nickname), world) : restCalls(options, world, nickname);
  const introduce = (given: string | undefined): void => {
    name = given;
  };
  return new CecCore({ calls, memory, key, fileTypes: options.fileTypes ?? uploadTypes, clock, random, page, log, introduce });
}

/** Fills in what was left out. */
export function worldOf(options: HuaweiCecOptions): World {
  const { clock = systemClock, random = randomNumber, log: write, channelId } = options;
  const key = `huawei-cec:${channelId || 'default'}`;
  const wanted = options.locale ?? globalThis.navigator?.language ?? 'en';
  return {
    clock,
    random,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    page: 'page' in options ? options.page : globalWindow(),
    memory: new CecMemory('storage' in options ? options.storage : localStorageOrNone(), `cc-${key}`),
    log: (event, facts) => write?.({ time: clock.now(), event, ...facts }),
    key,
    language: wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en',
    userAgent: globalThis.navigator?.userAgent ?? '',
  };
}

/** What the page family's credentials are made of. */
export function pagePassOptions(
  options: Extract<HuaweiCecOptions, { family: 'page' }>,
  { memory, clock, random, fetch: ask, language }: World,
  nickname: () => string | undefined,
): PagePassOptions {
  const { mode, channelId, tenantSpaceId, thirdUserToken, user, authorizationUrl, credentialUrl, mapService, baseUrl = '' } = options;
  const visitor = { channelId, tenantSpaceId, thirdUserToken, user, mapService, locale: language };
  return { mode, base: baseOf(baseUrl), visitor, authorizationUrl, credentialUrl, memory, nickname, clock, random, fetch: ask };
}

function pageCalls(options: PagePassOptions, { clock, fetch: ask, log, language, userAgent }: World): PageCalls {
  const passes = new PassKeeper({ obtain: pagePasses(options), clock });
  const gate = new CecGate({ passes, clock, fetch: ask, log });
  return new PageCalls({ gate, passes, locale: language, userAgent });
}

function restCalls(
  options: Exclude<HuaweiCecOptions, { family: 'page' }>,
  { clock, fetch: ask, log, language, memory, userAgent }: World,
  nickname: () => string | undefined,
): RestCalls {
  const { credential, credentialUrl, baseUrl, channelId } = options;
  const locale = language === 'zh' ? 'zh_CN' : 'en_US';
  const source = credential ?? (credentialUrl ? credentialFromUrl(credentialUrl, ask) : undefined);
  const passes = new PassKeeper({ obtain: restPasses({ source, baseUrl, channelId, memory, nickname, locale }), clock });
  const gate = new CecGate({ passes, clock, fetch: ask, log });
  return new RestCalls({ gate, passes, locale, userAgent, nickname });
}

function globalWindow(): EventTarget | undefined {
  return typeof window === 'undefined' ? undefined : window;
}

function localStorageOrNone(): CecStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // a sandboxed frame or a strict privacy setting
  }
}
