import { html, nothing, render, svg, type TemplateResult } from 'lit';
import { language, say } from '../page-words.js';
import { words } from './words.js';

/** Something on the shelf. */
interface Product {
  readonly id: 'fog' | 'harbour' | 'night' | 'grinder' | 'kettle' | 'dripper';
  readonly drawing: 'bag' | 'grinder' | 'kettle' | 'dripper';
  /** Cents. */
  readonly price: number;
  readonly unit: 'unit.bag' | 'unit.piece';
}

const products: readonly Product[] = [
  { id: 'fog', drawing: 'bag', price: 1290, unit: 'unit.bag' },
  { id: 'harbour', drawing: 'bag', price: 1090, unit: 'unit.bag' },
  { id: 'night', drawing: 'bag', price: 1190, unit: 'unit.bag' },
  { id: 'grinder', drawing: 'grinder', price: 7900, unit: 'unit.piece' },
  { id: 'kettle', drawing: 'kettle', price: 5400, unit: 'unit.piece' },
  { id: 'dripper', drawing: 'dripper', price: 3200, unit: 'unit.piece' },
];
const freeFrom = 3500;
const postage = 390;

function money(cents: number): string {
  return new Intl.NumberFormat(language(), { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

function nameOf({ id }: Product): string {
  return say(words, `${id}.name`);
}

function drawing({ id, drawing: symbol }: Product): TemplateResult {
  return html`<svg class="product ${id}" viewBox="0 0 160 200" aria-hidden="true" focusable="false">
    ${svg`<use href=${`#${symbol}`} width="160" height="200"></use>`}
  </svg>`;
}

/** The shelf, and what the visitor took from it. */
export class Basket {
  readonly #counts = new Map<Product, number>();
  readonly #shelf: HTMLElement;
  readonly #dialog: HTMLDialogElement;
  readonly #count: HTMLElement;
  readonly #onChange: (summary: string) => void;

  constructor(options: {
    readonly shelf: HTMLElement;
    readonly dialog: HTMLDialogElement;
    readonly button: HTMLElement;
    readonly count: HTMLElement;
    /** Told in words what is in it. */
    readonly onChange: (summary: string) => void;
  }) {
    this.#shelf = options.shelf;
    this.#dialog = options.dialog;
    this.#count = options.count;
    this.#onChange = options.onChange;
    options.button.addEventListener('click', () => this.#dialog.showModal());
    // beside the sheet is outside of it
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
  }

  /** Writes everything, in the language of the page. */
  write(): void {
    render(
      products.map((product) => this.#product(product)),
      this.#shelf,
    );
    render(this.#sheet(), this.#dialog);
    const all = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    this.#count.textContent = String(all);
    this.#count.hidden = all === 0;
  }

  get #total(): number {
    return [...this.#counts].reduce((sum, [{ price }, count]) => sum + price * count, 0);
  }

  #change(product: Product, by: number): void {
    const count = (this.#counts.get(product) ?? 0) + by;
    if (count > 0) this.#counts.set(product, count);
    else this.#counts.delete(product);
    this.write();
    this.#onChange([...this.#counts].map(([each, of]) => `${String(of)} × ${nameOf(each)}`).join(', '));
  }

  #product(product: Product): TemplateResult {
    const name = nameOf(product);
    return html`<article class="ware">
      <div class="ground ${product.id}">${drawing(product)}</div>
      <h3>${name}</h3>
      <p class="note">${say(words, `${product.id}.note`)}</p>
      <p class="price"><b>${money(product.price)}</b> <span>${say(words, product.unit)}</span></p>
      <button type="button" aria-label=${say(words, 'add.label', { name })} @click=${() => this.#change(product, 1)}>
        <span class="icon plus"></span>${say(words, 'add')}
      </button>
    </article>`;
  }

  #sheet(): TemplateResult {
    const total = this.#total;
    const isFree = total >= freeFrom;
    return html`<div class="sheet">
      <header>
        <h2 id="basket-title">${say(words, 'basket.title')}</h2>
        <button type="button" class="close" aria-label=${say(words, 'basket.close')} @click=${() => this.#dialog.close()}>
          <span class="icon close"></span>
        </button>
      </header>
      ${
        total === 0
          ? html`<p class="empty">${say(words, 'basket.empty')}</p>`
          : html`<ul>
              ${[...this.#counts].map(([product, count]) => this.#line(product, count))}
            </ul>
            <dl>
              <div>
                <dt>${say(words, 'basket.delivery')}</dt>
                <dd>${isFree ? say(words, 'basket.free') : money(postage)}</dd>
              </div>
              <div class="total">
                <dt>${say(words, 'basket.total')}</dt>
                <dd>${money(total + (isFree ? 0 : postage))}</dd>
              </div>
            </dl>
            ${isFree ? nothing : html`<p class="missing">${say(words, 'basket.missing', { amount: money(freeFrom - total) })}</p>`}
            <p class="muted">${say(words, 'basket.checkout.text')}</p>`
      }
    </div>`;
  }

  #line(product: Product, count: number): TemplateResult {
    const name = nameOf(product);
    return html`<li>
      <span class="ground small ${product.id}">${drawing(product)}</span>
      <span class="what"><b>${name}</b><span>${money(product.price * count)}</span></span>
      <span class="stepper">
        <button type="button" aria-label=${say(words, 'basket.less', { name })} @click=${() => this.#change(product, -1)}>
          <span class="icon minus"></span>
        </button>
        <output>${count}</output>
        <button type="button" aria-label=${say(words, 'basket.more', { name })} @click=${() => this.#change(product, 1)}>
          <span class="icon plus"></span>
        </button>
      </span>
    </li>`;
  }
}
