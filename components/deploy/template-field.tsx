import { FileUp } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { StackPart } from "@/lib/domain/deploy-draft";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";

interface TemplateFieldProps {
  part: StackPart;
  value: string;
  /** Why CloudFormation cannot read it, in its own words. */
  refusal?: string;
  isReading: boolean;
  /** Types of what it would make. */
  makes: readonly string[];
  onChange: (template: string) => void;
}

export function TemplateField({ part, value, refusal, isReading, makes, onChange }: TemplateFieldProps) {
  const deploy = useTextPart(deployFieldsText);
  const { errorOf, touch } = useDraftForm();
  const file = useRef<HTMLInputElement>(null);
  const field = `ship.${part}.template`;
  const types = [...new Set(makes)].map((type) => type.replace(/^AWS::/, "")).join(", ");

  return (
    <Field
      label={deploy.template}
      hint={isReading ? deploy.readingTemplate : types ? deploy.makes(types) : deploy.templateHint}
      error={errorOf(field) ?? refusal}
    >
      {(control) => (
        <>
          <Textarea
            {...control}
            name={field}
            rows={value ? 8 : 4}
            spellCheck={false}
            wrap="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={() => value !== "" && touch(field)}
          />
          <input
            ref={file}
            type="file"
            accept=".yml,.yaml,.json,.template,.txt"
            tabIndex={-1}
            aria-hidden="true"
            className="hidden"
            onChange={async (event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) onChange(await chosen.text());
              event.target.value = "";
            }}
          />
          <Button size="small" className="justify-self-start" onClick={() => file.current?.click()}>
            <FileUp size={14} aria-hidden="true" />
            {deploy.chooseFile}
          </Button>
        </>
      )}
    </Field>
  );
}
