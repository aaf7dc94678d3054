import { html, type TemplateResult } from 'lit';
import { cleanText } from './clean-text.js';
import { type Inline, parseText } from './parse-text.js';
import type { SafeLink } from './safe-link.js';

/** Somebody's text with its links and light formatting. Made of templates only: what looks like markup is shown as the letters that it is. */
export function safeText(text: string): readonly TemplateResult[] {
  return parseText(cleanText(text)).map(renderInline);
}

function renderInline(inline: Inline): TemplateResult {
  switch (inline.type) {
    case 'text':
      return html`${inline.text}`;
    case 'strong':
      return html`<strong>${inline.inside.map(renderInline)}</strong>`;
    case 'emphasis':
      return html`<em>${inline.inside.map(renderInline)}</em>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'block':
      return html`<pre tabindex="0"><code>${inline.text}</code></pre>`;
    case 'link':
      return html`${outward(inline.link, inline.text)}${inline.tellPlace ? html` <span class="host">(<bdi dir="ltr">${inline.link.place}</bdi>)</span>` : ''}`;
  }
}

/** A link that leads out: to another tab, which learns nothing of this page and gives it no weight. */
export function outward(link: SafeLink, content: unknown, className = ''): TemplateResult {
  return html`<a class=${className} href=${link.href} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"><bdi>${content}</bdi></a>`;
}
