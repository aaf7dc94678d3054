import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { clockIcon } from '../icons/clock.js';
import { icon } from '../icons/icon.js';
import { wifiOffIcon } from '../icons/wifi-off.js';
import { xIcon } from '../icons/x.js';

/** One line about what is wrong or otherwise than usual, with what can be done. */
export interface Banner {
  readonly kind: 'error' | 'offline' | 'later';
  readonly text: string;
  /** The remedy. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
  readonly dismiss?: { readonly label: string; readonly onPress: () => void };
}

const icons = { error: circleAlertIcon, offline: wifiOffIcon, later: clockIcon };

/** Something that was wanted could not be loaded. */
export function incomplete({ text }: LocaleController, onLoad: () => void): Banner {
  return { kind: 'error', text: text('chat.error.unreachable'), action: { label: text('chat.try-again'), onPress: onLoad } };
}

/** What is wrong, above everything else. Errors are read out at once; the rest is announced by the window. */
export function bannerList(banners: readonly Banner[]): TemplateResult {
  return html`
    <div class="banners" role="alert">
      ${banners.filter(({ kind }) => kind === 'error').map(banner)}
    </div>
    <div class="banners">${banners.filter(({ kind }) => kind !== 'error').map(banner)}</div>
  `;
}

function banner({ kind, text, action, dismiss }: Banner): TemplateResult {
  return html`
    <div class="banner ${kind}" part="banner">
      ${icon(icons[kind])}
      <p dir="auto">${text}</p>
      ${dismiss ? html`<button class="icon-only" type="button" aria-label=${dismiss.label} title=${dismiss.label} @click=${dismiss.onPress}>${icon(xIcon)}</button>` : nothing}
      ${action ? html`<button class="remedy outlined" type="button" @click=${action.onPress}>${action.label}</button>` : nothing}
    </div>
  `;
}
