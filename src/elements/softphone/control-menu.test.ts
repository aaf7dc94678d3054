import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/softphone.js';
import { FakeCamera } from '../../backends/fake/index.js';
import { expectAccessible, findPart, part, rendered, textOf, until } from '../element.testing.js';
import { SoftphoneStand } from './stand.testing.js';

describe('more than six controls in cc-softphone', () => {
  let stand: SoftphoneStand;

  afterEach(() => stand.dispose());

  async function talking(width: number, pictures = true): Promise<void> {
    const camera = new FakeCamera();
    stand = new SoftphoneStand(pictures ? { camera, screen: camera } : {});
    await stand.mount();
    stand.element.style.inlineSize = `${String(width)}px`;
    await stand.answered();
    await until(() => findPart(stand.element, 'devices') !== undefined, 'what else can be done is there');
    await until(() => findPart(stand.element, 'meter') !== undefined, 'extras are there');
    await rendered(stand.element);
  }

  /** The round controls that are seen, row by row. */
  function rows(): readonly string[] {
    const lines = new Map<number, string[]>();
    const controls = stand.element.renderRoot.querySelector('cc-call-controls');
    for (const round of [...(controls?.renderRoot.querySelectorAll('.round') ?? []), ...(controls?.querySelectorAll('.round') ?? [])]) {
      const { top, width } = round.getBoundingClientRect();
      if (width > 0) lines.set(top, [...(lines.get(top) ?? []), textOf(round)]);
    }
    return [...lines.values()].map((line) => line.join(', '));
  }

  const focused = (): string => textOf(stand.element.shadowRoot?.activeElement ?? stand.element);

  it('stand in two rows where there is room, and need no menu', async () => {
    await talking(360);
    expect(rows()).to.deep.equal(['Mute, Hold, Keypad, Transfer', 'Add call, Sound, Camera, Screen']);
    await expectAccessible(stand.element);
  });

  it('leave what is pressed least to a menu in a narrow phone', async () => {
    await talking(280);
    expect(rows()).to.deep.equal(['Mute, Hold, Keypad', 'Transfer, Add call, More']);
    await expectAccessible(stand.element);
  });

  it('are six without pictures, and need no menu', async () => {
    await talking(280, false);
    expect(rows()).to.deep.equal(['Mute, Hold, Keypad', 'Transfer, Add call, Sound']);
  });

  it('are chosen from the menu with the keyboard, and the focus goes back', async () => {
    await talking(280);
    const more = part(stand.element, 'more');
    more.focus();
    expect(more.getAttribute('aria-expanded')).to.equal('false');
    await sendKeys({ press: 'Enter' });
    await until(() => focused() === 'Sound', 'the first one has the focus');
    await expectAccessible(stand.element);
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.equal('Share your screen');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('Turn the camera on');
    await sendKeys({ press: 'Escape' });
    expect(focused()).to.equal('More');
    expect(part(stand.element, 'more-menu').matches(':popover-open')).to.equal(false);
    await sendKeys({ press: 'ArrowDown' });
    await until(() => focused() === 'Sound', 'it is open again');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(focused()).to.equal('More');
    await until(() => stand.phone.state.calls[0]?.camera === true, 'the camera is on');
    await rendered(stand.element);
    const item = part(stand.element, 'more-menu').querySelectorAll('[role="menuitemcheckbox"]')[0];
    expect(item?.getAttribute('aria-checked')).to.equal('true');
  });

  it('stand in a menu that is above its button, inside the window, and shut with the call', async () => {
    await talking(280);
    part(stand.element, 'more').click();
    await until(() => focused() === 'Sound', 'it is open');
    const [menu, more] = [part(stand.element, 'more-menu'), part(stand.element, 'more')].map((one) => one.getBoundingClientRect());
    expect(menu?.bottom).to.be.at.most(more?.top ?? 0);
    expect(menu?.left).to.be.at.least(0);
    await stand.phone.hangUp(stand.phone.state.calls[0]?.id ?? '');
    await stand.agent.setState('ready');
    await stand.answered();
    await until(() => findPart(stand.element, 'more') !== undefined, 'another call is there');
    expect(part(stand.element, 'more').getAttribute('aria-expanded')).to.equal('false');
  });

  it('open the settings from the menu', async () => {
    await talking(280);
    part(stand.element, 'more').click();
    await until(() => focused() === 'Sound', 'it is open');
    await sendKeys({ press: 'Enter' });
    await until(() => findPart(stand.element, 'settings') !== undefined, 'settings are open');
  });
});
