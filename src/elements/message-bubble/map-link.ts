import { safePage, type SafeLink } from '../safe-text/safe-link.js';

/** A service that shows a place on a map. */
export type MapService = 'tencent' | 'google';

/** A link to a place on the page's map service. Undefined without one, and for what is no place on earth. */
export function mapLink(service: MapService | undefined, latitude: number, longitude: number, label: string): SafeLink | undefined {
  if (!isPlace(latitude, longitude)) return undefined;
  const place = `${latitude},${longitude}`;
  if (service === 'google')
    return safePage(`https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query: place }).toString()}`);
  if (service !== 'tencent') return undefined;
  // Tencent Location Service, URI API, marker: `coord_type` 1 is GPS; title and address are needed, and `:` and `;` part their fields
  const name = label.replace(/[:;|]/g, ' ').slice(0, 60) || place;
  const marker = `coord:${place};title:${name};addr:${name}`;
  return safePage(
    `https://apis.map.qq.com/uri/v1/marker?${new URLSearchParams({ marker, coord_type: '1', referer: 'contact-center-widgets' }).toString()}`,
  );
}

/** Whether there is such a place. */
export function isPlace(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
