import type { World } from '../server/world.ts';

const lastTicks = new WeakMap<World, number>();

/** Now as the service writes it: UTC, up to seven fraction digits, each answer later than the last. */
export function nowText(world: World): string {
  const fraction = Math.floor((performance.now() % 1) * 10_000);
  const ticks = world.clock.now().getTime() * 10_000 + fraction;
  const next = Math.max(ticks, (lastTicks.get(world) ?? 0) + 1);
  lastTicks.set(world, next);
  return ticksText(next);
}

/** Cut to microseconds, as Storage keeps `lastChanged`. */
export function toMicroseconds(text: string): string {
  const [seconds = '', fraction = ''] = text.replace('Z', '').split('.');
  return withFraction(seconds, fraction.slice(0, 6));
}

/** A date as the service stores what a client sent: UTC, no offset taken as UTC. */
export function toUtcText(text: string): string {
  const [, head = text, fraction = '', offset = 'Z'] =
    /^([^.]*?)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/i.exec(text) ?? [];
  const date = new Date(`${head.includes('T') ? head : `${head}T00:00:00`}${offset}`);
  return withFraction(date.toISOString().slice(0, 19), fraction.slice(0, 7));
}

// Ticks of 100 ns since 1970 stay below 2^53 until the year 2255.
function ticksText(ticks: number): string {
  const seconds = new Date(Math.floor(ticks / 10_000)).toISOString().slice(0, 19);
  return withFraction(seconds, String(ticks % 10_000_000).padStart(7, '0'));
}

function withFraction(seconds: string, digits: string): string {
  const trimmed = digits.replace(/0+$/, '');
  return trimmed === '' ? `${seconds}Z` : `${seconds}.${trimmed}Z`;
}
