import {
  callQuality,
  type CallCheckState,
  type CheckCode,
  type CheckFigures,
  type CheckReport,
  type CheckStage,
  type CheckStatus,
  type CheckStep,
  type NetworkMeasure,
  type QualityFacts,
} from 'contact-center-widgets';
import { people, sampleCall } from './samples.js';
import type { Scene, SceneGroup } from './scene.js';

const names = ['permission', 'microphone', 'speaker', 'socket', 'registration', 'stun', 'turn', 'call'] as const;

type Found = readonly [status: CheckStatus, code: CheckCode, figures?: CheckFigures];

/** Steps that were found to be so, then one that is looked at, then those that wait. */
function steps(found: readonly Found[], stage?: CheckStage): readonly CheckStep[] {
  return names.map((name, index): CheckStep => {
    const [status, code, figures = {}] = found[index] ?? [];
    if (status && code) return { name, stage: 'done', verdict: { step: name, status, code, figures } };
    return { name, stage: index === found.length && stage ? stage : 'waiting' };
  });
}

function scene(name: string, state: Partial<CallCheckState>): Scene {
  return {
    name,
    show: (frame) => {
      const whole: CallCheckState = { phase: 'running', steps: steps([]), level: 0, report: undefined, ...state };
      const check = {
        state: whole,
        subscribe: () => () => undefined,
        start: () => Promise.resolve(),
        repeat: () => Promise.resolve(),
        cancel: () => undefined,
        confirm: () => undefined,
      };
      frame.append(Object.assign(document.createElement('cc-call-check'), { check }));
    },
  };
}

function done(status: CheckReport['status'], found: readonly Found[]): Partial<CallCheckState> {
  const all = steps(found);
  const report: CheckReport = {
    at: '2026-11-21T09:00:00.000Z',
    status,
    browser: 'Chrome 156',
    verdicts: all.flatMap(({ verdict }) => verdict ?? []),
  };
  return { phase: 'done', steps: all, report };
}

const sound: readonly Found[] = [
  ['passed', 'microphone-allowed'],
  ['passed', 'microphone-heard', { level: 0.7, device: 'Jabra Evolve2 65' }],
  ['passed', 'speaker-heard'],
];
const good: readonly Found[] = [
  ...sound,
  ['passed', 'socket-open', { time: 42 }],
  ['passed', 'registration-accepted', { time: 61 }],
  ['passed', 'stun-reached', { time: 38 }],
  ['passed', 'turn-reached', { udp: 74, tcp: 96, tls: 131 }],
  ['passed', 'call-good', { time: 240, mos: 4.37, loss: 0.002, jitter: 3, roundTrip: 28, codec: 'opus', protocol: 'udp' }],
];

const quality = (name: string, measure: NetworkMeasure, facts: QualityFacts, open = false): Scene => ({
  name,
  show: async (frame, clock) => {
    const sound = { codec: 'opus', path: { local: 'srflx', remote: 'host', protocol: 'udp' }, ...facts };
    const call = sampleCall(clock, people.amina, { quality: callQuality(measure, undefined, sound) });
    const element = Object.assign(document.createElement('cc-call-quality'), { call });
    frame.append(element);
    await element.updateComplete;
    if (open) element.shadowRoot?.querySelector<HTMLElement>('.meter')?.click();
  },
});

/** Every state of the check before the first call. */
export const checkScenes: readonly SceneGroup[] = [
  {
    element: 'cc-call-check',
    scenes: [
      scene('before', { phase: 'idle' }),
      scene('recording', { steps: steps(sound.slice(0, 1), 'recording'), level: 0.62 }),
      scene('question', { steps: steps(sound.slice(0, 2), 'asking') }),
      scene('on the line', { steps: steps(good.slice(0, 6), 'running') }),
      scene('all well', done('passed', good)),
      scene(
        'not at its best',
        done('warning', [
          ...good.slice(0, 5),
          ['skipped', 'stun-not-configured'],
          ['warning', 'turn-partly', { udp: 'unreachable', tcp: 102, tls: 140 }],
          ['warning', 'call-fair', { time: 410, mos: 3.42, loss: 0.041, jitter: 34, roundTrip: 260, codec: 'PCMA', protocol: 'tcp' }],
        ]),
      ),
      scene(
        'failed',
        done('failed', [
          ['failed', 'microphone-denied'],
          ['skipped', 'step-failed-before'],
          ['failed', 'speaker-unheard'],
          ['passed', 'socket-open', { time: 42 }],
          ['failed', 'credential-rejected', { status: 401 }],
          ['skipped', 'stun-not-configured'],
          ['failed', 'turn-refused', { udp: 'refused' }],
          ['skipped', 'step-failed-before'],
        ]),
      ),
    ],
  },
  {
    element: 'cc-call-quality',
    scenes: [
      quality('good', { loss: 0, jitter: 3, roundTrip: 28 }, {}),
      quality('poor', { loss: 0.14, jitter: 48, roundTrip: 420 }, { warnings: ['high-loss', 'high-jitter', 'long-round-trip'] }),
      quality(
        'details',
        { loss: 0.034, jitter: 12, roundTrip: 85 },
        { warnings: ['high-loss'], sent: { mos: 4.2, loss: 0.002, jitter: 4, roundTrip: 85 } },
        true,
      ),
    ],
  },
];
