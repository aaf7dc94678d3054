import type { Browser } from 'playwright-core';
import { startCenter, type Center, type CenterOptions } from '../../../demo/center/center.js';
import { startChromium } from './chromium.js';
import { CenterAdmin } from './center-admin.js';
import { deskMarkup, type DeskMarkup } from './desk-markup.js';
import { DeskPage, type DeskPageOptions } from './desk-page.js';
import { buildHarnessPages, type HarnessPages } from './harness-pages.js';
import { PhonePage, type PhonePageOptions } from './phone-page.js';

/** A demo center and a Chromium, for the tests of one file. */
export class Stage {
  readonly center: Center;
  readonly browser: Browser;
  /** What the center is asked from outside. */
  readonly admin: CenterAdmin;
  readonly #pages: HarnessPages | undefined;
  readonly #phones: (PhonePage | DeskPage)[] = [];

  private constructor(center: Center, browser: Browser, pages: HarnessPages | undefined) {
    this.center = center;
    this.browser = browser;
    this.admin = new CenterAdmin(center.url);
    this.#pages = pages;
  }

  /** Starts both. Pages default to those of this harness; name a folder to have others. */
  static async open({ inParts, ...options }: CenterOptions & { readonly inParts?: boolean } = {}): Promise<Stage> {
    const pages = options.pages === undefined ? await buildHarnessPages({ inParts }) : undefined;
    const [center, browser] = await Promise.all([startCenter({ pages: pages?.folder, ...options }), startChromium()]);
    return new Stage(center, browser, pages);
  }

  /** A phone that is registered; `phone.open` of `PhonePage` leaves that to the test. */
  async phone(options: PhonePageOptions): Promise<PhonePage> {
    const phone = await this.unregisteredPhone(options);
    await phone.register();
    return phone;
  }

  async unregisteredPhone(options: PhonePageOptions): Promise<PhonePage> {
    const phone = await PhonePage.open(this.browser, this.center.url, options);
    this.#phones.push(phone);
    return phone;
  }

  /** An agent's desk, signed in and ready; `openDesk` leaves that to the test. */
  async desk(options: DeskPageOptions & DeskMarkup): Promise<DeskPage> {
    return (await this.openDesk(options)).ready();
  }

  async openDesk(options: DeskPageOptions & DeskMarkup): Promise<DeskPage> {
    return this.openPage(await this.page(options), options);
  }

  /** Writes a page with a desk, and resolves with its path. */
  page(markup: DeskMarkup): Promise<string> {
    if (!this.#pages) throw new Error('This stage has pages of its own');
    return this.#pages.add(deskMarkup(markup));
  }

  /** A page of the center with a desk in it. */
  async openPage(path: string, options: DeskPageOptions): Promise<DeskPage> {
    const desk = await DeskPage.open(options.browser ?? this.browser, `${this.center.url}${path}`, options);
    this.#phones.push(desk);
    return desk;
  }

  /** Closes the pages and ends the faults of one test. Resolves with what went wrong in the pages. */
  async clear(): Promise<readonly string[]> {
    this.center.sip.faults.clear();
    const phones = this.#phones.splice(0);
    await Promise.all(phones.map((phone) => phone.close()));
    return phones.flatMap(({ extension, problems }) => problems.map((problem) => `${extension}: ${problem}`));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.center.close();
    await this.#pages?.remove();
  }
}
