import type { AppDefinition } from './app-definition.ts';

/** A text resource as the app answers it. */
export interface TextResource {
  readonly id: string;
  readonly org: string;
  readonly language: string;
  readonly resources: readonly {
    readonly id: string;
    readonly value: string;
    readonly variables: unknown;
  }[];
}

/** Whether `org/app` of a path is the app's id, in its own case. */
export function pathIsApp(app: AppDefinition, org: string, name: string): boolean {
  return app.id === `${org}/${name}`;
}

/** The texts in a language, else in Bokmål; the app's title where it has no texts at all. */
export function textsOf(app: AppDefinition, language: string): TextResource | undefined {
  const used = app.texts[language] === undefined ? 'nb' : language;
  const file = app.texts[used];
  if (file === undefined && Object.keys(app.texts).length > 0) return undefined;
  const resources = file === undefined ? [title(app)] : resourcesIn(file);
  return { id: `${app.org}-${app.name}-${used}`, org: app.org, language: used, resources };
}

const title = (app: AppDefinition): TextResource['resources'][number] => {
  const titles: { nb?: unknown } = Object(app.metadata['title']);
  return {
    id: 'appName',
    value: typeof titles.nb === 'string' ? titles.nb : app.name,
    variables: null,
  };
};

function resourcesIn(file: unknown): TextResource['resources'] {
  const holder: { resources?: unknown } = Object(file);
  const list: readonly unknown[] = Array.isArray(holder.resources) ? holder.resources : [];
  return list.map((item) => {
    const entry: { id?: unknown; value?: unknown; variables?: unknown } = Object(item);
    return {
      id: typeof entry.id === 'string' ? entry.id : '',
      value: typeof entry.value === 'string' ? entry.value : '',
      variables: entry.variables ?? null,
    };
  });
}
