import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldProblem } from "@/lib/domain/problem-body";
import { ruleWords } from "@/lib/text/rule-words";
import { useAccessText, useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import type { SetupSubject } from "./use-setup-subject";

interface SetupFieldsProps {
  typed: SetupSubject;
  onChange: (part: Partial<SetupSubject>) => void;
  /** What the server has refused. */
  refused: readonly FieldProblem[];
}

/** For which service it is looked: without one, for any. */
export function SetupFields({ typed, onChange, refused }: SetupFieldsProps) {
  const { common } = useText();
  const { setup } = useAccessText();
  const rules = useTextPart("rule");
  const errorOf = (name: string) => {
    const found = refused.find(({ field }) => field === name);
    return found && ruleWords(rules, found.rule);
  };
  const line = { autoComplete: "off", autoCapitalize: "none", spellCheck: false, className: "font-mono desk:text-xs" };
  return (
    <div className="grid items-start gap-x-4 gap-y-3 border-b border-line px-3.5 py-3 desk:grid-cols-2">
      <Field label={setup.service} aside={common.optional} hint={setup.serviceHint} error={errorOf("serviceName")}>
        {(control) => (
          <Input
            {...{ ...control, ...line }}
            name="service"
            placeholder="shop"
            value={typed.service}
            onChange={({ target }) => onChange({ service: target.value })}
          />
        )}
      </Field>
      {typed.service.trim() !== "" && (
        <Field label={setup.roles} aside={common.optional} hint={setup.rolesHint} error={errorOf("roleNames")}>
          {(control) => (
            <Input
              {...{ ...control, ...line }}
              name="roles"
              value={typed.roles}
              onChange={({ target }) => onChange({ roles: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
