import type { Phone } from '../../context/contexts.js';
import { CallEndedEvent, CallIncomingEvent, CallStateChangeEvent } from '../../events/call-facts.js';
import { CallReferralEvent } from '../../events/call-referral-event.js';
import { FarDigitEvent, LineStateChangeEvent, VoicemailChangeEvent } from '../../events/phone-facts.js';
import { RecordingReadyEvent } from '../../events/recording-ready-event.js';
import { RegistrationChangeEvent } from '../../events/registration-facts.js';
import { type Call, callChanges, isRingingIn } from '../../model/call.js';
import type { Line } from '../../model/line.js';
import type { Registration } from '../../model/registration.js';
import type { Voicemail } from '../../model/voicemail.js';

/**
 * Dispatches a phone's facts from `target` until `signal` is aborted. To be
 * called once by whoever holds the phone: the desk, or a widget that was given
 * it directly.
 */
export function dispatchPhoneFacts(phone: Phone, target: EventTarget, signal: AbortSignal): void {
  const onCalls = (calls: readonly Call[], before: readonly Call[]): void => {
    for (const { call, previous } of callChanges(calls, before)) {
      if (!previous && isRingingIn(call)) target.dispatchEvent(new CallIncomingEvent(call));
      target.dispatchEvent(new CallStateChangeEvent(call, previous));
      if (call.state === 'ended') target.dispatchEvent(new CallEndedEvent(call));
    }
  };
  const onRegistration = (registration: Registration, before: Registration): void => {
    target.dispatchEvent(new RegistrationChangeEvent(registration, before));
  };
  const onLines = (lines: readonly Line[], before: readonly Line[]): void => {
    for (const line of lines) {
      const previous = before.find(({ address }) => address === line.address)?.state;
      if (line.state !== previous) target.dispatchEvent(new LineStateChangeEvent(line, previous));
    }
  };
  signal.addEventListener(
    'abort',
    phone.admitReferrals((call, party) => target.dispatchEvent(new CallReferralEvent(call, party))),
    { once: true },
  );
  signal.addEventListener(
    'abort',
    phone.on('recorded', (recording) => target.dispatchEvent(new RecordingReadyEvent(recording))),
    { once: true },
  );
  signal.addEventListener(
    'abort',
    phone.on('farDigit', ({ callId, digit }) => target.dispatchEvent(new FarDigitEvent(callId, digit))),
    { once: true },
  );
  phone.subscribe<readonly Line[]>(onLines, { selector: (state) => state.lines, signal });
  phone.subscribe<Voicemail | undefined>((now, before) => target.dispatchEvent(new VoicemailChangeEvent(now, before)), {
    selector: (state) => state.voicemail,
    signal,
  });
  phone.subscribe<readonly Call[]>(onCalls, { selector: (state) => state.calls, signal });
  phone.subscribe<Registration>(onRegistration, { selector: (state) => state.registration, signal });
}
