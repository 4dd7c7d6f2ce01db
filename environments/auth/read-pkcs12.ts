// node:crypto can sign with a PKCS#12 key in TLS only and exports nothing of it; node-forge reads
// the container in JavaScript, with the old (RC2, 3DES) and the new (AES, PBKDF2) ciphers.
import forge from 'node-forge';

/** What a PKCS#12 container holds, as PEM. */
export interface Pkcs12Content {
  readonly keyPem: string;
  readonly certificatePems: readonly string[];
}

/** Opens a PKCS#12 container. Throws when it is none, holds no key or the password is wrong. */
export function readPkcs12(content: Uint8Array, password: string): Pkcs12Content {
  const binary = Buffer.from(content).toString('latin1');
  const container = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(binary), password);
  const bags = container.safeContents.flatMap(({ safeBags }) => safeBags);
  const key = bags.find((bag) => bag.key !== undefined && bag.key !== null)?.key;
  if (key === undefined || key === null) throw new Error('the container holds no private key');
  const keyInfo = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key));
  return {
    keyPem: forge.pki.privateKeyInfoToPem(keyInfo),
    certificatePems: bags.flatMap(({ cert }) =>
      cert === undefined || cert === null ? [] : [forge.pki.certificateToPem(cert)],
    ),
  };
}
