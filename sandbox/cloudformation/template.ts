import type { TemplateObject, TemplateValue } from "./template-value";

/** A template whose form is right; what it refers to is another matter. */
export interface Template {
  version?: string;
  description?: string;
  metadata?: TemplateObject;
  transforms: string[];
  parameters: Record<string, ParameterDeclaration>;
  mappings: Record<string, Record<string, TemplateObject>>;
  conditions: TemplateObject;
  resources: Record<string, ResourceDeclaration>;
  outputs: Record<string, OutputDeclaration>;
}

export interface ParameterDeclaration {
  type: string;
  defaultValue?: string;
  description?: string;
  constraintDescription?: string;
  noEcho: boolean;
  allowedValues?: string[];
  allowedPattern?: string;
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
}

export interface ResourceDeclaration {
  type: string;
  properties: TemplateObject;
  dependsOn: string[];
  condition?: string;
  metadata?: TemplateValue;
  creationPolicy?: TemplateValue;
  deletionPolicy?: string;
  updateReplacePolicy?: string;
}

export interface OutputDeclaration {
  value: TemplateValue;
  description?: string;
  condition?: string;
  exportName?: TemplateValue;
}
