import type { ClickToCallEvent, DialPlan, PhoneFactory } from '../../contracts/click-to-call-backend.js';
import { CcError } from '../../model/error.js';
import type { ClickToCallEndReason } from '../../model/click-to-call.js';
import type { CecAnswer } from './cec-gate.js';
import { callCauses, callEvents, isOneOf } from './cec-codes.js';
import { dialPlanOf } from './gateway-address.js';
import { recordOf, textOf } from './wire-value.js';

/**
 * Reads an answer to `getClickToCallEvents`; undefined for no event and for
 * those that nobody knows: polling goes on. Source: Huawei CEC API,
 * getClickToCallEvents.
 */
export function readCallEvent(
  { body }: CecAnswer,
  { phone, isPlain }: { readonly phone: PhoneFactory; readonly isPlain: boolean },
): ClickToCallEvent | undefined {
  const content = recordOf(body['content']);
  const cause = textOf(content['causeId']);
  switch (textOf(body['eventId'])) {
    case callEvents.connected:
      return ready(dialPlanOf(content, { isPlain }), phone);
    case callEvents.queued:
      return { type: 'queued' };
    case callEvents.transferred:
      return { type: 'transferred' };
    case callEvents.queueTimeout:
      return { type: 'ended', reason: 'queue-timeout', ...withCause(cause) };
    case callEvents.disconnected:
      return { type: 'ended', reason: 'remote-hangup', ...withCause(cause) };
    case callEvents.failed:
      return failed(cause);
    default:
      return undefined;
  }
}

function ready(plan: DialPlan | undefined, phone: PhoneFactory): ClickToCallEvent {
  if (plan) return { type: 'ready', target: plan.target, phone: () => phone(plan) };
  const error = new CcError('backend-refused', 'the centre gave no address that can be called');
  return { type: 'ended', reason: 'failed', error };
}

function failed(cause: string | undefined): ClickToCallEvent {
  const reason = reasonOf(cause);
  const context = cause === undefined ? {} : { cause: cause.slice(0, 20) };
  const error = new CcError('call-failed', 'the centre could not make the call', { context });
  return { type: 'ended', reason, ...withCause(cause), ...(reason === 'failed' && { error }) };
}

/** The causes are those of the CTI platform; that its table holds here is not documented. */
function reasonOf(cause: string | undefined): ClickToCallEndReason {
  if (cause !== undefined && isOneOf(callCauses.noAgents, cause)) return 'no-agents';
  return cause !== undefined && isOneOf(callCauses.canceled, cause) ? 'canceled' : 'failed';
}

function withCause(cause: string | undefined): { readonly cause?: string } {
  return cause === undefined ? {} : { cause: cause.slice(0, 20) };
}
