/** Words of a phone that floats above its page. */
export type FrameKey = 'frame.move' | 'frame.move-help' | 'frame.minimize' | 'frame.restore' | 'frame.calls';
