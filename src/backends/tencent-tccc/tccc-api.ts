/** What an agent is doing, in the browser API's own words. `busy` is on a call; what people see as busy is `notReady`. */
export type TcccAgentStatus = 'free' | 'busy' | 'arrange' | 'notReady' | 'rest';
/** What is seen besides: `offline` is not documented and comes all the same. */
export type TcccObservedStatus = TcccAgentStatus | 'offline' | (string & {});
/** What can be asked for; `stopNotReady` ends `notReady`. */
export type TcccSettableStatus = 'free' | 'rest' | 'arrange' | 'notReady' | 'stopNotReady';
export type TcccServerType = 'staffSeat' | 'staffPhoneSeat' | 'miniProgramSeat' | 'staffExtensionSeat';
/** Who ended a contact: customer, agent, the system, or a timer. */
export type TcccCloseBy = 'client' | 'seat' | 'admin' | 'timer';

/** What every command comes to (`CommonSDKResponse`). Failures also come as a rejection with an object of this kind. */
export interface TcccResult<Data = unknown> {
  readonly status: 'success' | 'error';
  /** Only with `error`. */
  readonly errorMsg?: string;
  /** Where results are in practice, although the reference prints them bare. */
  readonly data?: Data;
}

/** A call that was begun (`CallResponse`). */
export interface TcccCallData {
  readonly sessionId: string;
  readonly calleePhoneNumber: string;
  readonly callerPhoneNumber: string;
  readonly serverType?: TcccServerType;
  readonly calleeLocation?: string;
  readonly remark?: string;
}

export interface TcccDialOptions {
  readonly phoneNumber: string;
  /** Shown in place of the number. */
  readonly phoneDesc?: string;
  /** Comes back in the call record. */
  readonly uui?: string;
  readonly skillGroupId?: string;
  readonly callerPhoneNumber?: string;
  readonly servingNumberGroupIds?: readonly string[];
  readonly phoneEncodeType?: 'number';
}

/** A key that was pressed in a voice menu. */
export interface TcccMenuKey {
  readonly key: string;
  readonly label: string;
}

interface TcccOffer {
  readonly sessionId: string;
  /** How long it is offered, 0 for ever. */
  readonly timeout: number;
  readonly remark?: string;
}

/** A contact that is offered to the agent, by its `type`. */
export type TcccCallIn =
  | (TcccOffer & {
      readonly type: 'phone';
      readonly calleePhoneNumber: string;
      readonly callerPhoneNumber?: string;
      readonly callerLocation?: string;
      readonly ivrPath?: readonly TcccMenuKey[];
      readonly protectedCallee?: string;
      readonly protectedCaller?: string;
      readonly serverType: TcccServerType;
    })
  | (TcccOffer & {
      readonly type: 'im';
      readonly nickname: string;
      readonly avatar?: string;
      readonly peerSource?: string;
      readonly channelName?: string;
      readonly clientData?: string;
    })
  | (TcccOffer & {
      readonly type: 'voip';
      readonly callee: string;
      readonly calleeRemark?: string;
      readonly userId: string;
      readonly nickname?: string;
      readonly avatar?: string;
      readonly peerSource?: string;
      readonly ivrPath?: readonly TcccMenuKey[];
    })
  | (TcccOffer & { readonly type: 'video'; readonly userId: string; readonly nickname?: string; readonly avatar?: string })
  | (TcccOffer & { readonly type: 'internal'; readonly peerUserId: string });

/** What each event brings. The names of events are the values of `tccc.events`, too. */
export interface TcccEventMap {
  readonly ready: undefined;
  readonly tokenExpired: { readonly message?: string };
  readonly callIn: TcccCallIn;
  readonly userAccessed: { readonly sessionId: string };
  readonly autoTransfer: { readonly sessionId: string };
  readonly sessionEnded: {
    readonly sessionId: string;
    readonly closeBy: TcccCloseBy;
    readonly mainReason?: string;
    readonly subReason?: string;
  };
  readonly sessionCompleted: { readonly sessionId: string };
  readonly callOuted: {
    readonly sessionId: string;
    readonly callerPhoneNumber?: string;
    readonly calleePhoneNumber?: string;
    readonly protectedCallee?: string;
    readonly remark?: string;
  };
  readonly calloutAccepted: { readonly sessionId: string };
  readonly transfer: { readonly sessionId: string; readonly skillGroupId?: string; readonly userId?: string };
  readonly statusChanged: { readonly status?: TcccObservedStatus };
}

