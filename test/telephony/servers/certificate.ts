import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Makes a key and a certificate for 127.0.0.1 that nobody has signed, named as certbot names them. */
export async function makeCertificate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(folder, 'privkey.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  await promisify(execFile)('openssl', ['req', '-x509', ...key, ...subject, '-out', join(folder, 'fullchain.pem')]);
}

/** SHA-256 of the public key of such a certificate, in base64, as Chromium's list of those it is to trust has it. */
export async function keyHashOf(folder: string): Promise<string> {
  const { publicKey } = new X509Certificate(await readFile(join(folder, 'fullchain.pem')));
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}
