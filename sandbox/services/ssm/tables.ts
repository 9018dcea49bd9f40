import type { ParameterTier, ParameterType } from "@aws-sdk/client-ssm";
import { AwsError } from "../../operation";
import type { Place } from "../../place";

export interface ParameterVersion {
  version: number;
  value: string;
  type: ParameterType;
  keyId?: string | undefined;
  description?: string | undefined;
  allowedPattern?: string | undefined;
  tier: ParameterTier;
  dataType: string;
  policies?: string | undefined;
  labels: string[];
  modifiedAt: Date;
  modifiedBy: string;
}

export interface ParameterRow {
  name: string;
  arn: string;
  /** Oldest first. */
  versions: ParameterVersion[];
  tags: Record<string, string>;
  createdAt: Date;
  madeBy: string;
}

/** By name. */
export function parameterTable(place: Place): Map<string, ParameterRow> {
  return place.world.table(place, "ssm.parameters");
}

export function parameterArn({ account, region }: Place, name: string): string {
  return `arn:aws:ssm:${region}:${account}:parameter${name.startsWith("/") ? "" : "/"}${name}`;
}

/** By name or ARN; a version or a label may follow: `/shop/key:3`, `/shop/key:live`. */
export function findParameter(place: Place, identifier: string): { row: ParameterRow; selector?: string } | undefined {
  const name = identifier.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter(\/[^:]*)/, "$1");
  const [base = "", selector] = name.split(":");
  const table = parameterTable(place);
  const isArn = identifier.startsWith("arn:");
  const row = table.get(base) ?? (isArn ? table.get(base.slice(1)) : undefined);
  if (!row || (isArn && !identifier.startsWith(row.arn))) return undefined;
  return selector === undefined ? { row } : { row, selector };
}

export function readParameter(place: Place, identifier: string): ParameterRow {
  const found = findParameter(place, identifier);
  if (found) return found.row;
  throw new AwsError("ParameterNotFound", "");
}

export function newestVersion({ versions, name }: ParameterRow): ParameterVersion {
  const newest = versions.at(-1);
  if (!newest) throw new Error(`The parameter ${name} has no version`);
  return newest;
}

export function selectVersion(row: ParameterRow, selector: string | undefined): ParameterVersion | undefined {
  if (selector === undefined) return newestVersion(row);
  return row.versions.find(({ version, labels }) => String(version) === selector || labels.includes(selector));
}
