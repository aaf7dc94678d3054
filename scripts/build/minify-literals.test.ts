import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileSource } from './modules.js';

const compiled = (source: string): string => compileSource('example.ts', source).code;

describe('minifyLiterals', () => {
  it('takes comments and idle space out of styles, and keeps what separates', () => {
    const code = compiled(
      'export const styles = css`\n  /* why */\n  :host([hidden]) .row > a:hover {\n    margin: 0 calc(1px + 2px);\n  }\n`;',
    );

    assert.match(code, /css ` :host\(\[hidden\]\) \.row > a:hover\{margin: 0 calc\(1px \+ 2px\)\}`/);
  });

  it('leaves what a style quotes as it is', () => {
    const code = compiled('export const styles = css`\n/* don\'t */ a::after { content: "a  { b";  color: red; }`;');

    assert.match(code, /css ` a::after\{content: "a {2}\{ b";color: red\}`/);
  });

  it('leaves one space where markup has many, so that words stay apart', () => {
    const code = compiled('export const view = html`<p>\n    One\n    ${two}   three</p>`;');

    assert.match(code, /html `<p> One \$\{two\} three<\/p>`/);
  });

  it('keeps escapes and what is nested', () => {
    const code = compiled('export const view = html`<p>\\u2022  ${list.map((one) => html`<b>  ${one}</b>`)}</p>`;');

    assert.match(code, /html `<p>\\u2022 \$\{list\.map\(\(one\) => html `<b> \$\{one\}<\/b>`\)\}<\/p>`/);
  });

  it('does not touch other literals', () => {
    assert.match(compiled('export const text = `a   b`; export const other = tag`a   b`;'), /`a {3}b`.*tag `a {3}b`/s);
  });

  it('lowers the decorators of Lit to code that a browser reads', () => {
    const code = compiled("class A extends B { @property() label = 'a'; }\nexport { A };");

    assert.doesNotMatch(code, /^\s*@property/m);
    assert.match(code, /this\.label = 'a'/);
  });
});
