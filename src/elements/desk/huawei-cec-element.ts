import { css, type CSSResultGroup, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import type { Backend } from '../../contracts/backend.js';
import type { ChatBackend } from '../../contracts/chat-backend.js';
import type { ClickToCallBackend } from '../../contracts/click-to-call-backend.js';
import type { CredentialSource, HuaweiCecCredential } from '../../contracts/credential-source.js';
import { CcErrorEvent } from '../../events/error-event.js';
import { toCcError } from '../../model/error.js';
import { BackendTagElement } from './backend-tag-element.js';

/** What the tag says, as the Huawei CEC back end takes it. */
export interface HuaweiCecTagOptions {
  readonly family: 'rest' | 'page';
  readonly baseUrl?: string;
  readonly channelId?: string;
  readonly credentialUrl?: string;
  readonly credential?: HuaweiCecCredential | CredentialSource<HuaweiCecCredential>;
  readonly mode: 'token' | 'authorization';
  readonly tenantSpaceId?: string;
  readonly thirdUserToken?: string;
  readonly user?: { readonly id: string; readonly name: string };
  readonly authorizationUrl?: string;
  readonly locale?: string;
  readonly mapService?: 'tencent' | 'google';
  readonly video: boolean;
  readonly vendorUi: boolean;
  readonly iceServers?: readonly RTCIceServer[];
}

/** A back end that was loaded. */
export interface LoadedHuaweiCec extends Backend {
  readonly chat?: () => Promise<ChatBackend>;
  readonly clickToCall?: () => Promise<ClickToCallBackend>;
  readonly vendorUi?: (onFailure: (cause: unknown) => void) => Promise<{ remove(): void }>;
}

/**
 * Huawei CEC (AICC) as the back end of the enclosing desk: chat and
 * click-to-call. Its code is loaded when a chat or a call is wanted, that of
 * the phone when a call is made, not before.
 *
 * The default is the REST family of calls: `credential-url` is all it needs.
 * `family="page"` speaks as the vendor's own page script does, and needs
 * `channel-id` and `tenant-space-id`, too.
 *
 * @fires cc-error - With `vendor-ui`: the vendor's own widget cannot be shown.
 * @csspart failure - With `vendor-ui`: the sentence in its place.
 */
export class HuaweiCecElement extends BackendTagElement {
  static readonly tagName: string = 'cc-huawei-cec';
  static override styles: CSSResultGroup = [
    super.styles ?? [],
    css`
      :host([failed]) {
        display: block;
      }
    `,
  ];
  /** Loads the back end; set where the tag is defined. */
  static load: ((options: HuaweiCecTagOptions) => Promise<LoadedHuaweiCec>) | undefined;

  /** Where the service is reached. Default: what the credential says, else the page's own origin, by reverse proxy. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;
  /** Channel configuration ID: 18 or 19 digits. */
  @property({ attribute: 'channel-id' }) channelId: string | undefined;
  /** Where the page's own server issues a `HuaweiCecCredential` (REST) or a `HuaweiCecVisitorToken` (page, token mode), by POST. */
  @property({ attribute: 'credential-url' }) credentialUrl: string | undefined;
  /** The credential itself, or a function that obtains one, in place of a URL. */
  @property({ attribute: false }) credential: HuaweiCecCredential | CredentialSource<HuaweiCecCredential> | undefined;
  /** Which of the service's two families of calls is spoken. */
  @property() family: 'rest' | 'page' = 'rest';
  /** Page family: who vouches for the visitor. Default: `authorization` where there is an `authorization-url`. */
  @property() mode: 'token' | 'authorization' | undefined;
  /** Page family: tenant ID. */
  @property({ attribute: 'tenant-space-id' }) tenantSpaceId: string | undefined;
  /** Page family, token mode: by what the enterprise's validation service knows the visitor. */
  @property({ attribute: 'third-user-token' }) thirdUserToken: string | undefined;
  /** Page family: where the page's own server signs the visitor, by POST. */
  @property({ attribute: 'authorization-url' }) authorizationUrl: string | undefined;
  /** Page family: which maps the vendor's own widget shows. */
  @property({ attribute: 'map-service' }) mapService: 'tencent' | 'google' | undefined;
  /** Page family: who the visitor is. Default: an id of this browser's own, and the name that they give. */
  @property({ attribute: false }) user: { readonly id: string; readonly name: string } | undefined;
  /** Language of the visitor (BCP 47) for the bot and the centre's own words. Default: the browser's. */
  @property() locale: string | undefined;
  /** The tenant has no queue for video calls. */
  @property({ type: Boolean, attribute: 'voice-only' }) voiceOnly = false;
  /** Page family: shows the vendor's own widget in place of ours. It runs whatever the service answers, with all rights of this page. */
  @property({ type: Boolean, attribute: 'vendor-ui' }) vendorUi = false;
  /** STUN and TURN servers for calls. Default: none. */
  @property({ attribute: false }) iceServers: readonly RTCIceServer[] | undefined;

  #vendor: Promise<{ remove(): void }> | undefined;
  #notice: (() => TemplateResult) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#showVendorUi();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#removeVendorUi();
    });
  }

  override render(): TemplateResult | typeof nothing {
    return this.hasAttribute('failed') ? (this.#notice?.() ?? nothing) : nothing;
  }

  protected override backend(): Backend | undefined {
    const load = HuaweiCecElement.load;
    if (!load || this.vendorUi || !this.#suffices()) return undefined;
    const options = this.#options();
    let loaded: Promise<LoadedHuaweiCec> | undefined;
    // one for both, since chat and call share a visitor
    const once = (): Promise<LoadedHuaweiCec> => {
      loaded ??= load(options).catch((cause: unknown) => {
        loaded = undefined;
        throw cause;
      });
      return loaded;
    };
    return {
      name: 'huawei-cec',
      chat: async () => offered(await once(), 'chat')(),
      clickToCall: async () => offered(await once(), 'clickToCall')(),
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.size > 0) this.toggleAttribute('failed', false);
    this.#showVendorUi();
  }

  #suffices(): boolean {
    const { channelId, tenantSpaceId, credentialUrl, credential, thirdUserToken, authorizationUrl } = this;
    if (this.family !== 'page') return Boolean(credentialUrl || credential);
    const vouched = this.#mode() === 'token' ? thirdUserToken || credentialUrl : authorizationUrl;
    return Boolean(channelId && tenantSpaceId && vouched);
  }

  #mode(): 'token' | 'authorization' {
    return this.mode ?? (this.authorizationUrl ? 'authorization' : 'token');
  }

  #options(): HuaweiCecTagOptions {
    const { baseUrl, channelId, credentialUrl, credential, tenantSpaceId, thirdUserToken, authorizationUrl, mapService, user, locale } =
      this;
    return {
      family: this.family === 'page' ? 'page' : 'rest',
      mode: this.#mode(),
      video: !this.voiceOnly,
      vendorUi: this.vendorUi,
      ...(baseUrl && { baseUrl }),
      ...(channelId && { channelId }),
      ...(credentialUrl && { credentialUrl }),
      ...(credential && { credential }),
      ...(tenantSpaceId && { tenantSpaceId }),
      ...(thirdUserToken && { thirdUserToken }),
      ...(authorizationUrl && { authorizationUrl }),
      ...(mapService && { mapService }),
      ...(user && { user }),
      ...(locale && { locale }),
      ...(this.iceServers && { iceServers: this.iceServers }),
    };
  }

  #showVendorUi(): void {
    const wanted = this.vendorUi && this.family === 'page' && this.#suffices();
    if (!wanted) return this.#removeVendorUi();
    const load = HuaweiCecElement.load;
    if (this.#vendor || !load || this.hasAttribute('failed')) return;
    const onFailure = (cause: unknown): void => void this.#onVendorUiFailure(cause);
    this.#vendor = load(this.#options()).then((backend) => offered(backend, 'vendorUi')(onFailure));
    this.#vendor.catch(onFailure);
  }

  // a tag with other attributes, or one that is put in again, tries again
  async #onVendorUiFailure(cause: unknown): Promise<void> {
    this.#vendor = undefined;
    this.toggleAttribute('failed', true);
    this.dispatchEvent(new CcErrorEvent(toCcError(cause, 'backend-unreachable')));
    const { huaweiCecNotice } = await import('./huawei-cec-notice.js');
    this.#notice ??= huaweiCecNotice(this);
    this.requestUpdate();
  }

  #removeVendorUi(): void {
    this.toggleAttribute('failed', false);
    const vendor = this.#vendor;
    this.#vendor = undefined;
    void vendor?.then(
      (shown) => shown.remove(),
      () => undefined,
    );
  }
}

function offered<Name extends 'chat' | 'clickToCall' | 'vendorUi'>(
  backend: LoadedHuaweiCec,
  name: Name,
): NonNullable<LoadedHuaweiCec[Name]> {
  const offer = backend[name];
  if (!offer) throw toCcError(`the back end has no ${name}`, 'backend-refused');
  return offer;
}
