/** Forms of secrets, looked for in every text that is kept. */
export interface ExactMasks {
  add(form: string, label: string): void;
  /** The text with the longest form at each place replaced by its label. */
  mask(text: string): string;
}

interface Mask {
  readonly form: string;
  readonly label: string;
}

/** Shortest form; every form is found by so many of its first characters. */
const headLength = 4;
const slots = 1 << 16;

/**
 * A run meets thousands of forms, more with every token, and looks through each body for all of them:
 * one pass over the text, whose cost does not grow with their number. (One pattern of all forms was compiled anew
 * with every token, and each was slower than the one before.)
 */
export function createExactMasks(): ExactMasks {
  const byHead = new Map<string, Mask[]>();
  /** 1 where some form has a head of that slot: nearly every place of a text is passed over by this alone. */
  const seen = new Uint8Array(slots);
  return {
    add: (form, label) => {
      if (form.length < headLength) return;
      const head = form.slice(0, headLength);
      const masks = byHead.get(head) ?? [];
      if (masks.some((one) => one.form === form)) return;
      byHead.set(
        head,
        [...masks, { form, label }].toSorted((a, b) => b.form.length - a.form.length),
      );
      seen[slotAt(form, 0)] = 1;
    },
    mask: (text) => {
      const at = (place: number): Mask | undefined =>
        seen[slotAt(text, place)] === 1
          ? byHead
              .get(text.slice(place, place + headLength))
              ?.find(({ form }) => text.startsWith(form, place))
          : undefined;
      return replaceAt(text, at);
    },
  };
}

function replaceAt(text: string, at: (place: number) => Mask | undefined): string {
  let masked = '';
  let kept = 0;
  for (let place = 0; place <= text.length - headLength; place += 1) {
    const found = at(place);
    if (found === undefined) continue;
    masked += text.slice(kept, place) + found.label;
    kept = place + found.form.length;
    place = kept - 1;
  }
  return masked + text.slice(kept);
}

/** A number below `slots` made of the four characters there. */
function slotAt(text: string, place: number): number {
  return (
    (text.charCodeAt(place) +
      text.charCodeAt(place + 1) * 31 +
      text.charCodeAt(place + 2) * 961 +
      text.charCodeAt(place + 3) * 29_791) &
    (slots - 1)
  );
}
