import type { GatheringOutcome, LineCheck, RelayTransport } from '../contracts/line-check.js';
import type { SoundCheck } from '../contracts/sound-check.js';
import type { Clock } from '../kit/clock.js';
import {
  type CheckCode,
  type CheckFigures,
  type CheckStage,
  type CheckStepName,
  type CheckVerdict,
  verdictOf,
} from '../model/call-check.js';
import { parseDialTarget } from '../model/dial-target.js';
import { CcError, toCcError } from '../model/error.js';
import { type CallQuality, callQuality } from '../model/quality.js';

/** So long a microphone is listened to, in ms: a sentence. */
const recordFor = 3000;
/** So long an echo is listened to, in ms: enough seconds for a score. */
const listenFor = 6000;
/** Below the first there is nothing but the noise of the wire, below the second no voice, of 0 to 1. */
const [silent, quiet] = [0.05, 0.3];

/** What a step has to work with. */
export interface StepSetting {
  readonly sound: SoundCheck;
  /** Absent: there is no server to be looked at. */
  readonly line: LineCheck | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly echoNumber: string | undefined;
  readonly isRegistered: boolean;
  readonly onStage: (stage: CheckStage) => void;
  readonly onLevel: (level: number) => void;
  /** Resolves with what its reader says to the question whether the tone was heard. */
  readonly confirm: () => Promise<boolean>;
}

type Step = (setting: StepSetting) => Promise<CheckVerdict>;

/** What each step does. All reject with the signal's reason when it is aborted, and with nothing else. */
export const stepActions: Readonly<Record<CheckStepName, Step>> = {
  permission: findings('permission', async ({ sound, signal }) => {
    try {
      await sound.askPermission({ signal });
      return ['microphone-allowed'];
    } catch (cause) {
      // a microphone that is missing or busy says nothing of the permission
      return [codeOf(cause, ['microphone-denied', 'unsupported-browser'], 'permission-unasked')];
    }
  }),
  microphone: findings('microphone', async ({ sound, signal, onStage, onLevel }) => {
    try {
      onStage('recording');
      const recording = await sound.record({ signal, length: recordFor, onLevel });
      const { level, device } = recording;
      const figures = { level, ...(device && { device }) };
      if (level < silent) return ['microphone-silent', figures];
      onStage('playing');
      await recording.play({ signal });
      return [level < quiet ? 'microphone-quiet' : 'microphone-heard', figures];
    } catch (cause) {
      return [codeOf(cause, ['microphone-denied', 'microphone-missing', 'unsupported-browser'], 'microphone-busy')];
    }
  }),
  speaker: findings('speaker', async ({ sound, signal, onStage, confirm }) => {
    onStage('playing');
    if (!(await sound.playTone({ signal }))) return ['sound-locked'];
    const heard = confirm();
    onStage('asking');
    return [(await heard) ? 'speaker-heard' : 'speaker-unheard'];
  }),
  socket: onLine('socket', async (line, { clock, signal }) => {
    const start = clock.now();
    try {
      await line.connect({ signal });
      return ['socket-open', { time: clock.now() - start }];
    } catch (cause) {
      return [toCcError(cause, 'backend-unreachable').context['step'] === 'credential' ? 'credential-unavailable' : 'socket-refused'];
    }
  }),
  registration: onLine('registration', async (line, { clock, signal, isRegistered }) => {
    // a server that allows one phone at a time would drop the one that works
    if (isRegistered) return ['already-registered'];
    const start = clock.now();
    try {
      await line.register({ signal });
      return ['registration-accepted', { time: clock.now() - start }];
    } catch (cause) {
      const code = codeOf(cause, ['credential-rejected', 'credential-expired', 'registration-rejected'], 'registration-unanswered');
      return [code, statusIn(cause)];
    }
  }),
  stun: onLine('stun', async (line, { clock, signal }) => {
    const { stun } = await line.iceServers({ signal });
    if (stun === 0) return ['stun-not-configured'];
    const start = clock.now();
    const { kind } = await line.askStun({ signal });
    return kind === 'reached' ? ['stun-reached', { time: clock.now() - start }] : ['stun-unreachable'];
  }),
  turn: onLine('turn', async (line, { clock, signal }) => {
    const { turn } = await line.iceServers({ signal });
    if (turn.length === 0) return ['turn-not-configured'];
    const figures: Partial<Record<RelayTransport, number | string>> = {};
    const kinds: GatheringOutcome['kind'][] = [];
    for (const transport of turn) {
      const start = clock.now();
      const { kind } = await line.askTurn(transport, { signal });
      kinds.push(kind);
      figures[transport] = kind === 'reached' ? clock.now() - start : kind;
    }
    if (kinds.every((kind) => kind === 'reached')) return ['turn-reached', figures];
    if (kinds.includes('reached')) return ['turn-partly', figures];
    return [kinds.includes('refused') ? 'turn-refused' : 'turn-unreachable', figures];
  }),
  call: onLine('call', async (line, { sound, signal, echoNumber }) => {
    if (!echoNumber) return ['call-not-configured'];
    try {
      const { microphone } = sound;
      const { setUp, qualities } = await line.call(parseDialTarget(echoNumber), { signal, microphone, listenFor });
      const quality = averageOf(qualities);
      if (!quality || qualities.every(({ warnings }) => warnings.includes('no-sound-received')))
        return ['call-without-sound', { time: setUp }];
      const { level, mos, loss, jitter, roundTrip, codec, path } = quality;
      return [`call-${level}`, { time: setUp, mos, loss, jitter, roundTrip, ...(codec && { codec }), ...path }];
    } catch (cause) {
      return [fateOf(toCcError(cause, 'call-failed')), statusIn(cause)];
    }
  }),
};

type Finding = readonly [code: CheckCode, figures?: CheckFigures];

function findings(name: CheckStepName, look: (setting: StepSetting) => Promise<Finding>): Step {
  return async (setting) => {
    const [code, figures] = await look(setting);
    setting.signal.throwIfAborted();
    return verdictOf(name, code, figures);
  };
}

function onLine(name: CheckStepName, look: (line: LineCheck, setting: StepSetting) => Promise<Finding>): Step {
  return findings(name, async (setting) => (setting.line ? look(setting.line, setting) : ['not-available']));
}

/** The error's own code where it is one of these. */
function codeOf<Code extends CheckCode>(cause: unknown, known: readonly Code[], otherwise: CheckCode): CheckCode {
  return known.find((code) => cause instanceof CcError && cause.code === code) ?? otherwise;
}

function statusIn(cause: unknown): CheckFigures {
  const status = cause instanceof CcError ? cause.context['status'] : undefined;
  return typeof status === 'number' ? { status } : {};
}

function fateOf({ code, context }: CcError): CheckCode {
  if (code === 'media-failed') return 'call-without-media';
  if (code === 'microphone-denied' || code === 'microphone-missing' || code === 'microphone-busy') return code;
  return context['reason'] === 'no-answer' || context['reason'] === 'unavailable' ? 'call-unanswered' : 'call-refused';
}

/** What all seconds were like together. */
function averageOf(qualities: readonly CallQuality[]): CallQuality | undefined {
  const last = qualities.at(-1);
  if (!last) return undefined;
  const mean = (name: 'loss' | 'jitter' | 'roundTrip'): number =>
    qualities.reduce((sum, quality) => sum + quality[name], 0) / qualities.length;
  const { codec, path } = last;
  const measure = { loss: mean('loss'), jitter: mean('jitter'), roundTrip: mean('roundTrip') };
  return callQuality(measure, undefined, { ...(codec && { codec }), ...(path && { path }) });
}
