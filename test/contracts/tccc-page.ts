import type { SipCredential } from '../../src/contracts/credential-source.js';
import { sip } from '../../src/backends/sip/sip-backend.js';
import { tencentTccc, type TencentTcccBackend } from '../../src/backends/tencent-tccc/index.js';
import { startTccc } from '../../src/compat/tencent-tccc/index.js';
import { SipPhoneBackend } from '../../src/backends/sip/sip-phone-backend.js';

/** Issued by the demo center that `wtr.contracts.mjs` starts. */
export async function credentialOf(extension: string): Promise<SipCredential> {
  return (await (await fetch(`/center/credential?extension=${extension}`)).json()) as SipCredential;
}

/** Another phone on the same server: the far end. */
export async function otherPhone(extension: string): Promise<SipPhoneBackend> {
  return new SipPhoneBackend({ credential: await credentialOf(extension), storage: { getItem: () => null, setItem: () => {} } });
}

/** Tencent's SDK as a page has it, which is ours on the center's SIP server, and the back end that adopts it. */
export async function tcccBackend(): Promise<TencentTcccBackend> {
  if (!window.tccc) {
    const credential = await credentialOf('1001');
    const colleagues = { 'chiara@demo.localhost': '1003' };
    startTccc({ open: async () => ({ userId: 'ada@demo.localhost', backend: sip({ credential }), colleagues }), first: 'offline' });
  }
  return tencentTccc({ number: '1001' });
}
