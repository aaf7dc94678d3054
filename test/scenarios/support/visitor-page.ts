import { ok } from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ClickToCallState } from 'contact-center-widgets';
import type { CECFaultRequest } from '../../../demo/center/cec/http/admin-cec.js';
import type { CECSettings } from '../../../demo/center/cec/settings.js';
import type { DeskPage, DeskPageOptions } from './desk-page.js';
import { adaSends } from './pair.js';
import type { Stage } from './stage.js';
import { until, type Patience } from './until.js';

/** How a visitor's page is written and opened. */
export interface VisitorOptions extends Partial<DeskPageOptions> {
  /** Attributes of `cc-huawei-cec`. */
  readonly backend?: string;
  /** Attributes of `cc-call-button`. */
  readonly button?: string;
  /** What stands in the desk besides back end and button. */
  readonly beside?: string;
}

/** A page with a call button, used as a visitor does. */
export class VisitorPage {
  readonly desk: DeskPage;

  private constructor(desk: DeskPage) {
    this.desk = desk;
  }

  static async open(stage: Stage, { backend = '', button = '', beside = '', ...options }: VisitorOptions = {}): Promise<VisitorPage> {
    const markup = { extension: 'visitor', hertz: adaSends, ...options };
    const inside = `
      <cc-huawei-cec credential-url="/cc/credential/huawei-cec" ${backend}></cc-huawei-cec>
      <cc-call-button no-microphone-check ${button}></cc-call-button>
      ${beside}`;
    return new VisitorPage(await stage.openDesk({ ...markup, inside }));
  }

  get page(): Page {
    return this.desk.page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Presses a button, once it has stood there long enough to be hit. */
  async press(name: string | RegExp): Promise<void> {
    const button = this.button(name);
    await button.waitFor();
    await this.desk.settled(button);
    await button.click();
  }

  /** How far the request has come, as the page is told. */
  state(): Promise<ClickToCallState> {
    return this.page.evaluate(
      () => JSON.parse(JSON.stringify(document.querySelector('cc-desk')?.clickToCall?.state ?? {})) as ClickToCallState,
    );
  }

  /** Waits until the state is so. */
  async reaches(what: string, is: (state: ClickToCallState) => boolean, patience?: Patience): Promise<ClickToCallState> {
    let state: ClickToCallState | undefined;
    await until(`the visitor's call ${what}`, async () => is((state = await this.state())), patience).catch((error: unknown) => {
      throw new Error(`${String(error)}; it is: ${JSON.stringify(state)}`);
    });
    ok(state);
    return state;
  }

  /** Calls and is answered. */
  async talks(): Promise<void> {
    await this.press('Call us');
    await this.reaches('is answered', ({ call }) => call?.state === 'connected');
  }

  /** Waits until nothing of the page's devices is open. */
  async letsGo(): Promise<void> {
    await until('microphone and camera are closed', async () => {
      const cameras = await this.page.evaluate(() => window.camerasNow());
      return (await this.desk.microphones()).open === 0 && cameras.open === 0;
    });
  }
}

/** One request that the centre was sent. */
export interface CECRequest {
  readonly path: string;
  readonly [field: string]: unknown;
}

/** Huawei's side of a stage's center, from outside. */
export class CECAdmin {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Changes how it behaves, until `reset`. */
  async set(settings: Partial<CECSettings>): Promise<void> {
    await this.#ask('/admin/cec/settings', 'PATCH', settings);
  }

  async fault(cec: CECFaultRequest): Promise<void> {
    await this.#ask('/admin/faults', 'POST', { cec });
  }

  /** Paths that were asked for, in order, since the log was emptied. */
  async asked(): Promise<readonly string[]> {
    const { entries } = (await this.#ask('/admin/cec/log', 'GET')) as { entries: readonly CECRequest[] };
    return entries.map(({ path }) => path);
  }

  /** How often something was asked for. */
  async timesAsked(last: string): Promise<number> {
    return (await this.asked()).filter((path) => path.endsWith(last)).length;
  }

  /** Waits until no conversation is open. */
  async released(): Promise<void> {
    await until('the centre has let go of every conversation', async () => {
      const { conversations } = (await this.#ask('/admin/cec/conversations', 'GET')) as { conversations: readonly { phase: string }[] };
      return conversations.every(({ phase }) => phase === 'ended');
    });
  }

  /** As it was when the centre started, but that calls are answered at once, with an empty log. */
  async reset(): Promise<void> {
    await this.#ask('/admin/cec/settings', 'DELETE');
    await this.set({ callTarget: '600', callQueueTime: 400, gatewayScheme: true });
    await this.fault({ rules: [] });
    await this.#ask('/admin/cec/log', 'DELETE');
  }

  async #ask(path: string, method: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#stage.center.url}${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${text}`);
    return JSON.parse(text);
  }
}
