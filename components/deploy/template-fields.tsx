import { stackParts } from "@/lib/domain/deploy-draft";
import { HealthCheckPathField } from "./settings-fields";
import { StackFields } from "./stack-fields";

/** The person's own two templates: one that builds, one that runs. */
export function TemplateFields() {
  return (
    <>
      {stackParts.map((part) => (
        <StackFields key={part} part={part} />
      ))}
      <HealthCheckPathField field="ship.healthCheckPath" />
    </>
  );
}
