import type { Center } from '../../demo/center/center.js';
import type { Attendant, Conversation } from '../../demo/center/cec/conversation.js';
import type { Visitor } from '../../demo/center/cec/visitor.js';

/** What a test wants of the centre, by one visitor. */
export interface CecWish {
  readonly visitorId: string;
  readonly channelId: string;
  readonly does: string;
  readonly text?: string;
}

const ana = { sourceType: 'AGENT', senderNickname: 'Ana' } as const;

/** An agent who does nothing but what the test says. */
const silentAna: Attendant = { phase: 'agent', name: 'Ana', start() {}, take() {}, stop() {} };

/** Makes the demo centre's CEC side act as a test wants it, from inside its process. */
export function cecControl(center: Center): (wish: CecWish) => Promise<unknown> {
  const { calls, desk, faults, settings } = center.cec;
  const visitorOf = ({ channelId, visitorId }: CecWish): Visitor => {
    const visitor = desk.visitor(channelId, visitorId);
    if (!visitor) throw new Error(`no visitor ${visitorId}`);
    return visitor;
  };
  const conversationOf = (wish: CecWish): Conversation => {
    const { conversation } = visitorOf(wish);
    if (!conversation) throw new Error('no conversation');
    return conversation;
  };
  const said = (wish: CecWish) =>
    (desk.visitor(wish.channelId, wish.visitorId)?.transcript ?? []).flatMap(({ up }) => (up?.controlType === 'CHAT' ? [up] : []));
  const openRequest = ({ channelId, visitorId }: CecWish): boolean => {
    const visitor = desk.visitor(channelId, visitorId);
    const request = visitor && calls.requestOf(visitor);
    return request !== undefined && !request.ended;
  };
  const wishes: Readonly<Record<string, (wish: CecWish) => unknown>> = {
    refuse: ({ channelId, text }) =>
      settings.change(
        { connectFailure: { resultCode: text === 'outside-hours' ? '12' : '13', resultDesc: 'refused by the test' } },
        channelId,
      ),
    attend: (wish) => {
      const conversation = conversationOf(wish);
      // as the service says it, and nothing more
      conversation.become({ ...silentAna, start: () => void conversation.notice(conversation.words.connected) });
    },
    say: (wish) => void conversationOf(wish).tell({ ...ana, content: wish.text ?? '' }),
    sayUnheard: async (wish) => {
      const polls = ['poll', 'getMessageForWebChannel'];
      faults.set(polls.map((path) => ({ path, does: 'error-after', times: 1 })));
      conversationOf(wish).tell({ ...ana, content: 'still here' }); // ends the poll that is held; the next one is the lost one
      while (faults.rules.length === polls.length) await new Promise((resolve) => setImmediate(resolve));
      conversationOf(wish).tell({ ...ana, content: wish.text ?? '' });
      while (visitorOf(wish).mailbox.size > 0) await new Promise((resolve) => setImmediate(resolve));
      faults.set([]);
    },
    typing: (wish) => void conversationOf(wish).tell({ ...ana, controlType: 'INPUT', mediaType: null }),
    read: (wish) => {
      const content = said(wish)
        .map(({ messageId }) => messageId)
        .join(',');
      conversationOf(wish).tell({ ...ana, controlType: 'READ', mediaType: null, content });
    },
    recall: (wish) => {
      const { down } =
        visitorOf(wish).transcript.findLast((entry) => entry.down?.sourceType === 'AGENT' && entry.down.controlType === 'CHAT') ?? {};
      conversationOf(wish).tell({ ...ana, controlType: 'RECALL', mediaType: null, content: down?.messageCode ?? '' });
    },
    end: (wish) => conversationOf(wish).end('agent'),
    forget: (wish) => conversationOf(wish).end('visitor'),
    loseNextAnswer: () =>
      faults.set(['send', 'sendMessageForWebChannel'].map((path) => ({ path, controlType: 'CHAT', does: 'error-after', times: 1 }))),
    cut: ({ text }) => faults.set(text === 'true' ? [{ does: 'drop-before' }] : []),
    received: (wish) => said(wish).map(({ content }) => content),
    evaluations: (wish) => visitorOf(wish).evaluations.map(({ evaluation }) => Number(evaluation)),
    leftMessages: (wish) => visitorOf(wish).leftMessages.map(({ text }) => text),
    settings: ({ channelId, text }) => settings.change(JSON.parse(text ?? '{}') as object, channelId),
    answerCall: (wish) => calls.answered(calls.requestOf(visitorOf(wish))?.accessCode ?? ''),
    openCalls: (wish) => (openRequest(wish) ? 1 : 0),
    clear: ({ channelId }) => {
      faults.set([]);
      settings.change({ connectFailure: null, callScenario: 'connected', callQueueTime: 6000, queueLimit: 60 }, channelId);
    },
  };
  return async (wish) => {
    const does = wishes[wish.does];
    if (!does) throw new Error(`cannot ${wish.does}`);
    return (await does(wish)) ?? null;
  };
}
