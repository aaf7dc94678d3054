import { property } from 'lit/decorators/property.js';
import type { AgentBackend } from '../../contracts/agent-backend.js';
import type { Backend } from '../../contracts/backend.js';
import type { PhoneBackend } from '../../contracts/phone-backend.js';
import { CcError } from '../../model/error.js';
import { BackendTagElement } from './backend-tag-element.js';

/** What the tag says, as the Tencent TCCC back end takes it. */
export interface TencentTcccTagOptions {
  readonly credentialUrl?: string;
  readonly sdkUrl?: (options: { readonly signal?: AbortSignal }) => Promise<string>;
  readonly vendorUi: 'hidden' | 'shown';
  readonly renderDomId?: string;
  readonly isReady: boolean;
  readonly number?: string;
}

/** A back end that was loaded. */
export interface LoadedTencentTccc extends Backend {
  readonly phone: () => Promise<PhoneBackend>;
  readonly agent: () => Promise<AgentBackend>;
}

/**
 * Tencent Cloud Contact Center (TCCC) as the back end of the enclosing desk: a
 * phone, and the agent's state. Tencent's own SDK works behind it and is loaded
 * when a phone is wanted, not before; one that the page has loaded is adopted.
 */
export class TencentTcccElement extends BackendTagElement {
  static readonly tagName: string = 'cc-tencent-tccc';
  /** Loads the back end; set where the tag is defined. */
  static load: ((options: TencentTcccTagOptions) => Promise<LoadedTencentTccc>) | undefined;

  /** Where the page's own server gives `{SdkURL}`, by POST. Not needed where the page loads the SDK by itself. */
  @property({ attribute: 'credential-url' }) credentialUrl: string | undefined;
  /** A function that obtains the address, in place of a URL. */
  @property({ attribute: false }) sdkUrl: TencentTcccTagOptions['sdkUrl'];
  /** Shows Tencent's own workbench beside ours, for text conversations and what else only it can do. */
  @property({ type: Boolean, attribute: 'vendor-ui' }) vendorUi = false;
  /** Id of an element for Tencent's workbench, at least 760 by 480 px. Default: it floats. */
  @property({ attribute: 'render-dom-id' }) renderDomId: string | undefined;
  /** The page has loaded the SDK and heard `ready` already. */
  @property({ type: Boolean, attribute: 'sdk-ready' }) sdkReady = false;
  /** What the agent's phone is reached by, to be shown. */
  @property() number: string | undefined;

  protected override backend(): Backend | undefined {
    const load = TencentTcccElement.load;
    if (!load) return undefined;
    const options = this.#options();
    let loaded: Promise<LoadedTencentTccc> | undefined;
    // one for both, since phone and agent speak over one line
    const once = (): Promise<LoadedTencentTccc> => {
      loaded ??= load(options).catch((cause: unknown) => {
        loaded = undefined;
        throw new CcError('backend-unreachable', 'the back end did not load', { cause });
      });
      return loaded;
    };
    return { name: 'tencent-tccc', phone: async () => (await once()).phone(), agent: async () => (await once()).agent() };
  }

  #options(): TencentTcccTagOptions {
    const { credentialUrl, sdkUrl, renderDomId, number } = this;
    return {
      vendorUi: this.vendorUi ? 'shown' : 'hidden',
      isReady: this.sdkReady,
      ...(credentialUrl && { credentialUrl }),
      ...(sdkUrl && { sdkUrl }),
      ...(renderDomId && { renderDomId }),
      ...(number && { number }),
    };
  }
}
