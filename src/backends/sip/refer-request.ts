import './call-core.js';
import type { CallLeg } from '../../contracts/phone-backend.js';
import type { DialTarget } from '../../model/dial-target.js';
import { CcError } from '../../model/error.js';
import { type TransferInput, type TransferStep, transferStepAfter } from '../../model/transfer-step.js';
import { referToAddress, referToDialogue } from './refer-to.js';
import { statusOfFragment } from './sip-fragment.js';
import { SipLeg } from './sip-leg.js';
import { targetURI } from './target-uri.js';

/** Nobody rings longer than this: a proxy gives up after three minutes (RFC 3261 §16.6, timer C), in ms. */
const patience = 200_000;

/** Hands a leg's far end to somebody at an address. Settles as `CallLeg.transfer`. */
export async function transfer(leg: SipLeg, target: DialTarget): Promise<void> {
  const own = leg.session?.userAgent.configuration.uri;
  const uri = own && targetURI(target, own);
  if (!uri) throw new CcError('invalid-number', 'not a SIP address');
  await refer(leg, referToAddress(uri));
}

/** Puts a leg's far end into the place of this side in another leg. Settles as `CallLeg.transferTo`. */
export async function transferTo(leg: SipLeg, other: CallLeg): Promise<void> {
  const session = other instanceof SipLeg ? other.session : undefined;
  const referTo = session && referToDialogue(session, other.party);
  if (referTo === undefined || !(other instanceof SipLeg)) throw failed('the other call is not connected');
  await refer(leg, referTo, other);
}

/** Asks with a REFER (RFC 3515), and listens to how it goes. The asked leg, and the other one, end when it is done. */
function refer(leg: SipLeg, referTo: string, other?: SipLeg): Promise<void> {
  const { session, setting } = leg;
  const dialog = session?.dialog;
  if (!session || !dialog || !setting.canSignal()) return Promise.reject(failed('the far end cannot be asked now'));
  const legs = other ? [leg, other] : [leg];
  let step: TransferStep = 'asking';
  return new Promise((resolve, reject) => {
    const finish = (error?: CcError): void => {
      stopWaiting();
      leg.over.signal.removeEventListener('abort', onOver);
      leg.handing.onNotify = undefined;
      for (const each of legs) each.handing.meaningOfBye = undefined;
      if (error) return reject(error);
      for (const each of legs) void each.sayGoodbye({ reason: 'transferred' });
      resolve();
    };
    const take = (input: TransferInput, status?: number): void => {
      const before = step;
      step = transferStepAfter(before, input);
      if (step === before) return;
      if (step === 'done') return finish();
      if (step !== 'asked') leg.events.emit({ type: 'transfer', transfer: step === 'ringing' ? step : undefined });
      if (step === 'refused') finish(failed('the call was not handed over', status));
    };
    const onOver = (): void => finish(leg.ending?.reason === 'transferred' ? undefined : new CcError('call-failed', 'the call is over'));
    const stopWaiting = setting.clock.after(patience, () => take('timeout'));
    leg.over.signal.addEventListener('abort', onOver, { once: true });
    for (const each of legs)
      each.handing.meaningOfBye = () => (transferStepAfter(step, 'hung-up') === 'done' ? { reason: 'transferred' } : undefined);
    leg.handing.onNotify = ({ message }) => {
      const status = statusOfFragment(message.body);
      if (status !== undefined) take(inputOf(status), status);
    };
    leg.events.emit({ type: 'transfer', transfer: 'asked' });
    setting.log('transfer-asked', { callId: leg.id });
    const onRefused = ({ message }: { readonly message: { readonly statusCode: number | undefined } }): void =>
      take('failure', message.statusCode);
    const { userAgent } = session;
    const extraHeaders = [
      `Refer-To: ${referTo}`,
      `Referred-By: <${userAgent.configuration.uri.toString()}>`,
      `Contact: ${userAgent.contact.toString()}`,
    ];
    const onAccept = ({ message }: { readonly message: { getHeader(name: string): string | undefined } }): void => {
      take(/^\s*false/i.test(message.getHeader('Refer-Sub') ?? '') ? 'success' : 'accepted');
    };
    dialog.refer({ onAccept, onReject: onRefused, onRedirect: onRefused }, { extraHeaders });
  });
}

function inputOf(status: number): TransferInput {
  if (status < 180) return 'trying';
  if (status < 200) return 'alerting';
  return status < 300 ? 'success' : 'failure';
}

function failed(message: string, status?: number): CcError {
  return new CcError('transfer-failed', message, { context: status === undefined ? {} : { status } });
}
