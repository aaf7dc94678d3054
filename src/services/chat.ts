import type { ChatAbilities, ChatBackend, ChatLimits } from '../contracts/chat-backend.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { Emitter } from '../kit/emitter.js';
import { randomNumber } from '../kit/random-number.js';
import { defaultBackOff } from '../kit/retry.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { Conversation, Evaluation, EvaluationForm, VisitorProfile } from '../model/conversation.js';
import { CcError, toCcError } from '../model/error.js';
import type { Feedback, MessageContent } from '../model/message.js';
import { ChatLink } from './chat-link.js';
import type { ChatOptions } from './chat-options.js';
import type { ChatRequest } from './chat-request.js';
import { type ChatStanding, idleStanding } from './chat-standing.js';
import type { ConversationMoments } from './conversation-log.js';
import { checkFile, checkText, fileFacts } from './outgoing-content.js';
import { soleTab } from './sole-tab.js';

/** Everything a chat shows. A frozen snapshot. */
export interface ChatState extends ChatStanding {
  readonly conversation: Conversation | undefined;
  /** What the back end can do; undefined before it was loaded. */
  readonly abilities: ChatAbilities | undefined;
  /** What the back end takes, likewise. */
  readonly limits: ChatLimits | undefined;
  /** What failed last in this tab, until something succeeds. */
  readonly error: CcError | undefined;
}

/** Moments that leave no trace in the chat's state. Told in every tab. */
export type ChatMoments = ConversationMoments;

/** A card that a visitor sends: what the page shows, say, so that the agent knows what is asked about. */
export interface OutgoingCard {
  readonly title: string;
  readonly description?: string;
  /** http(s) */
  readonly url?: string;
  readonly picture?: Blob;
}

/** Whoever writes says so again after this many ms, not with every key. */
const typingEvery = 5000;

/**
 * Holds a conversation with a centre, on whatever back end it is given.
 *
 * What is sent stands in the conversation at once, goes out in order, one
 * message after another, and again after an outage; it is lost neither with
 * the page nor with the conversation. All tabs of a visitor show the same; one
 * of them works, and when it goes, another one does.
 */
