import { Inviter, Registerer, SessionState, UserAgent, type Invitation, type Session } from 'sip.js';
import { WebSocket } from 'ws';
import type { Center } from '../../demo/center/center.js';
import { systemClock } from '../../demo/center/clock.js';
import { Media } from '../../demo/center/partner/media.js';
import { until } from './until.js';

/** A softphone without a browser: sip.js over a real WebSocket, werift for the media. */
export class NodePhone {
  readonly userAgent: UserAgent;
  readonly media: Map<Session, Media> = new Map();
  readonly rung: Invitation[] = [];

  constructor(center: Center, extension: string) {
    Object.assign(globalThis, { WebSocket });
    const account = center.config.accounts.get(extension);
    const uri = UserAgent.makeURI(`sip:${extension}@${center.config.domain}`);
    if (uri === undefined || account === undefined) throw new Error('no such extension');
    this.userAgent = new UserAgent({
      uri,
      authorizationUsername: extension,
      authorizationPassword: account.password,
      transportOptions: { server: `${center.url.replace('http', 'ws')}/sip` },
      logBuiltinEnabled: false,
      logConfiguration: false,
      sessionDescriptionHandlerFactory: (session) => {
        const media = new Media({ clock: systemClock, onDigit: () => undefined, onFarHold: () => undefined });
        this.media.set(session, media);
        return media;
      },
      delegate: { onInvite: (invitation) => this.rung.push(invitation) },
    });
  }

  async register(): Promise<void> {
    await this.userAgent.start();
    await new Promise<void>((resolve, reject) => {
      new Registerer(this.userAgent, { expires: 300, regId: 1 })
        .register({
          requestDelegate: {
            onAccept: () => resolve(),
            onReject: ({ message }) => reject(new Error(String(message.statusCode))),
          },
        })
        .catch(reject);
    });
  }

  async call(number: string): Promise<Inviter> {
    const target = UserAgent.makeURI(`sip:${number}@${this.userAgent.configuration.uri.host}`);
    if (target === undefined) throw new Error('not a number');
    const inviter = new Inviter(this.userAgent, target);
    await inviter.invite();
    await until(`${number} answers`, () => inviter.state === SessionState.Established);
    return inviter;
  }

  async stop(): Promise<void> {
    await this.userAgent.stop();
    for (const media of this.media.values()) media.close();
  }
}
