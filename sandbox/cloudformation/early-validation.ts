import { randomUUID } from "node:crypto";
import type { OperationEvent, OperationType } from "@aws-sdk/client-cloudformation";
import type { Call } from "../operation";
import type { Place } from "../place";
import type { StackDefinition } from "./definition";
import { alreadyExists } from "./failure-reason";
import type { Imports } from "./import";
import { type PreviewedResource, previewResources } from "./preview";
import { KNOWN_AFTER_APPLY, type Violation } from "./property-schema";
import { readResourceType } from "./resource-types";
import type { StackRow } from "./stack";

/** What can be told to fail before anything is made. */
export interface Finding {
  name: "PROPERTY_VALIDATION" | "NAME_CONFLICT_VALIDATION";
  logicalId: string;
  type: string;
  reason: string;
  /** In the template: `/Resources/Repository/Properties/Tags`. */
  path: string;
  violation?: Violation;
}

export function validateEarly(
  call: Call,
  stack: StackRow,
  definition: StackDefinition,
  imports: Imports = {},
): Finding[] {
  const findings: Finding[] = [];
  previewResources(call, stack, definition, (resource) => {
    findings.push(...brokenProperties(resource));
    if (!Object.hasOwn(imports, resource.logicalId)) findings.push(...nameConflicts(call, resource));
    return resource.before ? "keep" : "add";
  });
  return findings;
}

function brokenProperties({ logicalId, type, violations }: PreviewedResource): Finding[] {
  return violations.map((violation) => ({
    name: "PROPERTY_VALIDATION",
    logicalId,
    type,
    reason: `${violation.path}: ${violation.message}`,
    path: `/Resources/${logicalId}/Properties${violation.path.slice(1)}`,
    violation,
  }));
}

function nameConflicts(call: Call, { logicalId, type, properties, before }: PreviewedResource): Finding[] {
  const { nameProperty, isNameTaken } = readResourceType(type);
  const name = nameProperty && properties[nameProperty];
  if (before || typeof name !== "string" || name.includes(KNOWN_AFTER_APPLY) || !isNameTaken?.(call, name)) return [];
  const reason = alreadyExists(type, name).message;
  return [{ name: "NAME_CONFLICT_VALIDATION", logicalId, type, reason, path: `/Resources/${logicalId}` }];
}

const hooks = {
  PROPERTY_VALIDATION: "AWS::EarlyValidation::PropertyValidation",
  NAME_CONFLICT_VALIDATION: "AWS::EarlyValidation::ResourceExistenceCheck",
};

export function earlyValidationReason(findings: Finding[]): string {
  const failed = [...new Set(findings.map(({ name }) => hooks[name]))];
  return `The following hook(s)/validation failed: [${failed.join(", ")}]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.`;
}

interface Occasion {
  stackId: string;
  operationId: string;
  operationType: OperationType;
}

/** Keeps the findings where DescribeEvents tells them; no other operation does. */
export function noteFindings(place: Place, occasion: Occasion, findings: Finding[]): void {
  const { stackId, operationId, operationType } = occasion;
  const timestamp = place.world.clock.date();
  findingsOf(place).set(
    operationId,
    findings.map(({ name, logicalId, type, reason, path }) => ({
      EventId: randomUUID(),
      StackId: stackId,
      OperationId: operationId,
      OperationType: operationType,
      EventType: "VALIDATION_ERROR",
      LogicalResourceId: logicalId,
      PhysicalResourceId: "",
      ResourceType: type,
      Timestamp: timestamp,
      ValidationFailureMode: "FAIL",
      ValidationName: name,
      ValidationStatus: "FAILED",
      ValidationStatusReason: reason,
      ValidationPath: path,
    })),
  );
}

/** By operation. */
export function findingsOf({ world, account, region }: Place): Map<string, OperationEvent[]> {
  return world.table({ account, region }, "cloudformation.findings");
}
