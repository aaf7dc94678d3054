import type { Locator, Page } from 'playwright-core';
import type { Message } from 'contact-center-widgets';
import type { CECSettings } from '../../../demo/center/cec/settings.js';
import type { DeskMarkup } from './desk-markup.js';
import type { DeskPage, DeskPageOptions } from './desk-page.js';
import type { Stage } from './stage.js';
import { until, type Patience } from './until.js';
import type { CECAdmin } from './visitor-page.js';

/** How a page with a chat is written and opened. */
export interface ChatPageOptions extends Partial<DeskPageOptions>, Partial<DeskMarkup> {
  /** Attributes of `cc-chat-window`. */
  readonly window?: string;
  /** The centre has the first word. Default: it has. */
  readonly greets?: boolean;
  /** What stands in it. */
  readonly content?: string;
  /** Attributes of `cc-huawei-cec`. Default: the REST family. */
  readonly backend?: string;
}

const restFamily = 'credential-url="/cc/credential/huawei-cec"';
/** Attributes of `cc-huawei-cec` for the calls of the vendor's own page, in the mode where the centre asks who the visitor is. */
export const pageFamily =
  'family="page" mode="token" channel-id="202401010000000001" tenant-space-id="202401019999" credential-url="/cc/credential/huawei-cec/visitor-token"';

/** A page with a chat window, used as a visitor does: by what it shows and by pressing its buttons. */
export class ChatPage {
  readonly desk: DeskPage;

  constructor(desk: DeskPage) {
    this.desk = desk;
  }

  static async open(
    stage: Stage,
    { window = '', greets = true, content = '', backend = restFamily, ...options }: ChatPageOptions = {},
  ): Promise<ChatPage> {
    const inside = `
      <cc-huawei-cec ${backend}></cc-huawei-cec>
      <cc-chat-window ${greets ? 'center-greets' : ''} ${window}>${content}</cc-chat-window>`;
    return new ChatPage(await stage.openDesk({ extension: 'visitor', ...options, inside }));
  }

  get page(): Page {
    return this.desk.page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Opens the window by its button. */
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  /** Chooses an entry of the menu. */
  async choose(name: string): Promise<void> {
    await this.press('More');
    await this.page.getByRole('menuitem', { name }).click();
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /^(Message|消息)$/ });
  }

  /** Writes a message and sends it by Enter. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  shows(text: string | RegExp | readonly string[], patience?: Patience): Promise<void> {
    return this.desk.shows(text, patience);
  }

  hides(text: string | RegExp, patience?: Patience): Promise<void> {
    return this.desk.hides(text, patience);
  }

  /** The conversation's messages, as the page knows them. */
  messages(): Promise<readonly Message[]> {
    return this.page.evaluate(
      () => JSON.parse(JSON.stringify(document.querySelector('cc-desk')?.chat?.state.conversation?.messages ?? [])) as Message[],
    );
  }

  /** Waits until every own message has arrived, and resolves with their texts. */
  async delivered(count: number, patience?: Patience): Promise<readonly string[]> {
    let own: readonly Message[] = [];
    await until(
      `${String(count)} messages are delivered`,
      async () => {
        own = (await this.messages()).filter(({ author }) => author === 'visitor');
        return own.length === count && own.every(({ status }) => status === 'sent' || status === 'read');
      },
      patience,
    );
    return own.map(({ content }) => (content.type === 'text' ? content.text : content.type));
  }

  /** From the closed button to a person. */
  async meetsAgent(cec: CECAdmin, settings: Partial<CECSettings> = {}): Promise<void> {
    await cec.set({ queueAhead: 0, agentPace: 50, ...settings });
    await this.press(/^(Chat with us|在线咨询)/);
    await this.shows(/coffee robot|咖啡机器人/);
    await this.press(/^(Talk to a person|转人工客服)$/);
    await this.shows(/How can I help you\?|请问有什么可以帮您/, { within: 30_000 });
  }
}
