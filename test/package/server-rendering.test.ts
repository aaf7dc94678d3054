import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { installApp, type App } from './kit/app.js';
import { runWell } from './kit/run.js';

const render = (template: string): string => `
  import { render } from '@lit-labs/ssr';
  import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
  import { html } from 'lit';
  await import('contact-center-widgets/define');
  console.log(await collectResult(render(html\`${template}\`)));
`;

describe('Rendering on a server', () => {
  let app: App;

  const rendered = (template: string): Promise<string> => runWell(app.folder, 'node', '--input-type=module', '--eval', render(template));

  before(async () => {
    app = await installApp('plain-app');
  });
  after(() => app?.remove());

  it('gives a desk with a softphone as declarative shadow DOM, with styles', async () => {
    const markup = await rendered('<cc-desk><cc-softphone></cc-softphone></cc-desk>');

    assert.match(markup, /<cc-desk[^>]*><template shadowroot="open" shadowrootmode="open">/);
    assert.match(markup, /<cc-softphone[^>]*>\s*<template [^>]*shadowrootmode="open"/);
    assert.match(markup, /<style>[^<]*:host/);
  });

  it('gives a part what it is told to show', async () => {
    const call = `{ id: 'a', direction: 'inbound', party: { number: '2002', name: 'Ada' }, state: 'ringing', startedAt: 0, hold: 'none', muted: false, media: 'ok', can: {} }`;
    const markup = await rendered(`<cc-incoming-call .call=\${${call}}></cc-incoming-call>`);

    assert.match(markup, /Ada/);
    assert.match(markup, /<button[^>]*part="answer"/);
  });
});
