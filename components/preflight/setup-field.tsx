import { RuleWords } from "@/components/problem/rule-words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/text/text-provider";

interface SetupFieldProps {
  name: string;
  label: string;
  hint: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** The rule by which the server has refused it. */
  rule?: string;
}

export function SetupField({ label, hint, rule, onChange, ...input }: SetupFieldProps) {
  const { common } = useText();
  const error = rule && <RuleWords rule={rule} />;
  return (
    <Field label={label} aside={common.optional} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          {...input}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono desk:text-xs"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
