import type { CheckContext } from '../check.ts';
import { fail } from '../check.ts';
import { shorten } from '../shorten.ts';
import { errorRule } from './error-rule.ts';

/**
 * The path ends with the path of the operation that was called; in front of it stands the service's own prefix, so the two
 * are not equal (reference fiks 2.1). Where originalPath is set, it may be the one that was called.
 */
export const fiksErrorPath = errorRule({
  id: 'fiks-error-path',
  demands: 'The path of an error message ends with the path that was called.',
  judge: ({ path, originalPath }, context) => {
    if (typeof path !== 'string') return 'inapplicable';
    const called = calledPath(context);
    const told = [path, originalPath].filter((one): one is string => typeof one === 'string');
    if ([called, ...told].some((one) => one.includes('***'))) return 'inapplicable';
    if (told.some((one) => normalised(one).endsWith(normalised(called)))) return [];
    return [fail(`a path that ends with ${called}`, shorten(path) || 'empty', '/path')];
  },
});

/** As many last segments of the address as the path of the operation has. */
function calledPath({ operation, exchange }: CheckContext): string {
  const count = segmentsOf(operation.path).length;
  return `/${segmentsOf(new URL(exchange.request.url).pathname).slice(-count).join('/')}`;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function normalised(path: string): string {
  const [plain = ''] = path.split('?');
  return `/${segmentsOf(decoded(plain)).join('/')}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