export type TcccEventName = keyof TcccEventMap;

/** One of a contact's commands. */
interface ById {
  readonly sessionId: string;
}
interface ToSomebody extends ById {
  readonly skillGroupId?: string;
  readonly userId?: string;
}
type Outcome<Data = unknown> = Promise<TcccResult<Data>>;

/** The namespaces of `window.tccc`. What a version does not have is absent. */
export interface Tccc {
  readonly events: { readonly [Name in TcccEventName]: Name };
  on<Name extends TcccEventName>(event: Name, handler: (payload: TcccEventMap[Name]) => void): void;
  off<Name extends TcccEventName>(event: Name, handler: (payload: TcccEventMap[Name]) => void): void;
  readonly Call: {
    startOutboundCall(options: TcccDialOptions): Outcome<TcccCallData>;
    startInternalCall(options: { readonly calleeUserId: string; readonly useMobile?: boolean }): Outcome<TcccCallData>;
    /** Older name of `startOutboundCall`. */
    callOut(options: TcccDialOptions): Outcome<TcccCallData>;
    accept(options: ById): Outcome;
    hungUp(options: ById): Outcome;
    deleteCall(options: ById): Outcome;
    muteMic(options: ById): Outcome;
    unmuteMic(options: ById): Outcome;
    isMicMuted(options: ById): Outcome<boolean>;
    hold(options: ById): Outcome;
    unHold(options: ById): Outcome;
    sendDigits(options: ById & { readonly dtmfText?: string }): Outcome;
    transfer(options: ToSomebody): Outcome;
  };
  readonly Chat: {
    accept(options: ById): Outcome;
    end(options: ById): Outcome;
    transfer(options: ToSomebody): Outcome;
    sendCardMessage(
      options: ById & {
        readonly payload: { readonly header: string; readonly desc: string; readonly pic: string; readonly url: string };
      },
    ): Outcome;
    sendOrderMessage(options: ById & { readonly payload: Readonly<Record<string, unknown>> }): Outcome;
  };
  readonly Video: {
    accept(options: ById): Outcome;
    end(options: ById): Outcome;
    muteMic(options: ById): Outcome;
    unmuteMic(options: ById): Outcome;
    muteVideo(options: ById): Outcome;
    unmuteVideo(options: ById): Outcome;
    transfer(options: ToSomebody): Outcome;
  };
  readonly Agent: {
    online(): void;
    offline(): void;
    setStatus(options: { readonly status: TcccSettableStatus; readonly restReason?: string }): Outcome;
    getStatus(): TcccObservedStatus;
  };
  readonly Devices: {
    isBrowserSupported(): boolean;
    isEnvSupported(): boolean;
    getMicrophones(): Promise<readonly MediaDeviceInfo[]>;
    getSpeakers(): Promise<readonly MediaDeviceInfo[]>;
  };
  readonly UI: {
    hide(): void;
    show(): void;
    showfloatButton(): void;
    hidefloatButton(): void;
    showWorkbench(): void;
    hideWorkbench(): void;
  };
  readonly Admin: { getSkillGroups(): readonly { readonly skillGroupName: string; readonly skillGroupId: string }[] };
  /** Undocumented, and used: takes buttons out of the call bar. */
  overrideButtonConfig(change: (config: TcccButtonConfig) => TcccButtonConfig): void;
  /** Older name of `Call.startOutboundCall`. */
  callOut(options: TcccDialOptions): Outcome<TcccCallData>;
}

/** The buttons of the call bar. */
export interface TcccButtonConfig {
  readonly active: readonly { readonly type: string }[];
}
