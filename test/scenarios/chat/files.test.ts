import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { ChatPage } from '../support/chat-page.js';
import { until } from '../support/until.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

/** A file as a page is given it: its name, its type, and how many bytes it has. */
interface GivenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

describe('Files in a chat', () => {
  const on = VisitorStage.forSuite(chatting);

  /** Pastes files into the composer. */
  const paste = (visitor: ChatPage, files: readonly GivenFile[]): Promise<void> =>
    visitor.composer.evaluate((field, given) => {
      const clipboardData = new DataTransfer();
      for (const { name, type, bytes } of given) clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
    }, files);

  /** Drops files somewhere into the window, as a file manager does. */
  const drop = (visitor: ChatPage, files: readonly GivenFile[]): Promise<void> =>
    visitor.page.locator('cc-message-list').evaluate((target, given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type, bytes } of given) dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      for (const event of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    }, files);

  const uploads = (): Promise<number> => on.cec.timesAsked('uploadFileStream');

  it('are sent when they are pasted and when they are dropped', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await paste(visitor, [{ name: 'pasted.png', type: 'image/png', bytes: 300 }]);
    await visitor.shows('pasted.png');
    await drop(visitor, [{ name: 'dropped.txt', type: 'text/plain', bytes: 20 }]);
    await visitor.shows(['pasted.png', 'dropped.txt']);
    equal(await uploads(), 0);
    await visitor.press('Send');
    deepEqual(await visitor.delivered(2), ['file', 'file']);
    const names = (await visitor.messages()).flatMap(({ content }) => (content.type === 'file' ? [content.file.name] : []));
    deepEqual(names, ['pasted.png', 'dropped.txt']);
    equal(await uploads(), 2);
  });

  it('are refused in words before anything is uploaded', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await paste(visitor, [
      { name: 'huge.png', type: 'image/png', bytes: 2 * 1024 * 1024 + 1 },
      { name: 'setup.exe', type: 'application/octet-stream', bytes: 10 },
      { name: 'nothing.txt', type: 'text/plain', bytes: 0 },
    ]);
    await visitor.shows(['“huge.png” is too large.', '“setup.exe” cannot be sent.', '“nothing.txt” is empty.']);
    await visitor.say('No file then');
    deepEqual(await visitor.delivered(1), ['No file then']);
    equal(await uploads(), 0);
  });

  it('can be stopped on their way', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await on.cec.fault({ rules: [{ path: 'uploadFileStream', does: 'delay', delay: 60_000 }] });
    await paste(visitor, [{ name: 'slow.pdf', type: 'application/pdf', bytes: 1000 }]);
    await visitor.shows('slow.pdf');
    const leaves = visitor.page.waitForRequest((request) => request.url().includes('uploadFileStream'));
    await visitor.press('Send');
    const upload = await leaves;
    await visitor.press('Stop sending slow.pdf');
    await visitor.hides('slow.pdf');
    await until('the request is cut', () => upload.failure() !== null);
    // what is written afterwards does not wait for what was given up
    await visitor.say('Never mind');
    deepEqual(await visitor.delivered(1), ['Never mind']);
  });

  it('come as a picture that is shown and a document that can be kept', async () => {
    const visitor = await ChatPage.open(on.stage);
    await visitor.meetsAgent(on.cec);
    await visitor.say('A picture, please');
    await visitor.shows('Here is the picture');
    const picture = visitor.page.locator('cc-message-bubble img').last();
    await until('the picture is drawn', () =>
      picture.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth === 480),
    );
    await visitor.page.getByRole('button', { name: /^Show .* large$/ }).click();
    const large = visitor.page.locator('cc-message-bubble dialog.large img');
    await large.waitFor();
    await visitor.page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    // the picture alone was put away
    ok(await visitor.page.locator('cc-chat-window').evaluate((window) => window.hasAttribute('open')));

    await visitor.say('And the guide');
    await visitor.shows('Here it is:');
    const [download] = await Promise.all([
      visitor.page.waitForEvent('download'),
      visitor.page
        .getByRole('button', { name: /^Save .*\.pdf$/ })
        .last()
        .click(),
    ]);
    ok(download.suggestedFilename().endsWith('.pdf'), download.suggestedFilename());
    const bytes = await readFile(await download.path());
    equal(bytes.subarray(0, 5).toString('latin1'), '%PDF-');
  });
});
