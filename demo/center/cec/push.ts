import { signRequest } from 'contact-center-widgets/server';
import type { Clock } from '../clock.js';
import { onWire, type Downlink } from './downlink.js';
import type { RequestLog } from './request-log.js';
import type { Settings } from './settings.js';
import type { Visitor } from './visitor.js';

const path = '/webhooks/v1/messages';
const contentType = 'application/json;charset=UTF-8';
const attempts = 3;
const pause = 1000;
const fields = [
  'channel',
  'isOfflineStatus',
  'content',
  'from',
  'mediaType',
  'senderNickname',
  'sourceType',
  'controlType',
  'timestamp',
  'to',
  'simQuestions',
  'messageCode',
];

/**
 * Push mode: messages go to a webhook of the enterprise, signed with auth-v2,
 * instead of waiting for a poll (facts: section 4). One at a time, in order.
 */
export class Push {
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #log: RequestLog;
  #last: Promise<void> = Promise.resolve();

  constructor(options: { readonly settings: Settings; readonly clock: Clock; readonly log: RequestLog }) {
    this.#settings = options.settings;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Takes a message away, where push is on; `false` where it is off. */
  take(visitor: Visitor, message: Downlink): boolean {
    const settings = this.#settings.of(visitor.channelId);
    const { push } = settings;
    if (push === null) return false;
    const full = { ...onWire(message, visitor, settings), timestamp: message.timestamp };
    const pushed = Object.fromEntries(Object.entries(full).filter(([name]) => fields.includes(name)));
    this.#last = this.#last.then(() => this.#deliver(visitor, push, pushed));
    return true;
  }

  async #deliver(visitor: Visitor, push: { readonly url: string; readonly key: string }, message: object): Promise<void> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const now = this.#clock.now();
      const payload = JSON.stringify({ timestamp: now, messages: [message] });
      const key = { accessKey: visitor.channelId, secretKey: push.key };
      const authorization = await signRequest({ path, headers: { 'Content-Type': contentType }, payload }, key, new Date(now));
      const headers = { 'Content-Type': contentType, Authorization: authorization };
      const status = await fetch(`${push.url.replace(/\/$/, '')}${path}`, { method: 'POST', headers, body: payload }).then(
        (response) => response.status,
        () => 0,
      );
      this.#log.add({
        method: 'PUSH',
        path,
        userId: visitor.userId,
        controlType: undefined,
        status,
        resultCode: undefined,
        note: undefined,
      });
      if (status >= 200 && status < 300) return;
      await new Promise<void>((resolve) => void this.#clock.after(pause * attempt, resolve));
    }
  }
}
