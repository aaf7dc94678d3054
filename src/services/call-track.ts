import type { Call } from '../model/call.js';
import type { CallReport, CallSurroundings, FigureRange, ReportedStep, ReportedWarning, SoundFigures } from '../model/call-report.js';
import type { CallQuality, SoundQuality } from '../model/quality.js';

/** A call of more than so many seconds is told by its last ones. */
const mostSeconds = 7200;
/** And by so many changes; somebody may press mute all day. */
const mostSteps = 300;

/** What is noted of one call while it lives. */
export class CallTrack {
  readonly #steps: ReportedStep[] = [];
  readonly #warnings: ReportedWarning[] = [];
  readonly #received: SoundQuality[] = [];
  readonly #sent: SoundQuality[] = [];
  #call: Call | undefined;

  get call(): Call | undefined {
    return this.#call;
  }

  /** The call is like this now. */
  hear(call: Call, now: number): void {
    const before = this.#call;
    this.#call = call;
    if (before === call) return;
    for (const what of changes(call, before)) if (this.#steps.length < mostSteps) this.#steps.push({ at: iso(now), what });
    if (call.quality && call.quality !== before?.quality) this.#measure(call.quality, now);
    if (call.state === 'ended') this.#clear([], now);
  }

  /** What it was like until now. */
  report(surroundings: CallSurroundings, masked: boolean): CallReport | undefined {
    const call = this.#call;
    if (!call) return undefined;
    const { quality, error, answeredAt, endedAt, endReason, endStatus } = call;
    const status = error?.context['status'];
    return Object.freeze<CallReport>({
      callId: call.id,
      direction: call.direction,
      number: masked ? maskedNumber(call.party.number) : call.party.number,
      startedAt: iso(call.startedAt),
      ...(answeredAt && { answeredAt: iso(answeredAt) }),
      ...(endedAt && { endedAt: iso(endedAt) }),
      ...(endReason && { endReason }),
      ...(endStatus && { status: endStatus }),
      ...(error && { error: { code: error.code, ...(typeof status === 'number' && { status }) } }),
      ...(quality?.codec && { codec: quality.codec }),
      ...(quality?.path && { path: quality.path }),
      seconds: this.#received.length,
      ...(this.#received.length > 0 && { received: figuresOf(this.#received) }),
      ...(this.#sent.length > 0 && { sent: figuresOf(this.#sent) }),
      warnings: [...this.#warnings],
      steps: [...this.#steps],
      surroundings,
    });
  }

  #measure(quality: CallQuality, now: number): void {
    const { warnings, sent } = quality;
    keep(this.#received, quality);
    if (sent) keep(this.#sent, sent);
    this.#clear(warnings, now);
    for (const warning of warnings)
      if (!this.#warnings.some((one) => one.warning === warning && !one.to)) this.#warnings.push({ warning, from: iso(now) });
  }

  /** Ends the warnings that are not among these. */
  #clear(raised: readonly string[], now: number): void {
    for (const [index, one] of this.#warnings.entries())
      if (!one.to && !raised.includes(one.warning)) this.#warnings[index] = { ...one, to: iso(now) };
  }
}

/** The last three digits, which tell calls of a day apart. An address keeps nothing that tells whose it is. */
export function maskedNumber(number: string): string {
  const shown = /^[\d+*# ]+$/.test(number) && number.length > 5 ? number.slice(-3) : '';
  return `•••••${shown}`;
}

function changes(call: Call, before: Call | undefined): readonly string[] {
  const fields = ['hold', 'media'] as const;
  return [
    ...(call.state !== before?.state ? [call.state] : []),
    ...fields.filter((field) => before && call[field] !== before[field]).map((field) => `${field} ${call[field]}`),
    ...(before && call.muted !== before.muted ? [call.muted ? 'muted' : 'unmuted'] : []),
    ...(before && call.transfer !== before.transfer ? [call.transfer ? `transfer ${call.transfer}` : 'transfer over'] : []),
    ...(before && call.recording !== before.recording ? [`recording ${call.recording}`] : []),
  ];
}

function keep(seconds: SoundQuality[], { mos, loss, jitter, roundTrip }: SoundQuality): void {
  seconds.push({ mos, loss, jitter, roundTrip });
  if (seconds.length > mostSeconds) seconds.shift();
}

function figuresOf(seconds: readonly SoundQuality[]): SoundFigures {
  const range = (name: keyof SoundQuality, digits: number): FigureRange => {
    const sorted = seconds.map((second) => second[name]).sort((one, other) => one - other);
    const at = (index: number): number => Math.round((sorted[index] ?? 0) * 10 ** digits) / 10 ** digits;
    return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
  };
  return { mos: range('mos', 2), loss: range('loss', 4), jitter: range('jitter', 1), roundTrip: range('roundTrip', 1) };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
