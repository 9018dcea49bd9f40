import { stackParts } from "@/lib/domain/deploy-draft";
import { HealthCheckPathField } from "./health-check-path-field";
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
