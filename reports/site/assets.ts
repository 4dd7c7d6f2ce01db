import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Html } from './html.ts';

/** Style of the page, as it stands within it. */
export function pageStyle(): Html {
  return new Html(`${read('page.css')}${read('page-parts.css')}`);
}

/** Script of the page, as it stands within it. */
export function pageScript(): Html {
  return new Html(read('page.browser.js'));
}

/** Our own files hold nothing from outside. */
function read(name: string): string {
  return readFileSync(path.join(import.meta.dirname, name), 'utf8');
}
