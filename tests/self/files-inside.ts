import { inflateRawSync } from 'node:zlib';

/** The files of the archive that Playwright's HTML report holds its data in, by name (APPNOTE 4.3.12). */
export function filesInside(html: string): ReadonlyMap<string, Buffer> {
  const archive = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/.exec(html)?.[1] ?? '';
  const zip = Buffer.from(archive, 'base64');
  const files = new Map<string, Buffer>();
  for (let at = listOf(zip); zip.readUInt32LE(at) === listSignature;) {
    const [nameLength = 0, extraLength = 0, noteLength = 0] = [28, 30, 32].map((to) =>
      zip.readUInt16LE(at + to),
    );
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, inflated(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20)));
    at += 46 + nameLength + extraLength + noteLength;
  }
  return files;
}

const listSignature = 0x02014b50;
const endSignature = 0x06054b50;

/** Where the archive's own list begins, as its end says. */
function listOf(zip: Buffer): number {
  const end = Buffer.alloc(4);
  end.writeUInt32LE(endSignature);
  return zip.readUInt32LE(zip.lastIndexOf(end) + 16);
}

function inflated(zip: Buffer, header: number, size: number): Buffer {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const data = zip.subarray(start, start + size);
  const isStored = zip.readUInt16LE(header + 8) === 0;
  return isStored ? data : inflateRawSync(data);
}
