/** What was found of one payload. `faults` is empty when it was shown as it should be. */
export type Finding = {
  readonly about: string;
  readonly faults: readonly string[];
  /** Addresses of the links in it, and the text around them. */
  readonly links: readonly string[];
  readonly text: string;
};

/**
 * Shows each payload between two harmless messages and looks at what became of
 * it. Runs in the page, so it stands alone.
 *
 * @param json payloads; a number that JSON cannot say is `{ "number": "NaN" }`
 */
export async function inspect(json: string): Promise<Finding[]> {
  type Bytes = { mediaType: string; text: string };
  type Payload = { about: string; message: Record<string, unknown> & { id: string }; bytes?: Bytes };
  type List = HTMLElement & {
    messages: unknown[];
    files: (id: string) => Promise<Blob>;
    updateComplete: Promise<unknown>;
    shadowRoot: ShadowRoot;
  };
  const payloads = JSON.parse(json, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'number' in value && Object.keys(value).length === 1 ? Number(value.number) : value,
  ) as Payload[];
  const list = document.querySelector('cc-message-list') as unknown as List;
  const findings: Finding[] = [];
  const tags = new Set(
    'a article audio bdi br button cc-message-bubble circle code dialog div em form i img input p path pre progress rect slot span strong style svg time video line polyline polygon ellipse g'.split(
      ' ',
    ),
  );
  const painted = async (): Promise<void> => {
    for (let count = 0; count < 2; count++) await new Promise((done) => requestAnimationFrame(done));
  };
  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? everything(element.shadowRoot) : [])]);
  const within = (inner: DOMRect, outer: DOMRect): boolean => inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
  // what a box around it cuts off cannot stick out; the box itself is looked at too
  const isCut = (element: Element): boolean => {
    for (let box = element.parentElement; box; box = box.parentElement) if (getComputedStyle(box).overflowX !== 'visible') return true;
    return false;
  };
  const harmless = (id: string): unknown => ({
    id,
    author: 'agent',
    name: 'Mia',
    at: Date.now(),
    status: 'received',
    content: { type: 'text', text: id },
  });

  for (const { about, message, bytes } of payloads) {
    const faults: string[] = [];
    list.files = async () => new Blob([bytes?.text ?? 'x'], { type: bytes?.mediaType ?? 'image/png' });
    list.messages = [harmless('before'), message, harmless('after')];
    await list.updateComplete;
    await painted();
    const view = list.shadowRoot.querySelector('.view') as HTMLElement;
    const rows = [...list.shadowRoot.querySelectorAll('.row')];
    const bubble = rows[1]?.querySelector('cc-message-bubble');
    if (rows.length !== 3 || !bubble?.shadowRoot) {
      findings.push({ about, faults: ['it is not in the list'], links: [], text: '' });
      continue;
    }
    const outer = view.getBoundingClientRect();
    const look = (when: string): void => {
      if (view.scrollWidth > view.clientWidth) faults.push(`${when}: the list scrolls sideways`);
      const { height } = (rows[1] as Element).getBoundingClientRect();
      if (height <= 0 || (when === 'shown' && height > 3000)) faults.push(`${when}: its row is ${height} px high`);
      for (const element of everything(bubble.shadowRoot as ShadowRoot)) {
        const rect = element.getBoundingClientRect();
        const hidden = element.closest('.visually-hidden, dialog, svg') !== null || rect.width === 0 || isCut(element);
        if (!hidden && !within(rect, outer)) faults.push(`${when}: ${element.localName}.${element.className.toString()} sticks out`);
        if (!tags.has(element.localName)) faults.push(`${when}: there is a <${element.localName}>`);
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'srcset')
            faults.push(`${when}: ${element.localName} has ${name}`);
          if (name === 'src' && !value.startsWith('blob:')) faults.push(`${when}: ${element.localName} loads ${value}`);
          if (name === 'href' && !/^(https?|mailto|tel):/.test(value)) faults.push(`${when}: a link leads to ${value}`);
        }
        if (element instanceof HTMLAnchorElement && (element.target !== '_blank' || !/noopener.*noreferrer.*nofollow/.test(element.rel)))
          faults.push(`${when}: a link is not kept apart`);
        if (
          (element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement) &&
          !element.closest('dialog') &&
          rect.width * rect.height < 100
        )
          faults.push(`${when}: ${element.localName}.${element.className} is too small to be hit`);
      }
      const said = [bubble.shadowRoot?.textContent, list.shadowRoot.textContent].join(' ');
      if (/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000e-\u001f]/.test(said)) faults.push(`${when}: letters that turn or hide are shown`);
      if ('canary' in globalThis) faults.push(`${when}: it was executed`);
      Reflect.deleteProperty(globalThis, 'canary');
      if ('canary' in {}) faults.push(`${when}: it got into every object`);
    };
    look('shown');
    const text = bubble.shadowRoot.textContent ?? '';
    const links = [...bubble.shadowRoot.querySelectorAll('a')].map(({ href }) => href);
    const reach = (button: Element): void => {
      button.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = button.getBoundingClientRect();
      const found = (bubble.shadowRoot as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
      if (!found || !(button.contains(found) || found.contains(button))) faults.push(`${button.className || 'a button'} cannot be reached`);
    };
    for (const button of [...bubble.shadowRoot.querySelectorAll('button')]
      .filter((candidate) => !candidate.closest('dialog'))
      .slice(0, 6)) {
      if (!button.isConnected) continue;
      reach(button);
      // saving is watched for the payloads that have bytes of their own
      if (!button.part.contains('save') || bytes) button.click();
      await list.updateComplete;
      for (const dialog of bubble.shadowRoot.querySelectorAll('dialog')) dialog.close();
    }
    await painted();
    look('pressed');
    findings.push({ about, faults: [...new Set(faults)], links, text });
  }
  return findings;
}
