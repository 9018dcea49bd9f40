import { Plus, X } from "lucide-react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { DeployDraft } from "@/lib/domain/deploy-draft";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";

type Variable = DeployDraft["environment"][number];

export function EnvironmentFields() {
  const deploy = useTextPart("deploy");
  const { draft, change, errorOf } = useDraftForm();
  const { environment } = draft;

  function add() {
    const id = Math.max(-1, ...environment.map((variable) => variable.id)) + 1;
    change({ environment: [...environment, { id, name: "", value: "" }] });
  }

  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.25 font-medium">
        {deploy.environment} <span className="ml-0.5 font-normal text-ink-3">{deploy.environmentAside}</span>
      </legend>
      {environment.map((variable, row) => (
        <VariableRow
          key={variable.id}
          row={row}
          variable={variable}
          onChange={(next) =>
            change({ environment: environment.map((other) => (other.id === next.id ? next : other)) })
          }
          onRemove={() => change({ environment: environment.filter(({ id }) => id !== variable.id) })}
        />
      ))}
      <p className="text-failed empty:hidden">{errorOf("ship.settings.environment")}</p>
      <Button onClick={add} className="justify-self-start">
        <Plus size={14} aria-hidden="true" />
        {deploy.addVariable}
      </Button>
    </fieldset>
  );
}

interface VariableRowProps {
  row: number;
  variable: Variable;
  onChange: (variable: Variable) => void;
  onRemove: () => void;
}

function VariableRow({ row, variable, onChange, onRemove }: VariableRowProps) {
  const deploy = useTextPart("deploy");
  const { errorOf, touch } = useDraftForm();
  const field = `ship.settings.environment.${row}`;
  const error = errorOf(`${field}.name`) ?? errorOf(`${field}.value`);
  const errorId = error && `${field}-error`;
  const plain = { autoComplete: "off", autoCapitalize: "none", spellCheck: false, "aria-describedby": errorId };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-1.5">
      <Input
        {...plain}
        name={`${field}.name`}
        aria-label={deploy.nameOf(row + 1)}
        aria-invalid={errorOf(`${field}.name`) ? true : undefined}
        placeholder={deploy.variableName}
        value={variable.name}
        onChange={(event) => onChange({ ...variable, name: event.target.value })}
        onBlur={() => variable.name !== "" && touch(`${field}.name`)}
        className="font-mono desk:text-xs"
      />
      <Input
        {...plain}
        name={`${field}.value`}
        aria-label={deploy.valueOf(row + 1)}
        aria-invalid={errorOf(`${field}.value`) ? true : undefined}
        placeholder={deploy.variableValue}
        value={variable.value}
        onChange={(event) => onChange({ ...variable, value: event.target.value })}
        className="font-mono desk:text-xs"
      />
      <Button look="quiet" size="icon" aria-label={deploy.removeVariable(variable.name)} onClick={onRemove}>
        <X size={14} aria-hidden="true" />
      </Button>
      {error && (
        <p id={errorId} className="col-span-full flex gap-1.5 text-failed">
          <Mark state="failed" className="mt-0.5 size-3.5" />
          {error}
        </p>
      )}
    </div>
  );
}
