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
  made ??= makeCertificate({ host: 'localhost', address: '127.0.0.1', daysLeft: 1 });
  return made;
}

/** What a certificate says. */
export interface CertificateClaims {
  readonly host: string;
  /** IP address. */
  readonly address: string;
  /** Below 0: it has expired. */
  readonly daysLeft: number;
}

/** A certificate that nobody but its key has signed. */
export function makeCertificate({
  host,
  address,
  daysLeft,
}: CertificateClaims): LoopbackCertificate {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  const name = [{ name: 'commonName', value: host }];
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 30 * dayMs);
  certificate.validity.notAfter = new Date(Date.now() + daysLeft * dayMs);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: host },
        { type: 7, ip: address },
      ],
    },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(pair.privateKey), forge.md.sha256.create());
  return { key: pair.privateKey, cert: forge.pki.certificateToPem(certificate) };
}
