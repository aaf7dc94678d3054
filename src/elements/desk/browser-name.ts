/** Name and major version: all that a report needs, and no fingerprint. */
export function browserName(agent: string = globalThis.navigator?.userAgent ?? ''): string {
  const [, name = '', version = ''] = /(Edg|Firefox|Chrome|Version)\/(\d+)/.exec(agent.replace(/^.*?(?=Edg\/)/, '')) ?? [];
  return `${name === 'Version' ? 'Safari' : name} ${version}`.trim();
}
