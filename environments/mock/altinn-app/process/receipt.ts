import type { AppDefinition } from '../app/app-definition.ts';
import type { Model } from '../app/app-logic.ts';
import { isRecord } from '../../server/narrow.ts';

/** What a receipt shows. */
export interface ReceiptContent {
  readonly title: string;
  /** Lines above the form's values: instance, time … */
  readonly facts: readonly string[];
  readonly models: readonly Model[];
}

const margin = 50;
const lineHeight = 14;
const fontSize = 10;
const linesPerPage = Math.floor((842 - 2 * margin) / lineHeight);

/** A PDF of the form's values, A4, as many pages as it takes. */
export async function receiptPdf(content: ReceiptContent): Promise<Buffer> {
  const { PDFDocument, StandardFonts } = await import('pdf-lib');
  const pdf = await PDFDocument.create();
  pdf.setTitle(content.title);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const lines = [content.title, ...content.facts, '', ...content.models.flatMap(linesOf)];
  for (let at = 0; at < lines.length; at += linesPerPage) {
    const page = pdf.addPage([595, 842]);
    lines.slice(at, at + linesPerPage).forEach((line, i) => {
      const y = 842 - margin - i * lineHeight;
      page.drawText(encodable(line), { x: margin, y, size: fontSize, font });
    });
  }
  return Buffer.from(await pdf.save());
}

/**
 * File name of the receipt: the app's text, else its name, escaped as the service stores it
 * (reference 5.6).
 */
export function receiptFilename(app: AppDefinition, language: string, name?: string): string {
  const wanted =
    name ??
    textOf(app, language, 'backend.pdf_default_file_name') ??
    textOf(app, language, 'appName') ??
    textOf(app, language, 'ServiceName') ??
    titleOf(app) ??
    'Altinn PDF';
  const legal = wanted.replaceAll(/[/\0]/g, '_');
  return escapeDataString(legal.endsWith('.pdf') ? legal : `${legal}.pdf`);
}

// Every character but the unreserved ones of RFC 3986.
function escapeDataString(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function textOf(app: AppDefinition, language: string, id: string): string | undefined {
  for (const text of [app.texts[language], app.texts['nb']]) {
    const value = resourcesOf(text).find((resource) => resource['id'] === id)?.['value'];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function resourcesOf(text: unknown): Record<string, unknown>[] {
  const resources = isRecord(text) ? text['resources'] : undefined;
  return Array.isArray(resources) ? resources.filter(isRecord) : [];
}

function titleOf(app: AppDefinition): string | undefined {
  const title = app.metadata['title'];
  const value = isRecord(title) ? title['nb'] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function linesOf(model: Model): string[] {
  return Object.entries(model).flatMap(([name, value]) => valueLines(name, value));
}

function valueLines(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((row, i) => valueLines(`${name}[${i}]`, row));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, inner]) => valueLines(`${name}.${key}`, inner));
  return [`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`];
}

// The standard fonts hold Latin-1 without control characters.
function encodable(text: string): string {
  return text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');
}
