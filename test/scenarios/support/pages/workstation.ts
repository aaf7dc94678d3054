import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/screen-pop';
import { Chat, type ScreenPop, type ScreenPopEvent } from 'contact-center-widgets';
import { FakeChatBackend, FakeMicrophone, FakePhoneBackend, type FakeLeg } from 'contact-center-widgets/backends/fake';
import { Phone } from 'contact-center-widgets';

/** What a workstation said, as it survives the way out of the page. */
export interface WorkstationFact {
  readonly type: string;
  readonly state?: string;
  readonly place?: string;
  readonly url?: string;
  readonly code?: string;
  readonly number?: string;
  readonly message?: unknown;
}

declare global {
  interface Window {
    readonly workstationFacts: WorkstationFact[];
    readonly fakePhone: FakePhoneBackend;
    readonly fakeChat: FakeChatBackend;
    readonly fakePhoneService: Phone;
    readonly fakeChatService: Chat;
    /** Lets a call ring; its far end does what it is told. */
    ringHere(party: { readonly number: string; readonly name?: string }): FakeLeg;
    readonly legs: FakeLeg[];
    /** Numbers that were dialled. */
    dialed(): readonly string[];
    /** What the visitor was sent. */
    sent(): readonly unknown[];
  }
}

const phoneBackend = new FakePhoneBackend();
const chatBackend = new FakeChatBackend();
const phone = new Phone({ backend: () => phoneBackend, microphone: new FakeMicrophone() });
const chat = new Chat({ backend: () => chatBackend });
const facts: WorkstationFact[] = [];
const legs: FakeLeg[] = [];

Object.assign(window, {
  workstationFacts: facts,
  fakePhone: phoneBackend,
  fakeChat: chatBackend,
  fakePhoneService: phone,
  fakeChatService: chat,
  legs,
  ringHere: (party: { readonly number: string; readonly name?: string }) => {
    const leg = phoneBackend.ring(party);
    legs.push(leg);
    return leg;
  },
  dialed: () => phone.state.calls.filter(({ direction }) => direction === 'outbound').map(({ party }) => party.number),
  sent: () => (chat.state.conversation?.messages ?? []).filter(({ author }) => author === 'visitor').map(({ content }) => content),
});

const types = ['cc-screen-pop', 'cc-screen-pop-state-change', 'cc-dial-request', 'cc-page-message-request', 'cc-error'];
type AnyFact = Event & {
  readonly pop?: ScreenPop;
  readonly place?: ScreenPopEvent['place'];
  readonly error?: { readonly code: string };
  readonly number?: string;
  readonly message?: unknown;
};
for (const type of types) {
  document.addEventListener(type, (event) => {
    const { pop, place, error, number, message } = event as AnyFact;
    facts.push(
      JSON.parse(
        JSON.stringify({
          type,
          state: pop?.state,
          place: place?.type ?? pop?.place?.type,
          url: place && 'url' in place ? place.url : undefined,
          code: error?.code ?? pop?.error?.code,
          number,
          message,
        }),
      ) as WorkstationFact,
    );
  });
}

await phone.register();
for (const element of document.querySelectorAll('cc-screen-pop')) {
  element.phone = phone;
  element.chat = chat;
}
