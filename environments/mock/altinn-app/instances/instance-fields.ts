import type { AppDefinition } from '../app/app-definition.ts';
import type { StoredInstance } from './instance.ts';
import { fieldValues, isFormData, loadModel } from '../model/model.ts';

/** Sets the instance's presentation texts and data values from all its form data. */
export function updateInstanceFields(app: AppDefinition, instance: StoredInstance): void {
  for (const element of instance.data) {
    const type = app.dataTypes.find((one) => one.id === element.dataType);
    if (type === undefined || !isFormData(type)) continue;
    const model = loadModel(app, type.id, element.content);
    const values = (list: 'presentationFields' | 'dataFields'): Record<string, string> =>
      fieldValues(app, type.id, { list, model });
    Object.assign(instance.presentationTexts, values('presentationFields'));
    Object.assign(instance.dataValues, values('dataFields'));
  }
}
