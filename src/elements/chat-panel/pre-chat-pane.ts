import { html, type TemplateResult } from 'lit';
import type { VisitorProfile } from '../../model/conversation.js';
import type { FormField } from '../form-field/form-field.js';

/** What the page wants to know first. */
export function preChatPane(fields: readonly FormField[], profile: VisitorProfile | undefined, isOpening: boolean): TemplateResult {
  return html`
    <div class="pane" part="body">
      <cc-pre-chat-form data-focus .fields=${fields} .profile=${profile} ?busy=${isOpening}><slot name="pre-chat"></slot></cc-pre-chat-form>
    </div>
  `;
}
