const words: Readonly<Record<string, readonly [sentence: string, button: string]>> = {
  en: ['The phone could not be loaded.', 'Try again'],
  es: ['No se pudo cargar el teléfono.', 'Reintentar'],
  zh: ['电话未能加载。', '重试'],
};

/** Says that the code of the workbench did not come, in plain text: there is nothing else to say it with. */
export function showMissingCode(root: ShadowRoot, again: () => void): void {
  const language = root.host.closest('[lang]')?.getAttribute('lang')?.slice(0, 2).toLowerCase() ?? 'en';
  const [sentence, label] = words[language] ?? words['en'] ?? ['', ''];
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.textContent = sentence;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', again);
  root.replaceChildren(text, button);
}
