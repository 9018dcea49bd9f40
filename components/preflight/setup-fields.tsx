import type { FieldProblem } from "@/lib/domain/problem-body";
import { setupText } from "@/lib/text/parts/setup";
import { useTextPart } from "@/lib/text/text-part";
import { SetupField } from "./setup-field";
import type { SetupSubject } from "./use-setup-subject";

interface SetupFieldsProps {
  typed: SetupSubject;
  onChange: (part: Partial<SetupSubject>) => void;
  /** What the server has refused. */
  refused: readonly FieldProblem[];
}

/** For which service it is looked: without one, for any. */
export function SetupFields({ typed, onChange, refused }: SetupFieldsProps) {
  const setup = useTextPart(setupText);
  const ruleOf = (name: string) => refused.find(({ field }) => field === name)?.rule;
  return (
    <div className="grid items-start gap-x-4 gap-y-3 border-b border-line px-3.5 py-3 desk:grid-cols-2">
      <SetupField
        name="service"
        label={setup.service}
        hint={setup.serviceHint}
        placeholder="shop"
        value={typed.service}
        onChange={(service) => onChange({ service })}
        rule={ruleOf("serviceName")}
      />
      {typed.service.trim() !== "" && (
        <SetupField
          name="roles"
          label={setup.roles}
          hint={setup.rolesHint}
          value={typed.roles}
          onChange={(roles) => onChange({ roles })}
          rule={ruleOf("roleNames")}
        />
      )}
    </div>
  );
}
