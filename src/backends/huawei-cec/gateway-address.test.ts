import { expect } from '@open-wc/testing';
import { dialPlanOf, gatewayUrl } from './gateway-address.js';

const content = {
  domain: 'gw.example.com',
  gwAddresses: ['gw1.example.com:8443'],
  accessCode: '179080000537636',
  clickToCallCaller: 'AnonymousCard',
};

describe('gatewayUrl', () => {
  const urls: readonly (readonly [unknown, string | undefined])[] = [
    ['gw.example.com:8443', 'wss://gw.example.com:8443/'],
    ['gw.example.com', 'wss://gw.example.com/'],
    ['192.0.2.1:443/ws', 'wss://192.0.2.1/ws'],
    ['[2001:db8::1]:8443', 'wss://[2001:db8::1]:8443/'],
    ['wss://gw.example.com/sip?x=1', 'wss://gw.example.com/sip?x=1'],
    [' wss://gw.example.com ', 'wss://gw.example.com/'],
    ['localhost:8080/gateway', 'wss://localhost:8080/gateway'],
    ['ws://127.0.0.1:8080/gateway', 'ws://127.0.0.1:8080/gateway'],
    ['ws://gw.example.com', undefined],
    ['https://gw.example.com', undefined],
    ['javascript:alert(1)', undefined],
    ['wss://user:secret@gw.example.com', undefined],
    ['', undefined],
    [null, undefined],
    [{ url: 'x' }, undefined],
  ];
  for (const [entry, url] of urls)
    it(`makes ${url ?? 'nothing'} of ${JSON.stringify(entry)}`, () => expect(gatewayUrl(entry)).to.equal(url));

  it('goes without TLS only on loopback, where the service does, too', () => {
    expect(gatewayUrl('localhost:8080/gateway', { isPlain: true })).to.equal('ws://localhost:8080/gateway');
    expect(gatewayUrl('127.0.0.1:8080', { isPlain: true })).to.equal('ws://127.0.0.1:8080/');
    expect(gatewayUrl('gw.example.com:8080', { isPlain: true })).to.equal('wss://gw.example.com:8080/');
    expect(gatewayUrl('localhost.example.com', { isPlain: true })).to.equal('wss://localhost.example.com/');
  });
});

describe('dialPlanOf', () => {
  it('calls the access code at the domain, as the caller', () => {
    expect(dialPlanOf(content)).to.deep.equal({
      servers: ['wss://gw1.example.com:8443/'],
      address: 'sip:AnonymousCard@gw.example.com',
      target: 'sip:179080000537636@gw.example.com',
    });
  });

  it('takes the access code as a number, and a caller of its own where none is named', () => {
    const plan = dialPlanOf({ ...content, accessCode: 179080000537636, clickToCallCaller: null });
    expect(plan).to.include({ target: 'sip:179080000537636@gw.example.com', address: 'sip:AnonymousCard@gw.example.com' });
  });

  it('keeps the order of the gateways, and leaves out what is none', () => {
    const plan = dialPlanOf({ ...content, gwAddresses: ['wss://b.example.com', 'a.example.com', 'ftp://c', null, 'b.example.com'] });
    expect(plan?.servers).to.deep.equal(['wss://b.example.com/', 'wss://a.example.com/']);
  });

  it('lets nothing out of the user part', () => {
    expect(dialPlanOf({ ...content, accessCode: '17 90\t80' })?.target).to.equal('sip:179080@gw.example.com');
    const plan = dialPlanOf({ ...content, accessCode: '1@evil.example.com;x\r\nVia: y', clickToCallCaller: '<sip:a>"\ud800' });
    expect(plan?.target).to.match(/^sip:[^@\s<>;"]+@gw\.example\.com$/);
    expect(plan?.address).to.match(/^sip:[^@\s<>;"]+@gw\.example\.com$/);
  });

  it('does without what cannot be called', () => {
    const broken = [
      null, 'x', {}, { ...content, gwAddresses: [] }, { ...content, gwAddresses: ['ws://gw.example.com'] }, { ...content, accessCode: ' ' },
      { ...content, domain: '' }, { ...content, domain: 'gw.example.com>;x' }, { ...content, accessCode: {} },
    ]; // prettier-ignore
    for (const each of broken) expect(dialPlanOf(each)).to.equal(undefined);
  });
});
