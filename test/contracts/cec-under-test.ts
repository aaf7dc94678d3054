import type { HuaweiCecOptions } from '../../src/backends/huawei-cec/index.js';

/** What the demo centre that `wtr.contracts.mjs` starts tells about itself. */
export interface CecFacts {
  readonly url: string;
  readonly channelId: string;
  readonly tenantSpaceId: string;
}

/** The demo centre, with Huawei CEC's side of it. */
export async function cecFacts(): Promise<CecFacts> {
  return (await (await fetch('/center/cec')).json()) as CecFacts;
}

/** Storage of one test. */
export function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A visitor's back end, in either family, and how the centre is told what to do with that visitor. */
export async function cecVisitor(family: 'rest' | 'page token' | 'page authorization'): Promise<{
  readonly options: HuaweiCecOptions;
  wish(does: string, text?: string): Promise<unknown>;
}> {
  const { url, channelId, tenantSpaceId } = await cecFacts();
  const storage = memoryStorage();
  const common = { baseUrl: url, channelId, storage };
  const endpoint = `${url}/cc/credential/huawei-cec`;
  const page = { ...common, family: 'page', tenantSpaceId } as const;
  const options: Readonly<Record<typeof family, HuaweiCecOptions>> = {
    rest: { ...common, credentialUrl: endpoint },
    'page token': { ...page, mode: 'token' as const, credentialUrl: `${endpoint}/visitor-token` },
    'page authorization': { ...page, mode: 'authorization' as const, authorizationUrl: `${endpoint}/authorization` },
  };
  const visitorId = (): string => {
    const { visitorId: id } = JSON.parse(storage.getItem(`cc-huawei-cec:${channelId}`) ?? '{}') as { readonly visitorId?: string };
    return id ?? '';
  };
  return {
    options: options[family],
    wish: async (does, text) => {
      const query = new URLSearchParams({ does, channelId, visitorId: visitorId(), ...(text !== undefined && { text }) });
      const answer = await fetch(`/center/cec/wish?${query.toString()}`);
      if (!answer.ok) throw new Error(`the center cannot ${does}: ${await answer.text()}`);
      return (await answer.json()) as unknown;
    },
  };
}
