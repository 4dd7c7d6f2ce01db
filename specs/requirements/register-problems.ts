import type { Register } from './register.ts';

const matchMembers = ['checks', 'statuses', 'body', 'text', 'pointer', 'request'];

/** What is wrong across rows: double ids, references to nothing, members that mean nothing. */
export function registerProblems(register: Register): readonly string[] {
  return [...doubles(register), ...dangling(register), ...unknownMatches(register)];
}

function doubles({ requirements, defects, corrections }: Register): string[] {
  const ids = [...requirements, ...defects, ...corrections]
    .map(({ id }) => id)
    .filter((id) => id !== '');
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => `id ${id} is used more than once`);
}

function dangling({ requirements, defects }: Register): string[] {
  const known = new Set(requirements.map(({ id }) => id));
  return defects.flatMap((defect) =>
    defect.requirements
      .filter((id) => !known.has(id))
      .map(
        (id) =>
          `defect ${defect.id} names requirement ${id}, which requirements.yaml does not have`,
      ),
  );
}

function unknownMatches({ defects }: Register): string[] {
  return defects.flatMap(({ id, match }) =>
    Object.keys(match)
      .filter((name) => !matchMembers.includes(name))
      .map(
        (name) => `defect ${id}: match has no member "${name}" (known: ${matchMembers.join(', ')})`,
      ),
  );
}
