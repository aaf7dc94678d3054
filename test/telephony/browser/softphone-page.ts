import type { Browser } from 'playwright-core';
import { until } from '../kit/until.js';
import type { AgentOptions } from './agent-page.js';
import { HearingPage, openHearing } from './hearing-page.js';
import type { PageServer } from './page-server.js';

/** A page of three tags and a script tag, used as a person does: by what it shows. */
export class SoftphonePage extends HearingPage {
  /** Opens it for the user whose credential the server issues, and waits until that user is ready. */
  static async open(browser: Browser, server: PageServer, { user, sends }: AgentOptions): Promise<SoftphonePage> {
    const softphone = new SoftphonePage(user, await openHearing(browser, `${server.origin}/softphone.html`, sends));
    await softphone.shows('Ready');
    return softphone;
  }

  /** Waits until the page shows this text. */
  async shows(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async dial(number: string): Promise<void> {
    await this.page.getByLabel('Number or SIP address').fill(number);
    await this.press('Call', /Cancel call|Hang up/);
  }

  /** Presses a telephone key of the keypad that is open. */
  async pressKey(key: string): Promise<void> {
    await this.page
      .locator('cc-dialpad')
      .getByRole('button', { name: new RegExp(`^${key}`) })
      .click();
  }

  /**
   * Presses a button until the one is there that must follow. A button that
   * has just appeared under the pointer cannot be hit for half a second.
   */
  async press(button: string, follower: string | RegExp): Promise<void> {
    const [before, after] = [button, follower].map((name) => this.page.getByRole('button', { name, exact: true }).first());
    await before?.waitFor();
    await until(`${button}, then ${String(follower)}`, async () => {
      if (await after?.isVisible()) return true;
      await before?.click({ timeout: 200 }).catch(() => undefined);
      return false;
    });
  }
}
