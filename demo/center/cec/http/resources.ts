import { Hono } from 'hono';
import { avatar } from '../avatars.js';
import type { CEC } from '../cec.js';
import { mediaTypeOf } from '../files.js';

/** `GET /social/on/web/resource/{channelId}/{resourceId}`: bytes of pictures and files (facts: section 8, page 54). */
export function resources(cec: CEC): Hono {
  const app = new Hono();
  app.get('/:channelId/:resourceId{.+}', (context) => {
    const id = context.req.param('resourceId');
    const headers = {
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      // whatever somebody uploaded runs nothing, even if it is opened by itself
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'private, max-age=300',
    };
    const face = id.startsWith('avatar-') ? avatar(id.slice('avatar-'.length)) : undefined;
    if (face !== undefined) return context.body(face, 200, { ...headers, 'Content-Type': 'image/svg+xml' });
    const file = cec.files.library(id) ?? cec.files.find(id, false);
    if (file === undefined) return context.notFound();
    return context.body(new Uint8Array(file.bytes), 200, { ...headers, 'Content-Type': mediaTypeOf(file.type) });
  });
  return app;
}
