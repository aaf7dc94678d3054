import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCenter, type Center } from '../../demo/center/center.js';
import { defaultConfig } from '../../demo/center/config.js';
import { allHeaders, header, type SIPResponse } from '../../demo/center/sip/message.js';
import { VirtualClock } from '../../demo/center/virtual-clock.js';
import { WireClient } from './wire-client.js';

const contacts = (response: SIPResponse): readonly string[] => allHeaders(response, 'contact');

describe('The registrar, on the wire', () => {
  const clock = new VirtualClock();
  const clients: WireClient[] = [];
  let center: Center;

  const connected = async (extension: string, host?: string): Promise<WireClient> => {
    const client = await new WireClient(center, extension, host).connect();
    clients.push(client);
    return client;
  };

  before(async () => {
    const config = defaultConfig();
    center = await startCenter({ clock, partner: false, config: { ...config, limits: { ...config.limits, bindingsPerAccount: 3 } } });
  });

  after(async () => {
    for (const client of clients) client.disconnect();
    await center.close();
  });

  it('challenges, then registers', async () => {
    const client = await connected('1001');
    const outline = client.registration();
    const challenge = await client.ask(outline);
    assert.equal(challenge.status, 401);
    assert.match(
      header(challenge, 'www-authenticate') ?? '',
      /^Digest realm="demo\.localhost", nonce="[0-9a-f]{32}", algorithm=MD5, qop="auth"$/,
    );
    const request = client.signed(outline, challenge);
    client.send(request);
    const response = await client.takeResponse(request);
    assert.equal(response.status, 200);
    assert.deepEqual(contacts(response), [`${client.contact};expires=300`]);
  });

  it('asks again after a wrong password, and never lets it in', async () => {
    const client = await connected('1002');
    const response = await client.takeResponse(await client.begin(client.registration(), 'guess'));
    assert.equal(response.status, 401);
    assert.doesNotMatch(header(response, 'www-authenticate') ?? '', /stale/);
  });

  it('takes credentials once only', async () => {
    const client = await connected('1002');
    const outline = client.registration();
    const signed = client.signed(outline, await client.ask(outline));
    client.send(signed);
    assert.equal((await client.takeResponse(signed)).status, 200);
    client.send(signed);
    const again = await client.takeResponse(signed);
    assert.equal(again.status, 401);
    assert.match(header(again, 'www-authenticate') ?? '', /stale=true/);
  });

  it('lets nobody register somebody else', async () => {
    const client = await connected('1003');
    const response = await client.register({ to: `<sip:1004@${client.domain}>` });
    assert.equal(response.status, 403);
  });

  it('gives a GRUU to a user agent that names its instance, and one binding each', async () => {
    const instance = ';reg-id=1;+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000001>"';
    const first = await connected('1005', 'one.invalid');
    assert.match(
      contacts(await first.register({ parameters: instance }))[0] ?? '',
      /;pub-gruu="sip:1005@demo\.localhost;gr=urn:uuid:00000000-0000-4000-8000-000000000001"$/,
    );
    const again = await connected('1005', 'two.invalid');
    const response = await again.register({ parameters: instance });
    assert.equal(header(response, 'require'), 'outbound');
    assert.equal(contacts(response).length, 1);
    assert.match(contacts(response)[0] ?? '', /two\.invalid/);
  });

  it('keeps several bindings, but not endlessly many', async () => {
    for (const host of ['a.invalid', 'b.invalid', 'c.invalid']) {
      assert.equal((await (await connected('1006', host)).register()).status, 200);
    }
    const response = await (await connected('1006', 'd.invalid')).register();
    assert.equal(response.status, 503);
    const asked = await (await connected('1006', 'e.invalid')).register({ contacts: [] });
    assert.equal(contacts(asked).length, 3);
  });

  it('removes one binding with Expires 0, and all with a star', async () => {
    const one = await connected('1007', 'f.invalid');
    const other = await connected('1007', 'g.invalid');
    await one.register();
    await other.register();
    assert.equal(contacts(await one.register({ expires: 0 })).length, 1);
    assert.equal((await other.register({ contacts: ['*'], expires: 300 })).status, 400);
    assert.equal(contacts(await other.register({ contacts: ['*'], expires: 0 })).length, 0);
  });

  it('refuses a time that is too short, and shortens one that is too long', async () => {
    const client = await connected('1008');
    const brief = await client.register({ expires: 5 });
    assert.equal(brief.status, 423);
    assert.equal(header(brief, 'min-expires'), '10');
    assert.match(contacts(await client.register({ expires: 999_999 }))[0] ?? '', /;expires=3600$/);
  });

  it('forgets a binding when its time is over', async () => {
    const client = await connected('1008', 'h.invalid');
    const before = contacts(await client.register({ expires: 60 })).filter((contact) => contact.includes('h.invalid'));
    assert.equal(before.length, 1);
    clock.pass(61_000);
    const after = contacts(await client.register({ contacts: [] })).filter((contact) => contact.includes('h.invalid'));
    assert.equal(after.length, 0);
  });

  it('refuses an update that is older than what it knows', async () => {
    const client = await connected('1009');
    await client.register({ callID: 'same', sequence: 10 });
    assert.equal((await client.register({ callID: 'same', sequence: 5 })).status, 400);
  });

  it('refuses extensions that it does not know', async () => {
    const client = await connected('1009');
    const response = await client.ask(client.registration({ headers: [['Require', 'telepathy']] }));
    assert.equal(response.status, 420);
    assert.equal(header(response, 'unsupported'), 'telepathy');
  });
});
