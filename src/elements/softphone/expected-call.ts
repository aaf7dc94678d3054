import type { ViewHost } from './phone-view.js';

/** Whoever types a number, or presses something in an idle phone, may be about to call somebody: the phone gets ready for it. */
export function expectCalls(host: ViewHost): void {
  const onSign = ({ type }: Event): void => {
    const { phoneSource: phone, phoneState } = host;
    if (type === 'input' || !phoneState?.activeCallId) phone?.expectCall();
  };
  for (const sign of ['input', 'pointerdown']) host.addEventListener(sign, onSign);
}
