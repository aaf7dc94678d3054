import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Store } from '../kit/store.js';
import { type Phone, phoneContext } from './contexts.js';
import { StoreController } from './store-controller.js';

class GivingElement extends LitElement {
  readonly phone = new Store({ calls: [] }) as unknown as Phone;
  readonly provider = new ContextProvider(this, { context: phoneContext, initialValue: this.phone });
}

class TakingElement extends LitElement {}

describe('StoreController', () => {
  before(() => {
    customElements.define('test-giving', GivingElement);
    customElements.define('test-taking', TakingElement);
  });

  it('finds the service of the desk when it comes to a host that has long been in the page', async () => {
    const giving = await fixture<GivingElement>(html`<test-giving><test-taking></test-taking></test-giving>`);
    const taking = giving.querySelector<TakingElement>('test-taking');
    if (!taking) throw new Error('nobody takes');
    const told: (Phone | undefined)[] = [];
    const controller = new StoreController(taking, phoneContext, { onSource: (phone) => told.push(phone) });
    expect(controller.source).to.equal(giving.phone);
    expect(controller.value?.calls).to.deep.equal([]);
    expect(told).to.deep.equal([giving.phone]);
  });
});
