import { expect } from '@open-wc/testing';
import { DialogInfo } from './dialog-info.js';
import { presenceIn } from './presence-document.js';

const info = (attributes: string, ...dialogs: readonly string[]): string =>
  `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" entity="sip:1002@example.com" ${attributes}>${dialogs.join('')}</dialog-info>`;
const dialog = (id: string, state: string, direction = 'recipient'): string =>
  `<dialog id="${id}" direction="${direction}"><state>${state}</state></dialog>`;
const presence = (content: string): string =>
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid">${content}</presence>`;
const tuple = (basic: string): string => `<tuple id="a"><status><basic>${basic}</basic></status></tuple>`;

/** Documents of somebody who means no good, or cannot write. */
const hostile: readonly string[] = [
  '',
  'not xml',
  '<dialog-info',
  '<presence><unclosed></presence>',
  '<html xmlns="http://www.w3.org/1999/xhtml"><script>globalThis.broken = true</script></html>',
  `<!DOCTYPE dialog-info [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${info('version="0" state="full"', dialog('a', '&b;'))}`,
  `<!DOCTYPE presence SYSTEM "https://example.com/evil.dtd">${presence(tuple('open'))}`,
  info('version="0" state="full"', dialog('a', 'x'.repeat(40_000))),
  presence(tuple('x'.repeat(40_000))),
];

describe('a document of dialogs', () => {
  it('says idle, ringing or busy', () => {
    const state = (...dialogs: readonly string[]): unknown => new DialogInfo().take(info('version="0" state="full"', ...dialogs));
    expect(state()).to.equal('idle');
    expect(state(dialog('a', 'terminated'))).to.equal('idle');
    expect(state(dialog('a', 'early'))).to.equal('ringing');
    expect(state(dialog('a', 'early', 'initiator')), 'calls out').to.equal('busy');
    expect(state(dialog('a', 'confirmed'))).to.equal('busy');
    expect(state(dialog('a', 'early'), dialog('b', 'confirmed')), 'a second call').to.equal('busy');
  });

  it('is put together from parts, in their order', () => {
    const line = new DialogInfo();
    line.take(info('version="0" state="full"', dialog('a', 'confirmed')));
    expect(line.take(info('version="1" state="partial"', dialog('b', 'early')))).to.equal('busy');
    expect(line.take(info('version="2" state="partial"', dialog('a', 'terminated')))).to.equal('ringing');
    expect(line.take(info('version="1" state="partial"', dialog('b', 'confirmed'))), 'too late').to.equal(undefined);
    expect(line.take(info('version="0" state="full"')), 'a server that began again').to.equal('idle');
  });

  it('is not read where it means no good', () => {
    for (const text of hostile) expect(new DialogInfo().take(text), text.slice(0, 60)).to.equal(undefined);
    expect((globalThis as { broken?: boolean }).broken).to.equal(undefined);
    const many = Array.from({ length: 200 }, (_, index) => dialog(String(index), 'early'));
    expect(new DialogInfo().take(info('version="0" state="full"', ...many))).to.equal('ringing');
  });
});

describe('a document of presence', () => {
  it('says idle, busy, offline or unknown', () => {
    expect(presenceIn(presence(tuple('open')))).to.equal('idle');
    const talking = '<dm:person id="p"><rpid:activities><rpid:on-the-phone/></rpid:activities></dm:person>';
    expect(presenceIn(presence(tuple('open') + talking))).to.equal('busy');
    expect(presenceIn(presence(tuple('closed')))).to.equal('offline');
    expect(presenceIn(presence(tuple('closed') + talking)), 'closed to a second call').to.equal('busy');
    const away = '<dm:person id="p"><rpid:activities><rpid:away/></rpid:activities></dm:person>';
    expect(presenceIn(presence(tuple('closed') + away))).to.equal('offline');
    expect(presenceIn(presence('')), 'whose phone never says').to.equal('unknown');
    expect(presenceIn(presence(tuple('perhaps')))).to.equal('unknown');
  });

  it('is not read where it means no good', () => {
    for (const text of hostile) expect(presenceIn(text), text.slice(0, 60)).to.equal(undefined);
  });
});
