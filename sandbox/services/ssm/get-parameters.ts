import { createHash } from "node:crypto";
import type {
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
} from "@aws-sdk/client-ssm";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { matchesFilters } from "./parameter-filters";
import {
  findParameter,
  newestVersion,
  type ParameterRow,
  type ParameterVersion,
  parameterTable,
  readParameter,
  selectVersion,
} from "./tables";

export function getParameter(call: Call, input: GetParameterRequest): GetParameterResult {
  checkConstraints(input, { Name: { min: 1, max: 2048 } });
  const { Name = "", WithDecryption } = input;
  const found = findParameter(call, Name);
  if (!found) throw new AwsError("ParameterNotFound", "");
  const version = selectVersion(found.row, found.selector);
  if (version) return { Parameter: toParameter(found.row, version, WithDecryption, found.selector) };
  throw new AwsError(
    "ParameterVersionNotFound",
    `Systems Manager could not find version ${found.selector} of ${found.row.name}. Verify the version and try again.`,
  );
}

export function getParameters(call: Call, input: GetParametersRequest): GetParametersResult {
  checkConstraints(input, { Names: { min: 1, max: 10 } });
  const { Names = [], WithDecryption } = input;
  if (new Set(Names).size < Names.length)
    throw new AwsError("ValidationException", "Duplicate parameter names are not allowed.");
  const results = Names.map((name) => {
    const found = findParameter(call, name);
    const version = found && selectVersion(found.row, found.selector);
    return { name, parameter: version && toParameter(found.row, version, WithDecryption, found.selector) };
  });
  return {
    Parameters: results.flatMap(({ parameter }) => parameter ?? []),
    InvalidParameters: results.flatMap(({ name, parameter }) => (parameter ? [] : [name])),
  };
}

export function getParametersByPath(call: Call, input: GetParametersByPathRequest): GetParametersByPathResult {
  checkConstraints(input, { Path: { min: 1, max: 2048 }, MaxResults: { min: 1, max: 10 } });
  const { Path = "", Recursive = false, ParameterFilters = [], WithDecryption, NextToken, MaxResults = 10 } = input;
  if (!Path.startsWith("/")) {
    throw new AwsError(
      "ValidationException",
      'The parameter path must begin with a forward slash "/", and consist of sub-paths divided by slash symbol.',
    );
  }
  const prefix = Path.endsWith("/") ? Path : `${Path}/`;
  const label = ParameterFilters.find(({ Key }) => Key === "Label")?.Values ?? [];
  const found = sortedParameters(call).filter(
    (row) =>
      row.name.startsWith(prefix) &&
      (Recursive || !row.name.slice(prefix.length).includes("/")) &&
      matchesFilters(row, ParameterFilters, ["Type", "KeyId", "Label", "DataType"]),
  );
  const page = pageOf(found, { nextToken: NextToken, size: MaxResults, errorCode: "InvalidNextToken" });
  const Parameters = page.items.map((row) => {
    const labelled = row.versions.findLast(({ labels }) => labels.some((one) => label.includes(one)));
    return toParameter(row, labelled ?? newestVersion(row), WithDecryption);
  });
  return { Parameters, NextToken: page.nextToken };
}

export function getParameterHistory(call: Call, input: GetParameterHistoryRequest): GetParameterHistoryResult {
  checkConstraints(input, { Name: { min: 1, max: 2048 }, MaxResults: { min: 1, max: 50 } });
  const row = readParameter(call, input.Name ?? "");
  const page = pageOf(row.versions, {
    nextToken: input.NextToken,
    size: input.MaxResults ?? 50,
    errorCode: "InvalidNextToken",
  });
  const Parameters = page.items.map((version) => ({
    Name: row.name,
    Type: version.type,
    KeyId: version.keyId,
    LastModifiedDate: version.modifiedAt,
    LastModifiedUser: version.modifiedBy,
    Description: version.description,
    Value: shownValue(row, version, input.WithDecryption),
    AllowedPattern: version.allowedPattern,
    Version: version.version,
    Labels: version.labels,
    Tier: version.tier,
    Policies: [],
    DataType: version.dataType,
  }));
  return { Parameters, NextToken: page.nextToken };
}

export function sortedParameters(call: Call): ParameterRow[] {
  return [...parameterTable(call).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function toParameter(row: ParameterRow, version: ParameterVersion, isDecrypted = false, selector?: string): Parameter {
  return {
    Name: row.name,
    Type: version.type,
    Value: shownValue(row, version, isDecrypted),
    Version: version.version,
    Selector: selector === undefined ? undefined : `:${selector}`,
    LastModifiedDate: version.modifiedAt,
    ARN: row.arn,
    DataType: version.dataType,
  };
}

/** What is not decrypted looks like what KMS makes of it: always the same for the same version. */
function shownValue({ arn }: ParameterRow, { type, value, version }: ParameterVersion, isDecrypted = false): string {
  if (type !== "SecureString" || isDecrypted) return value;
  const digest = createHash("sha512").update(`${arn}:${version}:${value}`).digest();
  return Buffer.concat([Buffer.from("0101020200", "hex"), digest, digest]).toString("base64");
}
