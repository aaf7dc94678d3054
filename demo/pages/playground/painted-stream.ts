/** A picture of somebody, as a camera would send it: a head and shoulders before a wall. */
export function paintedStream(wall: string, skin: string): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const paint = canvas.getContext('2d');
  const draw = (): void => {
    if (!paint) return;
    paint.fillStyle = wall;
    paint.fillRect(0, 0, 320, 240);
    paint.fillStyle = '#2d3748';
    paint.beginPath();
    paint.ellipse(160, 240, 95, 75, 0, 0, Math.PI * 2);
    paint.fill();
    paint.fillStyle = skin;
    paint.beginPath();
    paint.ellipse(160, 110, 46, 58, 0, 0, Math.PI * 2);
    paint.fill();
  };
  draw();
  const stream = canvas.captureStream(5);
  // a frame is sent when something is painted
  requestAnimationFrame(draw);
  setTimeout(draw, 200);
  return stream;
}
