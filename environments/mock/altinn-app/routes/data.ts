import type { Route } from '../call.ts';
import { createData, createDataObsolete } from './data-create.ts';
import { deleteData } from './data-delete.ts';
import { patchData, patchElement } from './data-patch.ts';
import { readData } from './data-read.ts';
import { replaceData } from './data-replace.ts';

const data = '/{org}/{app}/instances/{party:int}/{guid:guid}/data';

/** Operations on data elements (reference 1.2, D1-D7). */
export const dataRoutes: readonly Route[] = [
  // prettier-ignore
  { id: 'createDataByQuery', method: 'POST', path: data, access: 'write', handle: createDataObsolete },
  {
    id: 'createData',
    method: 'POST',
    path: `${data}/type/{dataType}`,
    access: 'write',
    handle: createData,
  },
  {
    id: 'createDataAlias',
    method: 'POST',
    path: `${data}/{dataType}`,
    access: 'write',
    handle: createData,
  },
  {
    id: 'getData',
    method: 'GET',
    path: `${data}/{dataGuid:guid}`,
    access: 'read',
    handle: readData,
  },
  {
    id: 'getDataByType',
    method: 'GET',
    path: `${data}/{dataGuid:guid}/type/{dataType}`,
    access: 'read',
    handle: readData,
  },
  {
    id: 'putData',
    method: 'PUT',
    path: `${data}/{dataGuid:guid}`,
    access: 'write',
    handle: replaceData,
  },
  {
    id: 'putDataByType',
    method: 'PUT',
    path: `${data}/{dataGuid:guid}/type/{dataType}`,
    access: 'write',
    handle: replaceData,
  },
  { id: 'patchData', method: 'PATCH', path: data, access: 'write', handle: patchData },
  {
    id: 'patchDataElement',
    method: 'PATCH',
    path: `${data}/{dataGuid:guid}`,
    access: 'write',
    handle: patchElement,
  },
  {
    id: 'deleteData',
    method: 'DELETE',
    path: `${data}/{dataGuid:guid}`,
    access: 'write',
    handle: deleteData,
  },
];
