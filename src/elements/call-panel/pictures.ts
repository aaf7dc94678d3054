import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { ClickToCallState } from '../../model/click-to-call.js';
import { icon } from '../icons/icon.js';
import { videoOffIcon } from '../icons/video-off.js';

interface Pictures {
  readonly state: ClickToCallState;
  readonly locale: LocaleController;
  readonly localStream: MediaStream | undefined;
  readonly remoteStream: MediaStream | undefined;
}

/** The far end large and the visitor small and mirrored, as they know themselves; nothing in a call without pictures. */
export function pictures({ state, locale, localStream, remoteStream }: Pictures): TemplateResult | typeof nothing {
  const { stage, call, media } = state;
  if (stage !== 'dialing' || !call || !(call.camera || call.picture || (media === 'video' && call.state === 'connected'))) return nothing;
  const { text } = locale;
  // muted: the sound is played elsewhere, on the speaker that was chosen
  const picture = (name: 'far-view' | 'self-view', stream: MediaStream): TemplateResult => html`
    <video class=${name} part=${name} autoplay playsinline .muted=${true} .srcObject=${stream} aria-label=${text(`call-panel.${name}`)}></video>
  `;
  return html`
    <div class="pictures">
      ${
        call.picture && remoteStream
          ? picture('far-view', remoteStream)
          : html`<p class="no-picture">${icon(videoOffIcon)}${call.state === 'connected' ? text('call-panel.no-picture') : ''}</p>`
      }
      ${call.camera && localStream ? picture('self-view', localStream) : nothing}
    </div>
  `;
}
