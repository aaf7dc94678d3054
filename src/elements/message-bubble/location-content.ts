import { html, nothing, type TemplateResult } from 'lit';
import type { MessageContent } from '../../model/message.js';
import { icon } from '../icons/icon.js';
import { mapPinIcon } from '../icons/map-pin.js';
import { cleanLine } from '../safe-text/clean-text.js';
import { outward } from '../safe-text/safe-text.js';
import type { BubbleScope } from './bubble-scope.js';
import { isPlace, mapLink } from './map-link.js';

/** A place by its name, with a link to the page's map service. No map is drawn: that would tell the service who looks. */
export function locationContent({ locale, mapService }: BubbleScope, place: Extract<MessageContent, { type: 'location' }>): TemplateResult {
  const { latitude, longitude } = place;
  const label = cleanLine(place.label ?? '').slice(0, 200);
  const link = mapLink(mapService, latitude, longitude, label);
  const degrees = new Intl.NumberFormat(locale.language, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
  const title = label || locale.text('message.location');
  return html`
    <div class="card" part="card">
      <span class="about row">
        <span class="disc">${icon(mapPinIcon)}</span>
        <span class="lines">
          <strong class="title" dir="auto">${title}</strong>
          ${isPlace(latitude, longitude) ? html`<span class="host numbers"><bdi dir="ltr">${degrees.format(latitude)}, ${degrees.format(longitude)}</bdi></span>` : nothing}
          ${link ? outward(link, html`${locale.text('message.location-open')}<span class="visually-hidden">, ${locale.text('message.new-tab')}</span>`) : nothing}
        </span>
      </span>
    </div>
  `;
}
