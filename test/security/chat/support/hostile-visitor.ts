import { strict as assert } from 'node:assert';
import type { Center } from '../../../../demo/center/center.js';
import { CECClient } from '../../../center/cec/cec-client.js';
import { corpus } from '../corpus/corpus.js';

type Said = { readonly mediaType: string; readonly content: string };

/** At most this many bytes of a text are taken. */
const longestText = 1024;

/** A text that fits, whole letters only. */
function cut(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, longestText)).replaceAll('\ufffd', '');
}

const card = (facts: object): Said => ({ mediaType: 'WEBCARD', content: JSON.stringify(facts) });

/** The corpus in the words of the wire, and what only the wire can say. */
export const saidOnTheWire: readonly Said[] = [
  ...corpus.flatMap(({ message: { content, name = '' } }): readonly Said[] => {
    switch (content.type) {
      case 'file':
        return [{ mediaType: 'FILE', content: `${content.file.name},${String(content.file.size ?? 1)},${content.file.name},txt` }];
      case 'card':
        return [card({ title: content.title, description: content.description, redirectUrl: content.url, mediaFileId: content.title })];
      case 'location':
      case 'gap':
        return [];
      default:
        return [content.text, name].map((text) => ({ mediaType: 'TEXT', content: cut(text) })).filter(({ content: text }) => text !== '');
    }
  }),
  ...[
    '',
    '{',
    'null',
    '[]',
    '7',
    '"x"',
    '{"title":{"toString":1}}',
    '{"__proto__":{"canary":1},"title":7,"redirectUrl":["javascript:0"]}',
  ].map((content): Said => ({ mediaType: 'WEBCARD', content: content || ' ' })),
  ...['IMAGE', 'AUDIO', 'VIDEO', 'FILE', 'FILE_IMAGE', 'FILE_VIDEO'].flatMap((mediaType) =>
    [
      '.',
      '..',
      '../../../admin/cec/reset',
      ',,,',
      'a,b',
      '%2e%2e',
      'https://outside.example/x.png,png',
      'javascript:globalThis.canary=1,html',
    ].map((content): Said => ({ mediaType, content })),
  ),
].filter((said, index, all) => all.findIndex((other) => other.mediaType === said.mediaType && other.content === said.content) === index);

/** A visitor who means no good, and speaks to the centre past every client. */
export class HostileVisitor {
  readonly #client: CECClient;

  private constructor(client: CECClient) {
    this.#client = client;
  }

  /** Asks for an agent under this name. */
  static async arrive(center: Center, userId: string, name: string, locale = 'en_US'): Promise<HostileVisitor> {
    const client = new CECClient(center, userId);
    await client.fabric();
    const facts = await client.post('applyToken', { userId, userName: name, channelId: client.channelId, locale });
    client.chatToken = String(facts['token']).replace(/^"|"$/g, '');
    const basket = JSON.stringify({ user: [{ basket: name }, { basket: `"${name}` }] });
    assert.equal((await client.send('CONNECT', 'start', { transData: basket, senderNickname: name }))['resultCode'], '0');
    return new HostileVisitor(client);
  }

  /** Says these. */
  async say(all: readonly Said[]): Promise<void> {
    for (const { mediaType, content } of all) {
      const { resultCode } = await this.#client.send('CHAT', content, { mediaType });
      assert.equal(resultCode, '0', `${mediaType} ${content}`);
    }
  }

  /** Lays a file ready and sends it. */
  async sendFile(mediaType: string, text: string, fileType: string): Promise<void> {
    const fileStream = Buffer.from(text).toString('base64');
    const { objectKey } = await this.#client.post('uploadFileStream', { channel: 'WEB', fileType, fileStream });
    await this.say([{ mediaType, content: mediaType === 'FILE' ? `a.${fileType},1,${String(objectKey)},${fileType}` : String(objectKey) }]);
  }

  /** Is gone. */
  async leave(): Promise<void> {
    await this.#client.send('DISCONNECT');
  }
}
