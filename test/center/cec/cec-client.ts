import assert from 'node:assert/strict';
import type { Center } from '../../../demo/center/center.js';

export type Body = Record<string, unknown>;

/** A message as `poll` brings it. */
export interface PolledMessage {
  readonly [name: string]: unknown;
  readonly controlType: string;
  readonly sourceType: string;
  readonly mediaType: string | null;
  readonly content: string | null;
  readonly messageCode: string;
}

/** A visitor who speaks the REST interface, letter by letter. */
export class CECClient {
  readonly center: Center;
  readonly userId: string;
  readonly channelId: string;
  fabricToken = '';
  chatToken = '';
  #ids = 0;

  constructor(center: Center, userId: string, channelId: string = center.config.cec.channelId) {
    this.center = center;
    this.userId = userId;
    this.channelId = channelId;
  }

  async fabric(headers: Record<string, string> = {}): Promise<Record<string, string>> {
    const { appKey, appSecret } = this.center.config.cec;
    const response = await fetch(`${this.center.url}/apigovernance/api/oauth/tokenByAkSk`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ app_key: appKey, app_secret: appSecret }),
    });
    assert.equal(response.status, 200);
    const facts = (await response.json()) as Record<string, string>;
    this.fabricToken = facts['AccessToken'] ?? '';
    return facts;
  }

  async apply(locale = 'en_US'): Promise<Body> {
    const facts = await this.post('applyToken', { userId: this.userId, userName: 'Ann', channelId: this.channelId, locale });
    this.chatToken = String(facts['token']).replace(/^"|"$/g, '');
    return facts;
  }

  async signIn(locale?: string): Promise<this> {
    await this.fabric();
    await this.apply(locale);
    return this;
  }

  headers(): Record<string, string> {
    return {
      'X-App-Key': this.center.config.cec.appKey,
      Authorization: `Bearer ${this.fabricToken}`,
      'ccmessaging-token': this.chatToken,
      'Content-Type': 'application/json',
    };
  }

  request(path: string, body?: Body, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.center.url}/apiaccess/ccmessaging/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...this.headers(), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async post(path: string, body: Body): Promise<Body> {
    const response = await this.request(path, body);
    assert.equal(response.status, 200, `${path}: ${String(response.status)}`);
    return (await response.json()) as Body;
  }

  async get(path: string): Promise<Body> {
    const response = await this.request(path);
    assert.equal(response.status, 200, `${path}: ${String(response.status)}`);
    return (await response.json()) as Body;
  }

  uplink(controlType: string, content = '', more: Body = {}): Body {
    return {
      channel: 'WEB',
      controlType,
      mediaType: 'TEXT',
      content,
      from: this.userId,
      to: this.channelId,
      sourceType: 'CUSTOMER',
      ...more,
    };
  }

  send(controlType: string, content?: string, more?: Body): Promise<Body> {
    return this.post('send', this.uplink(controlType, content, more));
  }

  /** Sends a text under an ID of its own, and tells the ID. */
  async say(text: string): Promise<string> {
    this.#ids += 1;
    const messageId = `${this.userId}-${String(this.#ids)}`;
    assert.equal((await this.send('CHAT', text, { messageId }))['resultCode'], '0');
    return messageId;
  }

  async poll(more = ''): Promise<readonly PolledMessage[]> {
    const { resultCode, downlinkMessages } = await this.get(`poll?receiverId=${this.userId}&channel=WEB${more}`);
    assert.equal(resultCode, '0');
    return downlinkMessages as PolledMessage[];
  }
}

/** Changes settings of all channels, or of one. */
export async function change(center: Center, settings: object, channelId?: string): Promise<void> {
  const query = channelId === undefined ? '' : `?channelId=${channelId}`;
  const response = await fetch(`${center.url}/admin/cec/settings${query}`, { method: 'PATCH', body: JSON.stringify(settings) });
  assert.equal(response.status, 200, await response.text());
}

/** Switches faults of the CEC side on. */
export async function misbehave(center: Center, cec: object): Promise<void> {
  const response = await fetch(`${center.url}/admin/faults`, { method: 'POST', body: JSON.stringify({ cec }) });
  assert.equal(response.status, 200, await response.text());
}
