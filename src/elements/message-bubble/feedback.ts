import { html, nothing, type TemplateResult } from 'lit';
import { FeedbackRequestEvent } from '../../events/chat-requests.js';
import type { Feedback } from '../../model/message.js';
import { icon } from '../icons/icon.js';
import { thumbsDownIcon } from '../icons/thumbs-down.js';
import { thumbsUpIcon } from '../icons/thumbs-up.js';
import type { BubbleScope } from './bubble-scope.js';

/** Longest comment, in characters (Huawei CEC API, feedbacksatisfaction). */
const commentLimit = 64;

/** Whether a bot's answer helped. A no may say why before it is sent. */
export function feedback(scope: BubbleScope, asking: boolean, ask: (asking: boolean) => void): TemplateResult {
  const { message, locale, request } = scope;
  const rated = message.feedback === 'open' ? undefined : message.feedback;
  const send = (given: Feedback, comment = ''): void => {
    ask(false);
    request(new FeedbackRequestEvent(message.id, given, comment));
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const comment = new FormData(event.target as HTMLFormElement).get('comment');
    send('unhelpful', typeof comment === 'string' ? comment.trim() : '');
  };
  const choice = (given: Feedback, shape: typeof thumbsUpIcon, onClick: () => void): TemplateResult => html`
    <button class="icon-only rate" part="feedback" type="button" aria-pressed=${rated === given || (given === 'unhelpful' && asking)} aria-label=${locale.text(`message.${given}`)} title=${locale.text(`message.${given}`)} @click=${onClick}>${icon(shape)}</button>
  `;
  return html`
    <div class="feedback">
      ${choice('helpful', thumbsUpIcon, () => rated !== 'helpful' && send('helpful'))}
      ${choice('unhelpful', thumbsDownIcon, () => rated !== 'unhelpful' && ask(!asking))}
      ${rated && !asking ? html`<span class="thanks">${locale.text('message.feedback-thanks')}</span>` : nothing}
    </div>
    ${
      asking
        ? html`<form class="why" @submit=${onSubmit}>
            <input name="comment" type="text" maxlength=${commentLimit} autocomplete="off" aria-label=${locale.text('message.unhelpful-why')} placeholder=${locale.text('message.unhelpful-why')} />
            <button class="tonal" type="submit">${locale.text('message.feedback-send')}</button>
          </form>`
        : nothing
    }
  `;
}
