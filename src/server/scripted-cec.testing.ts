/** One request that reached the scripted contact centre. */
export interface SeenRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly redirect: RequestRedirect | undefined;
}

type Answer = Response | Error | (() => Response | Promise<Response>);

/** A contact centre that answers as documented, or once as it is told to. */
export class ScriptedCec {
  readonly seen: SeenRequest[] = [];
  readonly #once = new Map<string, Answer[]>();
  #tokens = 0;

  /** What the next requests for a path that ends so get instead. */
  next(path: string, ...answers: readonly Answer[]): void {
    this.#once.set(path, [...(this.#once.get(path) ?? []), ...answers]);
  }

  /** How often a path that ends so was asked for. */
  count(path: string): number {
    return this.seen.filter(({ url }) => url.endsWith(path)).length;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const body = JSON.parse(init?.body as string) as Record<string, unknown>;
    this.seen.push({ url, headers: new Headers(init?.headers), body, redirect: init?.redirect });
    const scripted = [...this.#once].find(([path, answers]) => url.endsWith(path) && answers.length > 0)?.[1].shift();
    const answer = scripted ?? this.#usual(url, body);
    const signal = init?.signal;
    const aborted = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    );
    if (answer instanceof Error) throw answer;
    return Promise.race([typeof answer === 'function' ? answer() : answer, aborted]);
  };

  #usual(url: string, body: Readonly<Record<string, unknown>>): Response {
    const number = String(++this.#tokens);
    if (url.endsWith('/tokenByAkSk')) {
      return Response.json({ AccessToken: `access-${number}`, ApplyType: 'Bearer', CreateTime: '1545650171', Expires: '600', Scope: '' });
    }
    return Response.json({ resultCode: '0', resultDesc: '', token: `"chat-${number}-${String(body['userId'])}%3D"` });
  }
}
