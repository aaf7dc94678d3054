/**
 * How high each row of a long list is, and where each begins. A Fenwick tree:
 * a height is changed, a row added at the end and a place found in steps that
 * grow with the logarithm of the length.
 */
export class RowHeights {
  #heights: number[] = [];
  // #sums[i] is the sum of the heights that end with row i - 1, as many as the lowest bit of i says
  #sums: number[] = [0];

  get length(): number {
    return this.#heights.length;
  }

  /** All rows together. */
  get total(): number {
    return this.top(this.length);
  }

  at(row: number): number {
    return this.#heights[row] ?? 0;
  }

  /** Where a row begins. */
  top(row: number): number {
    let sum = 0;
    for (let index = Math.min(row, this.length); index > 0; index -= index & -index) sum += this.#sums[index] ?? 0;
    return sum;
  }

  push(height: number): void {
    const index = this.#heights.push(height);
    let sum = height;
    for (let part = index - 1; part > index - (index & -index); part -= part & -part) sum += this.#sums[part] ?? 0;
    this.#sums[index] = sum;
  }

  set(row: number, height: number): void {
    const change = height - this.at(row);
    if (change === 0 || row >= this.length) return;
    this.#heights[row] = height;
    for (let index = row + 1; index <= this.length; index += index & -index) this.#sums[index] = (this.#sums[index] ?? 0) + change;
  }

  /** Puts rows before the first one. Takes time by the length. */
  prepend(heights: readonly number[]): void {
    this.reset([...heights, ...this.#heights]);
  }

  reset(heights: readonly number[]): void {
    this.#heights = [];
    this.#sums = [0];
    for (const height of heights) this.push(height);
  }

  /** The row that stands at a place: the last one that begins at or before it. */
  find(place: number): number {
    let row = 0;
    let left = place;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.length))); step >= 1; step /= 2) {
      const sum = this.#sums[row + step];
      if (sum !== undefined && sum <= left) {
        row += step;
        left -= sum;
      }
    }
    return Math.max(0, Math.min(row, this.length - 1));
  }
}
