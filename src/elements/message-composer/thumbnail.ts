import { noChange } from 'lit';
import { Directive, type DirectiveResult, directive, type ElementPart } from 'lit/directive.js';

/** Side of a thumbnail in device pixels: 40 px on a sharp screen. */
const side = 96;

/**
 * Draws a picture into a canvas, cropped to a square. On a canvas, since a page
 * with a strict policy loads no pictures from `blob:`. What is no picture after
 * all leaves the canvas empty.
 */
class ThumbnailDirective extends Directive {
  #file: File | undefined;

  override render(_file: File): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [file]: [File]): typeof noChange {
    if (file === this.#file) return noChange;
    this.#file = file;
    void draw(file, part.element as HTMLCanvasElement);
    return noChange;
  }
}

/** `<canvas ${thumbnail(file)}></canvas>` */
export const thumbnail: (file: File) => DirectiveResult = directive(ThumbnailDirective);

async function draw(file: File, canvas: HTMLCanvasElement): Promise<void> {
  canvas.width = canvas.height = side;
  try {
    const picture = await createImageBitmap(file);
    const scale = side / Math.min(picture.width, picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    canvas.getContext('2d')?.drawImage(picture, (side - width) / 2, (side - height) / 2, width, height);
    picture.close();
  } catch {
    // no picture, whatever its name says
  }
}
