import type { Context, ContextProvider } from '@lit/context';
import type { LitElement } from 'lit';
import type { AutoAnswer, CallAudio, CallHistory } from '../../context/contexts.js';
import { autoAnswerContext, callAudioContext, callHistoryContext } from '../../context/beside-phone-contexts.js';

/** What a desk gives beside its phone. */
export interface BesidePhone {
  readonly audio: Given<CallAudio>;
  readonly autoAnswer: Given<AutoAnswer>;
  readonly history: Given<CallHistory>;
}

/** How a desk gives something by a context. */
export type Provide = <Value>(desk: LitElement, context: Context<unknown, Value | undefined>) => Given<Value>;

type Given<Value> = ContextProvider<Context<unknown, Value | undefined>, LitElement>;

const given = new WeakMap<LitElement, BesidePhone>();

/** The same for every phone that a desk has, one after the other. */
export function besidePhone(desk: LitElement, provide: Provide): BesidePhone {
  const beside = given.get(desk) ?? {
    audio: provide(desk, callAudioContext),
    autoAnswer: provide(desk, autoAnswerContext),
    history: provide(desk, callHistoryContext),
  };
  given.set(desk, beside);
  return beside;
}
