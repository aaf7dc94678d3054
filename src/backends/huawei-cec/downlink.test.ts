import { expect } from '@open-wc/testing';
import { type Downlink, readDownlink } from './downlink.js';

const now = 1_700_000_000_000;
/** As the service fills it in: most of it null. */
const nulls = {
  channel: 'WEB', from: '202401010000000001', to: 'visitor1', mediaType: 'TEXT', contentType: null, mediaFileType: null, senderAvatar: null,
  simQuestions: null, interIdx: null, robotGender: null, isOfflineStatus: null, queueFlag: null, callId: null, handlerType: null,
  controlType: 'CHAT', sourceType: 'AGENT', senderNickname: 'Ana', timestamp: now, receiveTime: now, messageCode: 'code-1', content: 'Hello',
}; // prettier-ignore

const read = (changes: object): readonly Downlink[] => readDownlink({ ...nulls, ...changes }, now + 1);
const message = (changes: object) => {
  const found = read(changes).find((event) => event.type === 'message');
  if (!found) throw new Error('no message');
  return found.message;
};
const content = (changes: object): object => message(changes).content;

describe('readDownlink', () => {
  it('takes the author from sourceType, and nothing that is null', () => {
    expect(read({})).to.deep.equal([
      { type: 'attendant', attendant: { kind: 'agent', name: 'Ana' } },
      {
        type: 'message',
        message: { id: 'code-1', author: 'agent', name: 'Ana', at: now, content: { type: 'text', text: 'Hello' } },
        isQueueNotice: false,
      },
    ]);
    expect(message({ sourceType: 'ROBOT' }).author).to.equal('bot');
    expect(message({ sourceType: 'SYSTEM', senderNickname: '系统' }))
      .to.include({ author: 'system' })
      .and.to.not.have.property('name');
    expect(message({ sourceType: 'CUSTOMER', messageId: 'm1' })).to.include({ author: 'visitor', id: 'm1' });
  });

  it('takes a time as a number, a text, seconds or a date; else the time of its arrival', () => {
    for (const timestamp of [now, String(now), now / 1000, new Date(now).toISOString()]) expect(message({ timestamp }).at).to.equal(now);
    expect(message({ timestamp: null }).at).to.equal(now);
    expect(message({ timestamp: 'soon', receiveTime: null }).at).to.equal(now + 1);
  });

  it('makes an id of what a message is, where it has none: the same for the same, another for another', () => {
    const bare = { messageCode: null };
    expect(message(bare).id).to.equal(message({ ...bare, callId: 'later' }).id);
    const others = [{ content: 'Hello!' }, { timestamp: now + 1 }, { sourceType: 'ROBOT' }, { senderNickname: 'Bo' }];
    expect(new Set([message(bare), ...others.map((other) => message({ ...bare, ...other }))].map(({ id }) => id)).size).to.equal(5);
  });

  it('reads files: local and of the library, of older services, and with their names', () => {
    const local = message({ mediaType: 'IMAGE', content: '202507091157-x/photo', contentType: '1', mediaFileType: 'png' });
    expect(local.content).to.deep.equal({ type: 'file', file: { kind: 'picture', name: 'photo.png', mediaType: 'image/png' } });
    expect(JSON.parse(local.reference ?? '')).to.deep.equal({
      file: { from: 'local', id: '202507091157-x/photo', type: 'png', messageCode: 'code-1' },
    });
    expect(JSON.parse(message({ mediaType: 'DOCUMENT', content: 'lib-7', mediaFileType: 'pdf' }).reference ?? '')).to.have.nested.include({
      'file.from': 'library',
    });
    expect(content({ mediaType: 'FILE_IMAGE', content: 'id-7,jpg' })).to.have.nested.include({
      'file.kind': 'picture',
      'file.mediaType': 'image/jpeg',
    });
    expect(content({ mediaType: 'FILE', content: 'a, b.txt,6,7d9f,txt' })).to.deep.equal({
      type: 'file',
      file: { kind: 'document', name: 'a, b.txt', size: 6, mediaType: 'text/plain' },
    });
    expect(content({ mediaType: 'VIDEO', content: 'clip', mediaFileType: 'exe' })).to.not.have.nested.property('file.mediaType');
  });

  it('reads cards, and opens nothing but http(s)', () => {
    const card = (fields: object): object => content({ mediaType: 'WEBCARD', content: JSON.stringify(fields) });
    expect(card({ title: 'Shoes', description: 'Red', redirectUrl: 'https://shop.example.com/1', mediaFileId: 'lib-1' })).to.deep.equal({
      type: 'card', title: 'Shoes', description: 'Red', url: 'https://shop.example.com/1', hasPicture: true,
    }); // prettier-ignore
    for (const redirectUrl of [
      'javascript:alert(1)',
      ' JaVaScRiPt:x',
      'data:text/html,x',
      '//shop.example.com',
      'https://a:b@shop.example.com',
      7,
    ]) {
      expect(card({ title: 'Shoes', redirectUrl })).to.deep.equal({ type: 'card', title: 'Shoes', hasPicture: false });
    }
    expect(content({ mediaType: 'WEBCARD', content: '{"title"' })).to.deep.equal({ type: 'unknown', text: '{"title"' });
  });

  it('reads places, and does not believe in others', () => {
    expect(content({ mediaType: 'LOCATE', content: '53.5/9.9/Pier 3/4' })).to.deep.equal({
      type: 'location',
      latitude: 53.5,
      longitude: 9.9,
      label: 'Pier 3/4',
    });
    expect(content({ mediaType: 'LOCATE', content: '-0.5/179' })).to.deep.equal({ type: 'location', latitude: -0.5, longitude: 179 });
    for (const text of ['91/0/x', '0/181', 'a/b', '1', '//'])
      expect(content({ mediaType: 'LOCATE', content: text })).to.deep.equal({ type: 'unknown', text });
  });

  it('says of what it does not know what can be read of it', () => {
    expect(content({ mediaType: 'HOLOGRAM', content: 'x' })).to.deep.equal({ type: 'unknown', text: 'x' });
    expect(content({ mediaType: 'constructor', content: 'x' })).to.deep.equal({ type: 'unknown', text: 'x' });
  });

  it('reads what a bot adds', () => {
    const bot = { sourceType: 'ROBOT', interIdx: 'i-1' };
    expect(message({ ...bot, simQuestions: '["a","b"]' })).to.deep.include({ similarQuestions: ['a', 'b'], rateable: true });
    expect(message({ ...bot, simQuestions: 'a\nb\n' }).similarQuestions).to.deep.equal(['a', 'b']);
    expect(message({ ...bot, simQuestions: [{ question: 'a' }, { nothing: 1 }, 'b'] }).similarQuestions).to.deep.equal(['a', 'b']);
    expect(message({ interIdx: 'i-1', simQuestions: 'a' })).to.not.have.any.keys('similarQuestions', 'rateable');
  });

  it('hears that the visitor waits, whatever the words', () => {
    for (const queueFlag of ['Y', 'y', true, 'true', 1]) {
      const events = read({ sourceType: 'SYSTEM', content: '排队中', queueFlag }).map(({ type }) => type);
      expect(events).to.deep.equal(['message', 'queuing']);
    }
    for (const queueFlag of ['N', false, null, 0, '']) expect(read({ queueFlag }).map(({ type }) => type)).to.not.include('queuing');
  });

  it('hears of reading, typing and taking back', () => {
    expect(read({ controlType: 'READ', content: 'm1,m2, ,m3' })).to.deep.equal([{ type: 'read', messageIds: ['m1', 'm2', 'm3'] }]);
    expect(read({ controlType: 'INPUT', content: null })).to.deep.equal([{ type: 'typing', typing: true }]);
    expect(read({ controlType: 'RECALL', content: 'code-7' })).to.deep.equal([{ type: 'recalled', messageId: 'code-7' }]);
    expect(read({ controlType: 'READ', content: null })).to.deep.equal([]);
  });

  it('hears of the end, and of an end that is none', () => {
    const end = (changes: object) => read({ controlType: 'DISCONNECT', content: null, mediaType: null, ...changes }).at(-1);
    expect(end({})).to.deep.include({ type: 'disconnected', by: 'agent', offline: false });
    expect(end({ sourceType: 'SYSTEM', isOfflineStatus: false })).to.deep.include({ by: 'system', offline: false });
    expect(end({ sourceType: 'SYSTEM', isOfflineStatus: 'true', content: 'Leave a note' })).to.deep.include({
      by: 'system',
      offline: true,
    });
  });

  it('makes nothing of the visitor’s own commands in a history', () => {
    for (const controlType of ['CONNECT', 'DISCONNECT', 'TRANS2AGENT', 'INPUT', 'READ']) {
      expect(read({ sourceType: 'CUSTOMER', controlType, content: 'start' })).to.deep.equal([]);
    }
  });
});
