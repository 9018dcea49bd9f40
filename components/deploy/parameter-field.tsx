import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { StackPart } from "@/lib/domain/deploy-draft";
import type { TemplateParameter } from "@/lib/domain/template";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";

interface ParameterFieldProps {
  part: StackPart;
  parameter: TemplateParameter;
  value: string;
  onChange: (value: string) => void;
}

/** A parameter of a template as a field: what the template says of it decides which. */
export function ParameterField({ part, parameter, value, onChange }: ParameterFieldProps) {
  const deploy = useTextPart(deployFieldsText);
  const { errorOf } = useDraftForm();
  const { name, type, description, noEcho, allowedValues } = parameter;
  const field = `ship.${part}.parameters.${name}`;
  const label = <code>{name}</code>;

  if (allowedValues.length > 0) {
    return (
      <Field label={label} hint={description} error={errorOf(field)}>
        {(control) => (
          <Select {...control} name={field} value={value} onChange={(event) => onChange(event.target.value)}>
            {!allowedValues.includes(value) && <option value={value}>{value}</option>}
            {allowedValues.map((allowed) => (
              <option key={allowed} value={allowed}>
                {allowed}
              </option>
            ))}
          </Select>
        )}
      </Field>
    );
  }
  return (
    <DraftField
      field={field}
      label={label}
      aside={noEcho ? deploy.notShown : type === "String" ? undefined : type}
      hint={description}
      type={noEcho ? "password" : "text"}
      inputMode={type === "Number" ? "numeric" : undefined}
      isCode
      value={value}
      onChange={onChange}
    />
  );
}
