import { html, nothing, type TemplateResult } from 'lit';
import { language, say } from '../page-words.js';
import type { CenterCall, CenterConversation, WaitingVisitor } from './center-inbox.js';
import { lastWords, nameOf } from './plain-words.js';
import { words } from './words.js';

function since(time: number): string {
  return new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' }).format(time);
}

function initial(name: string): string {
  return [...name][0]?.toUpperCase() ?? '?';
}

/** Who waits, the longest first. */
export function waitingList(waiting: readonly WaitingVisitor[], take: (callId: string) => void): TemplateResult {
  return html`<h2>${say(words, 'waiting')} <span class="count" ?hidden=${waiting.length === 0}>${waiting.length}</span></h2>
    ${waiting.length === 0 ? html`<p class="muted">${say(words, 'waiting.none')}</p>` : nothing}
    <ul>
      ${waiting.map(
        (waits) =>
          html`<li class="waits">
            <span class="face" aria-hidden="true">${initial(nameOf(waits))}</span>
            <span class="who"><b dir="auto">${nameOf(waits)}</b><span class="last" dir="auto">${lastWords(waits)}</span></span>
            <span class="when">${since(waits.since)}</span>
            <button
              class="primary"
              type="button"
              aria-label=${say(words, 'take.label', { name: nameOf(waits) })}
              @click=${() => take(waits.callId)}
            >
              ${say(words, 'take')}
            </button>
          </li>`,
      )}
    </ul>`;
}

/** The agent's own conversations. */
export function ownList(
  conversations: readonly CenterConversation[],
  open: string | undefined,
  choose: (callId: string) => void,
): TemplateResult {
  return html`<h2>${say(words, 'mine')}</h2>
    ${conversations.length === 0 ? html`<p class="muted">${say(words, 'mine.none')}</p>` : nothing}
    <ul>
      ${conversations.map((conversation) => {
        const { callId, phase, writing, unread } = conversation;
        return html`<li>
            <button class="entry" type="button" aria-current=${callId === open ? 'true' : nothing} @click=${() => choose(callId)}>
              <span class="face" aria-hidden="true">${initial(nameOf(conversation))}</span>
              <span class="who">
                <b dir="auto">${nameOf(conversation)}</b>
                <span class="last" dir="auto">${writing ? say(words, 'writing') : lastWords(conversation)}</span>
              </span>
              ${phase === 'ended' ? html`<span class="state">${say(words, 'ended')}</span>` : nothing}
              ${
                unread > 0 && callId !== open
                  ? html`<span class="count" aria-label=${say(words, 'unread', { count: String(unread) })}>${unread}</span>`
                  : nothing
              }
            </button>
          </li>`;
      })}
    </ul>`;
}

/** Calls that visitors asked for. */
export function callList(calls: readonly CenterCall[]): TemplateResult {
  return html`<h2>${say(words, 'calls')}</h2>
    ${calls.length === 0 ? html`<p class="muted">${say(words, 'calls.none')}</p>` : nothing}
    <ul>
      ${calls.map(
        (call) =>
          html`<li class="waits">
            <span class="face" aria-hidden="true"><span class="icon ${call.video ? 'video' : 'phone'}"></span></span>
            <span class="who"><b dir="auto">${nameOf(call)}</b><span class="last">${say(words, call.video ? 'video' : 'voice')}</span></span>
            <span class="state">${say(words, `stage.${call.stage}`)}</span>
          </li>`,
      )}
    </ul>`;
}
