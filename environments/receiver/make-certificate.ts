import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** A key and a certificate as PEM. */
export interface LoopbackCertificate {
  readonly key: string;
  readonly cert: string;
}

const dayMs = 24 * 3600 * 1000;
let made: LoopbackCertificate | undefined;

/** A certificate of our own for this machine, made once per process: nobody but a mock will trust it. */
export function loopbackCertificate(): LoopbackCertificate {
  made ??= makeCertificate();
  return made;
}

function makeCertificate(): LoopbackCertificate {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  const name = [{ name: 'commonName', value: 'localhost' }];
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - dayMs);
  certificate.validity.notAfter = new Date(Date.now() + dayMs);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: 'localhost' },
        { type: 7, ip: '127.0.0.1' },
      ],
    },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(pair.privateKey), forge.md.sha256.create());
  return { key: pair.privateKey, cert: forge.pki.certificateToPem(certificate) };
}
