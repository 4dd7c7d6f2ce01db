import { createHash } from 'node:crypto';
import { streamMultipart } from '#environments';
import { readDocuments } from './claims/verify-arrived.ts';
import { idOfSent } from './bench/fiks-bench.ts';
import { toParts } from './letters/letter.ts';
import { scenario } from './bench/scenario.ts';
import { uuid } from './claims/predicates.ts';

const fileBytes = 100 * 1024 * 1024;
const chunkBytes = 256 * 1024;

scenario(
  'POST forsendelser takes a file of 100 MB as a stream, and all of it arrives',
  {
    requirement: 'FIKS-SEND-020',
    tags: ['@writes', '@slow'],
    needs: { parameters: ['kontoId', 'recipientAltinn'] },
  },
  async ({ on, given, life }) => {
    const text = given.unique();
    const file = { filnavn: 'stor.bin', mimeType: 'application/octet-stream' };
    const letter = given.letter({
      to: 'recipientAltinn',
      fields: { kunDigitalLevering: true },
      files: [{ ...file, body: new Uint8Array() }],
    });
    const [json, part] = toParts(letter);
    const { chunks, sha256 } = generated(text);
    const parts = [json, part && { ...part, body: chunks }].filter((one) => one !== undefined);
    const answer = await on.send('send', streamMultipart(parts));
    const id = idOfSent(answer);
    if (!on.conform(answer, { status: 200, body: { id: uuid } }) || id === undefined) return;
    await life.settled(id);
    const { exchange, documents } = await readDocuments(on, id);
    on.verify('all of it has arrived', {
      actual: documents,
      expected: [{ ...file, storrelse: fileBytes, sha256Hash: new RegExp(`^${sha256()}$`, 'i') }],
      exchange,
    });
  },
);

/** A file that is made as it is sent, no two chunks alike, and the hash of what was made so far. */
function generated(text: string): { chunks: Iterable<Uint8Array>; sha256: () => string } {
  const hash = createHash('sha256');
  const pattern = createHash('sha512').update(text).digest();
  function* chunks(): Generator<Uint8Array> {
    for (let at = 0; at < fileBytes; at += chunkBytes) {
      // Whoever sends it may still hold the one before.
      const chunk = Buffer.alloc(chunkBytes, pattern);
      chunk.writeUInt32BE(at);
      hash.update(chunk);
      yield chunk;
    }
  }
  return { chunks: chunks(), sha256: () => hash.copy().digest('hex') };
}
