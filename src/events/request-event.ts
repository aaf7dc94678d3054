/**
 * A part asks for something. Bubbles, crosses shadow roots, and can be
 * canceled: a page that calls `preventDefault` takes the action over.
 */
export abstract class RequestEvent extends Event {
  protected constructor(type: string) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }
}
