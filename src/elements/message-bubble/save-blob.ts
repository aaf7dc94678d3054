/** Puts bytes into the reader's downloads. They are never opened as a page, whatever they say that they are. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser has taken hold of it by now
  URL.revokeObjectURL(address);
}
