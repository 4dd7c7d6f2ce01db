export { readHar, type HarEntry } from './read-har.ts';
export { toExchange } from './to-exchange.ts';
