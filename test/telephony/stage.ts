import type { Browser } from 'playwright-core';
import { AgentPage, type AgentOptions } from './browser/agent-page.js';
import { startChromium } from './browser/chromium.js';
import { PageServer } from './browser/page-server.js';
import { Exchange } from './exchange.js';
import type { KamailioOptions } from './servers/kamailio.js';

/** What a test file plays on: an exchange, a web server for our page, and one browser. */
export class Stage {
  readonly exchange: Exchange;
  readonly server: PageServer;
  readonly browser: Browser;
  readonly #agents: AgentPage[] = [];

  private constructor(exchange: Exchange, server: PageServer, browser: Browser) {
    this.exchange = exchange;
    this.server = server;
    this.browser = browser;
  }

  static async open(options?: KamailioOptions): Promise<Stage> {
    const exchange = await Exchange.open(options);
    try {
      return new Stage(exchange, await PageServer.start(), await startChromium());
    } catch (error) {
      await exchange.close();
      throw error;
    }
  }

  /** A page whose phone has not registered yet. */
  async visitor(options: AgentOptions, browser: Browser = this.browser): Promise<AgentPage> {
    const agent = await AgentPage.open(browser, this.server, options);
    this.#agents.push(agent);
    return agent;
  }

  /** A page whose phone is registered. */
  async agent(options: AgentOptions): Promise<AgentPage> {
    const agent = await this.visitor(options);
    await agent.register(this.exchange.kamailio.webSocketURL);
    return agent;
  }

  /** Everything that went wrong on the pages since they were opened. */
  get problems(): string[] {
    return this.#agents.flatMap((agent) => agent.problems);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await this.exchange.close();
  }
}
