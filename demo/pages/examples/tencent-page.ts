import type { Tccc } from 'contact-center-widgets/compat/tencent-tccc';

// nothing here knows of this package but the types: this is what a page on Tencent does
declare const tccc: Tccc;

const at = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

function note(text: string): void {
  const item = document.createElement('li');
  item.textContent = text;
  at('events').append(item);
}

function inject(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.setAttribute('crossorigin', 'anonymous');
    script.src = url;
    script.addEventListener('load', () => {
      tccc.on(tccc.events.ready, () => resolve());
      tccc.on(tccc.events.tokenExpired, ({ message }) => reject(new Error(message)));
    });
    script.addEventListener('error', () => reject(new Error('the script did not load')));
    document.body.append(script);
  });
}

try {
  const { SdkURL } = (await (await fetch('/loginTCCC?extension=1007')).json()) as { readonly SdkURL: string };
  await inject(SdkURL);
  at('status').textContent = tccc.Agent.getStatus();
  tccc.on('statusChanged', ({ status }) => void (at('status').textContent = status ?? ''));
  tccc.on('callIn', (offer) => note(`callIn ${offer.type}`));
  tccc.on('callOuted', ({ calleePhoneNumber }) => note(`callOuted ${calleePhoneNumber ?? ''}`));
  for (const event of ['userAccessed', 'calloutAccepted', 'autoTransfer', 'sessionCompleted'] as const) tccc.on(event, () => note(event));
  tccc.on('sessionEnded', ({ closeBy }) => note(`sessionEnded ${closeBy}`));
} catch (error) {
  at('status').textContent = String(error);
}

at('dial').addEventListener('submit', (event) => {
  event.preventDefault();
  const phoneNumber = (at('number') as HTMLInputElement).value;
  void tccc.Call.startOutboundCall({ phoneNumber }).then(({ status, errorMsg }) => note(`startOutboundCall ${status} ${errorMsg ?? ''}`));
});
