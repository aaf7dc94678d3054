/** Something happened. Bubbles and crosses shadow roots; there is nothing to prevent. */
export abstract class FactEvent extends Event {
  protected constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}
