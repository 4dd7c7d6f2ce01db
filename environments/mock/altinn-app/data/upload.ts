import type { Reply } from '../../server/message.ts';
import type { DataType } from '../app/app-definition.ts';
import type { Upload, UploadProblem } from './attachment-rules.ts';
import type { Call } from '../call.ts';
import { defects } from '../defects.ts';
import { empty, handMadeProblem, titledProblem } from '../families.ts';

/** The headers of an upload; the service reads them as UTF-8. */
export function uploadOf(call: Call): Upload {
  const { request } = call;
  const disposition = request.header('content-disposition');
  return {
    contentDisposition:
      disposition === undefined ? undefined : Buffer.from(disposition, 'latin1').toString('utf8'),
    contentType: request.header('content-type'),
    contentLength: request.chunked ? 0 : request.body.length,
  };
}

/** The first broken header rule of an attachment. */
export function brokenRule(call: Call, type: DataType): UploadProblem | undefined {
  return call.state.rules.uploadProblem(type, uploadOf(call));
}

/** 400 E10 for a broken header rule. */
export function uploadRefusal(problem: UploadProblem): Reply {
  const issue = {
    severity: 1,
    dataElementId: null,
    field: null,
    code: problem.code,
    description: problem.description,
    source: 'DataRestrictionValidation',
  };
  return handMadeProblem(400, {
    title: 'File validation failed',
    status: 400,
    detail: 'Common checks failed',
    uploadValidationIssues: [issue],
  });
}

/** An upload without Content-Length: the service fails on it. */
export function unsizedRefusal(call: Call): Reply | undefined {
  const { request, state } = call;
  if (!request.chunked && request.header('content-length') !== undefined) return undefined;
  if (state.world.has(defects.uploadWithoutLength)) return empty(500);
  const text = { title: 'Missing content length', detail: 'The request needs a Content-Length.' };
  return titledProblem(400, text);
}
