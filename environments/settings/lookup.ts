import { resolve } from 'node:path';
import type { Settings } from './read-settings.ts';

/** A setting that is missing or wrong: its name, never its value. */
export interface SettingProblem {
  readonly name: string;
  readonly reason: string;
}

/** Looks settings up for one environment, and remembers what is wrong. */
export interface Lookup {
  /** The user's value, or the environment's default. */
  value(name: string): string | undefined;
  /** A path of the user's, relative to the file that it stands in. */
  path(file: string): string;
  /** The template with `{name}` replaced; an unset name is reported. */
  fill(template: string): string;
  /** The same with values URL-encoded. */
  fillEncoded(template: string): string;
  report(name: string, reason: string): void;
  readonly problems: readonly SettingProblem[];
  readonly settings: Settings;
}

/** What a lookup starts from. */
export interface LookupSources {
  readonly settings: Settings;
  readonly defaults: Readonly<Record<string, string>>;
}

/** Makes the lookup of one environment; `{org}` in a template is the owner part of the app's id. */
export function createLookup({ settings, defaults }: LookupSources): Lookup {
  const problems: SettingProblem[] = [];
  const value = (name: string): string | undefined => settings.value(name) ?? defaults[name];
  const report = (name: string, reason: string): void => {
    if (!problems.some((problem) => problem.name === name)) problems.push({ name, reason });
  };
  const wanted = (name: string): string => {
    const found = name === 'org' ? value('SAMSVAR_ALTINN_APP_ID')?.split('/')[0] : value(name);
    if (found === undefined) report(name === 'org' ? 'SAMSVAR_ALTINN_APP_ID' : name, 'missing');
    return found ?? '';
  };
  return {
    value,
    report,
    problems,
    settings,
    path: (file) => resolve(settings.folder, file),
    fill: (template) => template.replace(/\{(\w+)\}/g, (_, name: string) => wanted(name)),
    fillEncoded: (template) =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wanted(name))),
  };
}
