import type { Lines } from './message.ts';
import type { World } from './world.ts';

/** The header lines that the web server of Altinn's services adds to every answer. */
export function kestrelLines({ clock }: World): Lines {
  return [
    ['Date', clock.now().toUTCString()],
    ['Server', 'Kestrel'],
  ];
}
