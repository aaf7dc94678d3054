import { expect, waitUntil } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { CcError } from '../../model/error.js';
import { ScriptedAddresses, ScriptedTccc } from './scripted-tccc.testing.js';
import { TcccLink } from './tccc-link.js';
import type { TencentTcccOptions } from './tencent-tccc-options.js';

describe('The line to Tencent’s SDK', () => {
  const addresses = new ScriptedAddresses();
  let sdk: ScriptedTccc;
  let clock: VirtualClock;
  const links: TcccLink[] = [];

  beforeEach(() => {
    sdk = new ScriptedTccc();
    clock = new VirtualClock();
    addresses.count = 0;
  });
  afterEach(() => {
    for (const link of links.splice(0)) link.dispose();
    addresses.clear();
  });

  const make = (options: TencentTcccOptions = {}): TcccLink => {
    const link = new TcccLink({ sdkUrl: addresses.next, clock, ...options });
    links.push(link);
    return link;
  };
  const scripts = (): readonly HTMLScriptElement[] => [...document.querySelectorAll<HTMLScriptElement>('script[crossorigin]')];
  const failure = async (action: Promise<unknown>): Promise<string> =>
    action.then(
      () => 'nothing',
      (error: unknown) => (error instanceof CcError ? error.code : String(error)),
    );
  /** The SDK that a script brings, which says this to whoever listens. */
  const says = (event: string, payload?: unknown) => (): ScriptedTccc['api'] => {
    sdk.says = { event, payload };
    return sdk.api;
  };

  it('puts the script into the page as documented, once for all who want it', async () => {
    addresses.brings(says('ready'));
    const link = make();
    const [one, two] = await Promise.all([link.open(), link.open()]);
    expect(one).to.equal(sdk.api);
    expect(two).to.equal(sdk.api);
    expect(addresses.count).to.equal(1);
    expect(scripts()).to.have.length(1);
    expect(scripts()[0]?.crossOrigin).to.equal('anonymous');
    expect(scripts()[0]?.dataset['renderDomId']).to.equal(undefined);
    expect(sdk.asked).to.deep.equal(['hide']);
  });

  it('is one load for the whole page, however many back ends want it', async () => {
    addresses.brings(says('ready'));
    const all = await Promise.all([make().open(), make().open(), make().open()]);
    expect(all.every((one) => one === sdk.api)).to.equal(true);
    expect(addresses.count).to.equal(1);
  });

  it('gives the workbench a place that is large enough', async () => {
    addresses.brings(says('ready'));
    const host = Object.assign(document.createElement('div'), { id: 'place' });
    document.body.append(host);
    await make({ renderDomId: 'place' }).open();
    expect(scripts()[0]?.dataset['renderDomId']).to.equal('place');
    const { width, height } = host.getBoundingClientRect();
    expect([width >= 760, height]).to.deep.equal([true, 480]);
    expect(sdk.asked).to.deep.equal(['show']);
    host.remove();
    addresses.clear();
    expect(await failure(make({ renderDomId: 'no-such-place' }).open())).to.equal('backend-refused');
  });

  it('shows the vendor’s workbench where that is wanted', async () => {
    addresses.brings(says('ready'));
    await make({ vendorUi: 'shown' }).open();
    expect(sdk.asked).to.deep.equal(['show']);
  });

  it('fetches one fresh address when the first is over', async () => {
    let loads = 0;
    addresses.brings(() => (++loads === 1 ? says('tokenExpired', { message: 'over' })() : says('ready')()));
    expect(await make().open()).to.equal(sdk.api);
    expect(addresses.count).to.equal(2);
    expect(scripts()).to.have.length(1);
  });

  it('fetches exactly one, and starts anew when it is asked again', async () => {
    addresses.brings(says('tokenExpired'));
    const link = make();
    expect(await failure(link.open())).to.equal('credential-expired');
    expect(addresses.count).to.equal(2);
    expect(scripts()).to.have.length(0);
    addresses.clear();
    addresses.brings(says('ready'));
    expect(await link.open()).to.equal(sdk.api);
  });

  it('says that a script does not load, and takes it away', async () => {
    const link = make({ sdkUrl: addresses.dead });
    expect(await failure(link.open())).to.equal('backend-unreachable');
    expect(scripts()).to.have.length(0);
  });

  it('says that a script is not the SDK', async () => {
    addresses.brings(undefined);
    expect(await failure(make().open())).to.equal('backend-refused');
    addresses.brings(() => ({}) as ScriptedTccc['api']);
    expect(await failure(make().open())).to.equal('backend-refused');
  });

  it('does not wait for ever until it is ready', async () => {
    addresses.brings(() => sdk.api);
    const failed = failure(make({ timeout: 5000 }).open());
    await waitUntil(() => sdk.subscriptions > 0);
    await clock.advance(5000);
    expect(await failed).to.equal('backend-unreachable');
    expect(sdk.subscriptions).to.equal(0);
  });

  for (const url of [
    'http://script.example.com/sdk.js',
    'javascript:alert(1)',
    'data:text/javascript,1',
    'ftp://example.com/x',
    'https://',
  ])
    it(`does not run what is at ${url}`, async () => {
      expect(await failure(make({ sdkUrl: async () => url }).open())).to.equal('backend-refused');
      expect(scripts()).to.have.length(0);
    });

  describe('to one that is there already', () => {
    beforeEach(() => {
      (window as { tccc?: unknown }).tccc = sdk.api;
    });

    it('adopts it, when its agent has logged in', async () => {
      sdk.status = 'rest';
      expect(await make().open()).to.equal(sdk.api);
      expect(addresses.count).to.equal(0);
    });

    it('waits for its word, when its agent is offline', async () => {
      const opening = make().open();
      sdk.emit('ready');
      expect(await opening).to.equal(sdk.api);
    });

    it('takes the page’s word for it', async () => {
      expect(await make({ isReady: true, sdkUrl: undefined }).open()).to.equal(sdk.api);
    });

    it('loads another when that one is over', async () => {
      addresses.brings(says('ready'));
      const opening = make().open();
      sdk.emit('tokenExpired');
      expect(await opening).to.equal(sdk.api);
      expect(addresses.count).to.equal(1);
    });
  });

  describe('asked for something', () => {
    const ask = (): Promise<unknown> =>
      make({ isReady: true, commandTimeout: 5000 }).ask(({ Call }) => Call.hold({ sessionId: 's' }), 'call-failed');
    beforeEach(() => {
      (window as { tccc?: unknown }).tccc = sdk.api;
    });

    for (const ending of ['error', 'reject', 'throw'] as const)
      it(`rejects when that ends with ${ending}, with the vendor’s words for the log`, async () => {
        sdk.ending = ending;
        const error: unknown = await ask().catch((cause: unknown) => cause);
        expect(error).to.be.instanceOf(CcError).and.to.have.property('code', 'call-failed');
        expect((error as CcError).message).to.equal(ending === 'throw' ? 'not ready' : 'The seat is busy.');
      });

    it('rejects when no answer comes', async () => {
      sdk.ending = 'silence';
      const failed = failure(ask());
      await clock.advance(5000);
      expect(await failed).to.equal('backend-unreachable');
    });

    it('keeps what is asked before it is ready, and asks then', async () => {
      sdk.status = 'offline';
      const asking = make().ask(({ Call }) => Call.hold({ sessionId: 's' }), 'call-failed');
      await clock.advance(1000);
      expect(sdk.asked).to.deep.equal(['hide']);
      sdk.emit('ready');
      await asking;
      expect(sdk.asked).to.deep.equal(['hide', 'hold s']);
    });
  });

  it('asks the page’s own server, and says what it says', async () => {
    addresses.brings(says('ready'));
    const url = await addresses.next();
    const answers: readonly (readonly [Response | Error, string])[] = [
      [Response.json({ SdkURL: url }), 'nothing'],
      [new Response('', { status: 401 }), 'credential-rejected'],
      [new Response('', { status: 502 }), 'credential-rejected'],
      [new Response('', { status: 503 }), 'backend-unreachable'],
      [new Response('', { status: 429 }), 'backend-unreachable'],
      [new Response('<html>'), 'credential-rejected'],
      [Response.json({ SdkURL: 7 }), 'credential-rejected'],
      [new TypeError('fetch failed'), 'backend-unreachable'],
    ];
    for (const [answer, expected] of answers) {
      delete (window as { tccc?: unknown }).tccc;
      const seen: RequestInit[] = [];
      const ask = async (_url: unknown, init?: RequestInit): Promise<Response> => {
        seen.push(init ?? {});
        if (answer instanceof Error) throw answer;
        return answer;
      };
      expect(await failure(make({ sdkUrl: undefined, credentialUrl: '/cc', fetch: ask }).open()), expected).to.equal(expected);
      expect(seen[0]).to.include({ method: 'POST', credentials: 'same-origin', cache: 'no-store' });
    }
  });

  it('hears nothing any more when it is disposed', async () => {
    addresses.brings(says('ready'));
    const link = make();
    const heard: unknown[] = [];
    link.on('callIn', (payload) => heard.push(payload));
    await link.open();
    link.dispose();
    sdk.emit('callIn', {});
    expect(heard).to.deep.equal([]);
    expect(sdk.subscriptions).to.equal(0);
    expect(await failure(link.open())).to.equal('disposed');
  });
});
