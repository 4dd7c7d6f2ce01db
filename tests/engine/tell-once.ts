import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the processes of a run meet, and the console. */
export interface Notices {
  /** Folder that the processes of the run share. */
  readonly stateDir: string;
  readonly warn: (text: string) => void;
}

/** Keeps a reason for the run under a topic, and says it where nobody has; gives the reason that stands. */
export function tellOnce(
  { stateDir, warn }: Notices,
  { topic, reason, hint }: { topic: string; reason: string; hint: string },
): string {
  const file = noticeFile(stateDir, topic);
  try {
    writeFileSync(file, reason, { flag: 'wx', mode: 0o600 });
  } catch {
    return readFileSync(file, 'utf8');
  }
  warn(`${reason.replace(/\.$/, '')}. ${hint}`);
  return reason;
}

/** The file of a topic. */
export function noticeFile(stateDir: string, topic: string): string {
  return join(stateDir, `${topic.replaceAll(/[^\w-]/g, '_')}.txt`);
}
