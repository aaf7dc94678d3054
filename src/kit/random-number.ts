/** A number from 0 up to 1, from the platform's generator. What takes chance from outside takes this by default. */
export function randomNumber(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
