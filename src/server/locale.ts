/** A language tag in Huawei's spelling: `zh-Hans-CN` → `zh_CN`; nothing for what is no language tag. */
export function cecLocale(tag: unknown): string | undefined {
  if (typeof tag !== 'string' || tag.length > 35) return undefined;
  try {
    const { language, region } = new Intl.Locale(tag.replaceAll('_', '-'));
    return region === undefined ? language : `${language}_${region}`;
  } catch {
    return undefined;
  }
}
