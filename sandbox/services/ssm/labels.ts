import type {
  LabelParameterVersionRequest,
  LabelParameterVersionResult,
  UnlabelParameterVersionRequest,
  UnlabelParameterVersionResult,
} from "@aws-sdk/client-ssm";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { newestVersion, type ParameterRow, type ParameterVersion, readParameter } from "./tables";

const MOST_LABELS = 10;

/** A label stands at one version alone: it moves from where it was. */
export function labelParameterVersion(call: Call, input: LabelParameterVersionRequest): LabelParameterVersionResult {
  checkConstraints(input, { Labels: { min: 1, max: MOST_LABELS } });
  const row = readParameter(call, input.Name ?? "");
  const version = readVersion(row, input.ParameterVersion);
  const labels = input.Labels ?? [];
  const InvalidLabels = labels.filter((label) => !/^(?!aws|ssm|\d)[\w.-]{1,100}$/i.test(label));
  const valid = labels.filter((label) => !InvalidLabels.includes(label));
  const wanted = new Set([...version.labels, ...valid]);
  if (wanted.size > MOST_LABELS) {
    throw new AwsError(
      "ParameterVersionLabelLimitExceeded",
      `A parameter version can have maximum ${MOST_LABELS} labels. Move one or more labels to another version and try again.`,
    );
  }
  for (const other of row.versions) other.labels = other.labels.filter((label) => !valid.includes(label));
  version.labels = [...wanted];
  return { InvalidLabels, ParameterVersion: version.version };
}

export function unlabelParameterVersion(
  call: Call,
  input: UnlabelParameterVersionRequest,
): UnlabelParameterVersionResult {
  checkConstraints(input, { Labels: { min: 1, max: MOST_LABELS } });
  const row = readParameter(call, input.Name ?? "");
  const version = readVersion(row, input.ParameterVersion);
  const labels = input.Labels ?? [];
  const RemovedLabels = labels.filter((label) => version.labels.includes(label));
  version.labels = version.labels.filter((label) => !labels.includes(label));
  return { RemovedLabels, InvalidLabels: labels.filter((label) => !RemovedLabels.includes(label)) };
}

function readVersion(row: ParameterRow, wanted: number | undefined): ParameterVersion {
  const found = wanted === undefined ? newestVersion(row) : row.versions.find(({ version }) => version === wanted);
  if (found) return found;
  throw new AwsError(
    "ParameterVersionNotFound",
    `Systems Manager could not find version ${wanted} of ${row.name}. Verify the version and try again.`,
  );
}
