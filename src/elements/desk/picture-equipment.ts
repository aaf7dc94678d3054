import './phone-sound.js';
import { CameraShelf } from '../../media/camera-shelf.js';
import { deskMemory } from './desk-memory.js';

export { Screen } from '../../media/screen.js';

let shelf: CameraShelf | undefined;

/** The cameras of this page, and the one that is chosen: the same for all desks on it. */
export function deskCamera(): CameraShelf {
  const memory = deskMemory();
  return (shelf ??= new CameraShelf(memory && { memory }));
}
