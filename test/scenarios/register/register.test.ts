import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest, isResponse } from '../support/center-admin.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('Registering', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('answers the challenge of the server, and shows the extension and that the agent is ready', async () => {
    const mark = await stage.admin.mark();
    const ada = await stage.desk({ extension: '1001' });
    await ada.shows(['Ready', '1001']);

    const messages = (await stage.admin.wire(mark)).map(({ direction, text }) => `${direction} ${text.split(' ').slice(0, 2).join(' ')}`);
    deepEqual(messages.slice(0, 4), [
      'in REGISTER sip:demo.localhost',
      'out SIP/2.0 401',
      'in REGISTER sip:demo.localhost',
      'out SIP/2.0 200',
    ]);
    const [first, challenge, second] = await stage.admin.wire(mark);
    doesNotMatch(first?.text ?? '', /^Authorization/m);
    match(challenge?.text ?? '', /^WWW-Authenticate: Digest .*qop="?auth/m);
    match(second?.text ?? '', /^Authorization: \(removed\)/m);
  });

  it('does not open the microphone', async () => {
    const ada = await stage.desk({ extension: '1001' });
    deepEqual(await ada.microphones(), { open: 0, ever: 0 });
  });

  it('with a wrong password is refused, told in words, and not tried again', async () => {
    const mark = await stage.admin.mark();
    const json = {
      server: `${stage.center.url.replace('http', 'ws')}/sip`,
      address: 'sip:1001@demo.localhost',
      username: '1001',
      password: 'wrong',
    };
    const ada = await stage.openDesk({ extension: '1001', sip: 'credential-url="/wrong"', answers: { '/wrong': { json } } });
    await ada.shows('Your sign-in was not accepted. Ask your administrator.');
    await ada.fact({ type: 'cc-registration-change', state: 'failed', code: 'credential-rejected' });
    await ada.fact({ type: 'cc-error', code: 'credential-rejected' });

    const requests = (await stage.admin.wire(mark)).filter((entry) => isRequest(entry, 'REGISTER'));
    ok(requests.length <= 4, `${String(requests.length)} attempts`);
    await ada.button('Try again').waitFor();
  });

  it('without a credential from the page’s server is refused before anything is sent, and works once there is one', async () => {
    const mark = await stage.admin.mark();
    const ada = await stage.openDesk({
      extension: '1001',
      sip: 'credential-url="/session"',
      answers: { '/session': { status: 403, json: {} } },
    });
    await ada.shows('Your sign-in was not accepted. Ask your administrator.');
    await ada.fact({ type: 'cc-error', code: 'credential-rejected' });
    deepEqual(await stage.admin.wire(mark), []);

    await ada.page
      .context()
      .route('**/session', (route) => route.continue({ url: `${stage.center.url}/cc/credential/sip?extension=1001` }));
    await ada.press('Try again');
    await ada.ready();
    await ada.hides('Your sign-in was not accepted');
  });

  it('with an expired credential says so, and offers to sign in', async () => {
    const json = {
      server: `${stage.center.url.replace('http', 'ws')}/sip`,
      address: 'sip:1001@demo.localhost',
      username: '1001',
      password: 'x',
      expiresAt: '2020-01-01T00:00:00Z',
    };
    const ada = await stage.openDesk({ extension: '1001', sip: 'credential-url="/old"', answers: { '/old': { json } } });
    await ada.fact({ type: 'cc-error', code: 'credential-expired' });
    await ada.shows('Your sign-in has expired. Sign in again.');
  });

  it('with a server that turns the phone away says so', async () => {
    await stage.admin.faults({ rejectRegister: { status: 404, times: 100 } });
    const ada = await stage.openDesk({ extension: '1001' });
    await ada.fact({ type: 'cc-error', code: 'registration-rejected' });
    await ada.shows('The phone server turned this phone away');
    await stage.admin.well();
    await ada.press('Try again');
    await ada.ready();
  });

  it('waits for a server that is away, tells it in words, and comes back by itself', async () => {
    await stage.admin.faults({ refuseSockets: true });
    const ada = await stage.openDesk({ extension: '1001' });
    await ada.shows('The phone server cannot be reached. Check your network; we keep trying.');
    await ada.fact({ type: 'cc-error', code: 'backend-unreachable' });
    await stage.admin.well();
    await ada.ready({ within: 20_000 });
    await ada.hides('cannot be reached');
  });

  it('ends with signing out, which the server learns, until the agent signs in again', async () => {
    const ada = await stage.desk({ extension: '1001' });
    const mark = await stage.admin.mark();
    await ada.press(/^Your status/);
    await ada.phone.getByRole('menuitem', { name: 'Sign out' }).click();
    await ada.shows('Signed out');
    await ada.fact({ type: 'cc-registration-change', state: 'unregistered' });
    const farewell = await stage.admin.seen('a farewell', (entry) => isRequest(entry, 'REGISTER'), mark);
    match(farewell.text, /^Expires: 0|expires=0/m);
    await until('nobody is registered', () => stage.center.sip.registrar.bindings('1001').length === 0);

    await ada.press('Sign in');
    await ada.shows(['Ready', '1001']);
    equal((await ada.facts()).filter(({ type, state }) => type === 'cc-registration-change' && state === 'registered').length, 2);
  });

  it('takes a nonce that went stale for what it is', async () => {
    await stage.admin.faults({ challengeStale: 1 });
    const mark = await stage.admin.mark();
    await stage.desk({ extension: '1001' });
    const challenges = (await stage.admin.wire(mark)).filter((entry) => isResponse(entry, 401, 'REGISTER'));
    equal(challenges.length, 2);
    match(challenges[1]?.text ?? '', /stale=true/i);
  });
});
