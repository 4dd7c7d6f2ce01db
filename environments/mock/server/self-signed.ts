import { sign, type KeyObject } from 'node:crypto';

/** Who a certificate of the mock is for. */
export interface CertificateSubject {
  readonly commonName: string;
  /** Nine digits: stands in `organizationIdentifier`, as in enterprise certificates. */
  readonly orgNumber?: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** A self-signed X.509 certificate as DER: node:crypto reads certificates and makes none. */
export function selfSigned(
  subject: CertificateSubject,
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): Buffer {
  const named = nameOf(subject);
  const content = sequence(
    tlv(0xa0, integer(2)),
    integer(1),
    sha256WithRsa,
    named,
    sequence(time(subject.notBefore), time(subject.notAfter)),
    named,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  return sequence(content, sha256WithRsa, bits(sign('sha256', content, keys.privateKey)));
}

const attributes = { commonName: '550403', orgNumber: '550461' } as const;

function nameOf({ commonName, orgNumber }: CertificateSubject): Buffer {
  const organisation = orgNumber === undefined ? [] : [part('orgNumber', `NTRNO-${orgNumber}`)];
  return sequence(...organisation, part('commonName', commonName));
}

function part(attribute: keyof typeof attributes, text: string): Buffer {
  const type = tlv(0x06, Buffer.from(attributes[attribute], 'hex'));
  return tlv(0x31, sequence(type, tlv(0x0c, Buffer.from(text))));
}

/** GeneralizedTime: to the second, UTC. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return tlv(0x18, Buffer.from(`${digits}Z`));
}

const integer = (value: number): Buffer => tlv(0x02, Buffer.from([value]));
const bits = (content: Buffer): Buffer => tlv(0x03, Buffer.from([0]), content);
const sequence = (...content: readonly Buffer[]): Buffer => tlv(0x30, ...content);

// 1.2.840.113549.1.1.11 without parameters.
const sha256WithRsa = sequence(
  tlv(0x06, Buffer.from('2a864886f70d01010b', 'hex')),
  tlv(0x05, Buffer.alloc(0)),
);

/** Tag, length and content of DER (X.690 8.1). */
function tlv(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length = lengthOf(body.length);
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}
