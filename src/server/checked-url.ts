const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether what goes to a URL or comes from it is for nobody else: `https:`, or `http:` on loopback. */
export function isPrivateUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
}

/** Such a URL, without a slash at the end. @throws TypeError for any other. */
export function checkedUrl(text: string, name: string): string {
  if (!isPrivateUrl(text)) throw new TypeError(`${name} is an https: URL, or http: on loopback`);
  return new URL(text).href.replace(/\/$/, '');
}
