import { property } from 'lit/decorators/property.js';
import type { Backend } from '../../contracts/backend.js';
import type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
import { BackendTagElement } from './backend-tag-element.js';

/** What the tag says, as the SIP back end takes it. */
export interface SipTagOptions {
  readonly server?: string;
  readonly credentialUrl?: string;
  readonly credential?: SipCredential | CredentialSource<SipCredential>;
  readonly iceServers?: readonly RTCIceServer[];
  readonly identityHeaders?: readonly IdentityHeaderName[];
  readonly dataHeaders?: readonly string[];
  readonly queueHeader?: string;
  readonly voicemail?: string | boolean;
}

/** A header that says who the far end is. */
type IdentityHeaderName = 'P-Asserted-Identity' | 'Remote-Party-ID' | 'From';

/**
 * A SIP server over WebSocket (RFC 7118) as the back end of the enclosing
 * desk. Its code is loaded when a phone is wanted, not before.
 */
export class SipElement extends BackendTagElement {
  static readonly tagName: string = 'cc-sip';
  /** Loads the back end; set where the tag is defined. */
  static load: ((options: SipTagOptions) => Promise<Required<Pick<Backend, 'phone' | 'lineCheck'>>>) | undefined;

  /** The server's WebSocket: `wss://pbx.example.com/ws`. Default: what the credential says. */
  @property() server: string | undefined;
  /** Where the page's own server issues a `SipCredential`, by POST. */
  @property({ attribute: 'credential-url' }) credentialUrl: string | undefined;
  /** The credential itself, or a function that obtains one, in place of a URL. */
  @property({ attribute: false }) credential: SipCredential | CredentialSource<SipCredential> | undefined;
  /** Gives each tab a phone of its own, which all ring. Default: the tabs of a browser share one. */
  @property({ type: Boolean, attribute: 'own-phone' }) ownPhone = false;
  /** STUN and TURN servers. Default: what the credential says, else none. */
  @property({ attribute: false }) iceServers: readonly RTCIceServer[] | undefined;

  /** Headers of an inbound call that are handed on as its `data`: names with spaces between them. */
  @property({ attribute: 'data-headers' }) dataHeaders: string | undefined;
  /** The header that names the queue an inbound call comes from. */
  @property({ attribute: 'queue-header' }) queueHeader: string | undefined;
  /** Which headers say who calls, the most trustworthy first. Default: `P-Asserted-Identity Remote-Party-ID From`. */
  @property({ attribute: 'identity-headers' }) identityHeaders: string | undefined;

  /** The voicemail box to be told of: its address, or empty for the phone's own. Default: what the server tells by itself. */
  @property() voicemail: string | undefined;

  protected override backend(): Backend | undefined {
    const { server, credentialUrl, credential, iceServers, queueHeader, voicemail } = this;
    const identityHeaders = names(this.identityHeaders).filter(isIdentityHeader);
    const dataHeaders = names(this.dataHeaders);
    const load = SipElement.load;
    if (!load || (!credentialUrl && !credential)) return undefined;
    const options: SipTagOptions = {
      ...(server && { server }),
      ...(credentialUrl && { credentialUrl }),
      ...(credential && { credential }),
      ...(iceServers && { iceServers }),
      ...(queueHeader && { queueHeader }),
      ...(voicemail !== undefined && { voicemail: voicemail || true }),
      ...(dataHeaders.length > 0 && { dataHeaders }),
      ...(identityHeaders.length > 0 && { identityHeaders }),
    };
    // a function may give anybody's
    const account =
      typeof credential === 'function' ? undefined : (credential?.address ?? (credentialUrl && new URL(credentialUrl, this.baseURI).href));
    const phoneKey = !this.ownPhone && account && `sip ${server ?? ''} ${account}`;
    return {
      name: 'sip',
      phone: async () => (await load(options)).phone(),
      lineCheck: async () => (await load(options)).lineCheck(),
      ...(phoneKey && { phoneKey }),
    };
  }
}

function names(list: string = ''): readonly string[] {
  return list.split(/[\s,]+/).filter(Boolean);
}

function isIdentityHeader(name: string): name is IdentityHeaderName {
  return ['P-Asserted-Identity', 'Remote-Party-ID', 'From'].includes(name);
}
