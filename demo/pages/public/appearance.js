// before the first paint: what the reader chose on another page or day
try {
  const { dataset } = document.documentElement;
  const root = document.documentElement;
  const [theme, language, direction] = ['theme', 'language', 'direction'].map((name) => localStorage.getItem(`demo.${name}`));
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (direction === 'rtl') root.dir = 'rtl';
  root.lang = language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
} catch {
  // no storage here: the page's own defaults
}
