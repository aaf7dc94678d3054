import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { downloadTypes, largestFile, uploadTypes } from '../files.js';
import { result } from '../result.js';
import { coded } from './chat.js';
import { originOf, textOf, type Surroundings } from './surroundings.js';

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** `uploadFileStream` and `downloadFileStream` (facts: 2.4 and 2.5). */
export function fileTransfer(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();

  app.post('/uploadFileStream', (context) => {
    const body = context.get('body');
    const [type, stream] = [textOf(body, 'fileType')?.toLowerCase(), textOf(body, 'fileStream')];
    if (!type || !stream || textOf(body, 'channel') === undefined)
      return context.json({ returnCode: '2', resultDesc: 'missing parameter' });
    if (!uploadTypes.includes(type) || !base64.test(stream)) return context.json({ returnCode: '3', resultDesc: 'bad parameter' });
    const bytes = Buffer.from(stream, 'base64');
    if (bytes.length > largestFile) return context.json({ returnCode: '13', resultDesc: 'upload failed' });
    const objectKey = cec.files.upload({ bytes, type, name: `upload.${type}` });
    return context.json({ returnCode: '0', objectKey });
  });

  app.post('/downloadFileStream', (context) => {
    const body = context.get('body');
    const [visitor, settings] = [context.get('visitor'), cec.desk.settingsOf(context.get('visitor'))];
    const [fileId, type] = [textOf(body, 'fileId'), textOf(body, 'fileType')?.toLowerCase()];
    if (!fileId) return context.json(coded(result('401', 'objectKey is null!'), settings));
    if (!type || !downloadTypes.includes(type)) return context.json(coded(result('13', 'param filetype Out of range!'), settings));
    const fromLibrary = textOf(body, 'multiMedia') === 'multiMedia';
    const file = cec.files.find(fileId, fromLibrary);
    if (file === undefined) return context.json(coded(result('13', 'fsservice downloadFile is failed'), settings));
    if (file.bytes.length === 0) return context.json(coded(result('13', 'empty file!'), settings));
    const fileUrl = `${originOf(context)}/social/on/web/resource/${visitor.channelId}/${encodeURIComponent(fileId)}`;
    return context.json(coded({ ...result('0'), fileStream: file.bytes.toString('base64'), fileUrl }, settings));
  });
  return app;
}