export class Chat implements Source<ChatState> {
  readonly #options: ChatOptions;
  readonly #clock: Clock;
  readonly #randomId: () => string;
  readonly #store = new Store<ChatState>({
    ...idleStanding,
    conversation: undefined,
    abilities: undefined,
    limits: undefined,
    error: undefined,
  });
  readonly #moments = new Emitter<ChatMoments>();
  #backend: Promise<ChatBackend> | undefined;
  #link: Promise<ChatLink> | undefined;
  #profile: VisitorProfile | undefined;
  #draft: string | undefined;
  #toldTypingAt = -Infinity;
  #disposed = false;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#randomId = options.randomId ?? (() => crypto.randomUUID().replaceAll('-', ''));
  }

  get state(): ChatState {
    return this.#store.state;
  }

  subscribe<T = ChatState>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<ChatState, T>): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  on<K extends keyof ChatMoments>(moment: K, listener: (value: ChatMoments[K]) => void): Unsubscribe {
    return this.#moments.on(moment, listener);
  }

  /** What is being written in this tab and was not sent. Survives a reload: known once `resume`, `open` or `send` has settled. */
  get draft(): string {
    return this.#draft ?? '';
  }

  /**
   * Goes on with what this browser has, from memory or from another tab; false
   * when there is nothing to go on with. Resolves as soon as it can be shown:
   * whether the centre still knows the conversation is told by the state.
   *
   * Rejects with what loading the back end rejects with.
   */
  resume(): Promise<boolean> {
    return this.#attempt(async () => {
      await (
        await this.#join()
      ).ready;
      return this.state.conversation !== undefined;
    });
  }

  /**
   * Asks for a conversation, unless there is one. Resolves when the centre
   * has answered: `closed` says when it takes nobody.
   *
   * Rejects with `backend-unreachable`, `backend-refused`,
   * `credential-expired` or `credential-rejected`; the conversation has then
   * ended as `failed`.
   *
   * @param profile kept as by `setProfile`; default: what was said last
   */
  open(profile?: VisitorProfile): Promise<void> {
    this.#profile = profile ?? this.#profile;
    return this.#act({ verb: 'open', ...this.#introduction });
  }

  /**
   * Says who the visitor is, as far as the page knows: it goes with every
   * conversation that is opened in this tab from now on, by `open`, `send` or
   * `retry`, until `signOut`. Changes nothing in one that is open. A pre-chat
   * form asks people; a script that sends answers for them by this.
   */
  setProfile(profile: VisitorProfile | undefined): void {
    this.#profile = profile;
  }

  /**
   * Sends a text; opens a conversation where there is none, with the profile
   * that was given last, or for nobody in particular.
   *
   * Resolves with its id as soon as it stands in the conversation as
   * `pending`: what becomes of it is told by its status. Rejects with
   * `message-refused` when there is nothing to send or it is longer than
   * `limits.textBytes`.
   */
  send(text: string): Promise<string> {
    return this.#write(({ limits }) => {
      checkText(text, limits);
      if (text === this.draft) this.setDraft('');
      return { content: { type: 'text', text } };
    });
  }

  /** Sends a file, likewise; `name` is its file's name. Rejects with `file-refused` when `limits` do not take it. */
  sendFile(file: Blob, name: string): Promise<string> {
    return this.#write(({ limits }) => {
      const facts = fileFacts(file, name);
      checkFile(facts, limits);
      return { content: { type: 'file', file: facts }, file, fileName: facts.name };
    });
  }

  /** Sends a card, likewise. */
  sendCard({ picture, ...card }: OutgoingCard): Promise<string> {
    return this.#write(({ limits }) => {
      const content: MessageContent = { type: 'card', ...card, hasPicture: picture !== undefined };
      if (!picture) return { content };
      const facts = fileFacts(picture, `picture.${picture.type === 'image/png' ? 'png' : 'jpg'}`);
      checkFile(facts, limits);
      return { content, file: picture, fileName: facts.name };
    });
  }

  /** Sends a failed message after all; in a new conversation, if its own is over. */
  retry(messageId: string): Promise<void> {
    return this.#act({ verb: 'retry', messageId, ...this.#introduction });
  }

  /** Gives up a message that was not sent, or an upload that is under way. Rejects with `illegal-transition` when it cannot be taken back any more. */
  discard(messageId: string): Promise<void> {
    return this.#act({ verb: 'discard', messageId });
  }

  /** Says what stands in the composer: it is kept, and the far end is told that somebody writes. */
  setDraft(text: string): void {
    this.#draft = text;
    void this.#link?.then((link) => link.saveDraft(text)).catch(() => undefined); // whoever joined hears why it failed
    const now = this.#clock.now();
    const isActive = this.state.conversation?.state === 'active' && this.state.abilities?.typing === true;
    if (text === '' || !isActive || now - this.#toldTypingAt < typingEvery) return;
    this.#toldTypingAt = now;
    this.#actQuietly({ verb: 'type' });
  }

  /** The visitor has seen what there is. */
  markRead(): void {
    const { conversation } = this.state;
    const last = conversation?.messages.at(-1);
    if (conversation && conversation.unread > 0 && last) this.#actQuietly({ verb: 'see', messageId: last.id });
  }

  /** Loads a page of the past; nothing happens where there is no more. Rejects like `open`. */
  loadOlder(): Promise<void> {
    return this.#act({ verb: 'load-older' });
  }

  /** From a bot to a person. Resolves when the centre has answered: `closed` says when nobody is there. */
  requestAgent(): Promise<void> {
    return this.#act({ verb: 'request-agent' });
  }

  /** What people ask who begin like this; at most five, none when it cannot be told. */
  async suggest(text: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<readonly string[]> {
    const backend = await this.#load();
    if (!backend.abilities.suggestions || text.trim() === '') return [];
    // help that does not come is not worth a word
    return backend.suggest(text, { signal }).catch(() => []);
  }

  /** Rates a bot's answer. `comment` is needed for `unhelpful` by some back ends: at most 64 characters. */
  rate(messageId: string, feedback: Feedback, comment: string = ''): Promise<void> {
    return this.#act({ verb: 'rate', messageId, feedback, comment });
  }

  /** What to ask about the service; `undefined` when nobody is to be asked. `language` as in `en`, `zh-cn`. */
  evaluationForm(language: string): Promise<EvaluationForm | undefined> {
    return this.#attempt(async () => {
      const backend = await this.#load();
      return backend.abilities.evaluation ? backend.evaluationForm({ language }) : undefined;
    });
  }

  /** During or after the conversation; the last one counts. */
  evaluate(evaluation: Evaluation): Promise<void> {
    return this.#act({ verb: 'evaluate', evaluation });
  }

  /** Leaves a message for when somebody is there. */
  leaveMessage({ phone, text }: { readonly phone: string; readonly text: string }): Promise<void> {
    return this.#act({ verb: 'leave-message', phone, text });
  }

  /** The bytes of a message's file, or of a card's picture: own ones from what was sent, others' by download, each once. */
  file(messageId: string): Promise<Blob> {
    return this.#attempt(async () => {
      const link = await this.#join();
      return link.files.bytes(messageId, async () => {
        const reference = link.log.referenceOf(messageId);
        if (reference === undefined) throw new CcError('file-refused', 'this message has no file', { context: { messageId } });
        return (await this.#load()).download(reference, {});
      });
    });
  }

  /** Ends the conversation; what was not sent stays in it as failed. Resolves when the centre was told, or cannot be. */
  close(): Promise<void> {
    return this.#act({ verb: 'close' });
  }

  /** Ends the conversation and forgets the visitor: messages, files, memory and drafts, in all tabs. */
  signOut(): Promise<void> {
    return this.#act({ verb: 'sign-out' });
  }

  /** Forgets what failed last. */
  dismissError(): void {
    this.#store.commit({ error: undefined });
  }

  /** Stops following; the conversation goes on at the centre, and what was not sent waits in memory. The chat is of no use afterwards. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    const link = await this.#link?.catch(() => undefined);
    await link?.leave();
    const backend = await this.#backend?.catch(() => undefined);
    await backend?.dispose();
    this.#store.dispose();
    this.#moments.dispose();
  }

  async #load(): Promise<ChatBackend> {
    if (this.#disposed) throw new CcError('disposed', 'this chat was disposed');
    this.#backend ??= this.#loadOnce();
    return this.#backend;
  }

  async #loadOnce(): Promise<ChatBackend> {
    try {
      const backend = await this.#options.backend();
      this.#store.commit({ abilities: Object.freeze({ ...backend.abilities }), limits: Object.freeze({ ...backend.limits }) });
      return backend;
    } catch (cause) {
      this.#backend = undefined; // a script that did not load may load next time
      throw toCcError(cause, 'backend-unreachable');
    }
  }

  #join(): Promise<ChatLink> {
    const joined = this.#link ?? this.#joinOnce();
    this.#link = joined;
    joined.catch(() => {
      if (this.#link === joined) this.#link = undefined;
    });
    return joined;
  }

  async #joinOnce(): Promise<ChatLink> {
    const { tabs = soleTab, memory, random = randomNumber, backOff = defaultBackOff } = this.#options;
    const backend = await this.#load();
    if (this.#disposed) throw new CcError('disposed', 'this chat was disposed');
    const store = this.#store;
    const link = new ChatLink({
      backend,
      tabs,
      memory,
      clock: this.#clock,
      random,
      randomId: this.#randomId,
      backOff,
      place: {
        get conversation() {
          return store.state.conversation;
        },
        show: (conversation) => store.commit({ conversation }),
      },
      moments: this.#moments,
      onStanding: (standing) => store.commit({ ...standing }),
      onError: (error) => store.commit({ error }),
      onForgotten: () => this.#forget(),
    });
    if (this.#draft === undefined) this.#draft = link.loadDraft();
    else link.saveDraft(this.#draft);
    return link;
  }

  #act(request: ChatRequest, file?: Blob): Promise<void> {
    return this.#attempt(async () => (await this.#join()).act(request, file));
  }

  // what nobody waits for, and nobody misses
  #actQuietly(request: ChatRequest): void {
    void this.#link?.then((link) => link.act(request)).catch(() => undefined);
  }

  async #write(
    compose: (backend: ChatBackend) => { readonly content: MessageContent; readonly file?: Blob; readonly fileName?: string },
  ): Promise<string> {
    const messageId = this.#randomId();
    await this.#attempt(async () => {
      const link = await this.#join();
      const { content, file, fileName } = compose(await this.#load());
      if (file) link.files.add(messageId, { file, name: fileName ?? '' }, { save: true });
      const at = this.#clock.now();
      try {
        await link.act({ verb: 'write', messageId, at, content, ...this.#introduction, ...(fileName !== undefined && { fileName }) }, file);
      } catch (cause) {
        if (file) link.files.settle(messageId, { sent: false });
        throw cause;
      }
    });
    return messageId;
  }

  get #introduction(): { readonly profile?: VisitorProfile } {
    return this.#profile ? { profile: this.#profile } : {};
  }

  async #forget(): Promise<void> {
    this.#profile = undefined;
    const joined = this.#link;
    if (!joined) return;
    this.#link = undefined;
    const link = await joined;
    this.#draft = '';
    this.#toldTypingAt = -Infinity;
    await link.forget();
    await (await this.#backend)?.forget();
    this.#store.commit({ ...idleStanding, conversation: undefined, error: undefined });
  }

  async #attempt<T>(action: () => Promise<T>): Promise<T> {
    const before = this.state.error;
    try {
      const result = await action();
      // something else may have failed meanwhile
      if (this.state.error === before) this.#store.commit({ error: undefined });
      return result;
    } catch (cause) {
      const error = toCcError(cause, 'backend-unreachable');
      this.#store.commit({ error });
      throw error;
    }
  }
}
