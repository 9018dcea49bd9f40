import type { DescribeParametersRequest, DescribeParametersResult, ParameterMetadata } from "@aws-sdk/client-ssm";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { sortedParameters } from "./get-parameters";
import { matchesFilters } from "./parameter-filters";
import { newestVersion, type ParameterRow } from "./tables";

const keys = ["Path", "Name", "tag", "Type", "KeyId", "DataType", "Tier", "Label"];

export function describeParameters(call: Call, input: DescribeParametersRequest): DescribeParametersResult {
  checkConstraints(input, { MaxResults: { min: 1, max: 50 } });
  const { Filters = [], ParameterFilters = [], NextToken, MaxResults = 50 } = input;
  if (Filters.length > 0 && ParameterFilters.length > 0) {
    throw new AwsError("ValidationException", "You can use either Filters or ParameterFilters in a single request.");
  }
  const older = Filters.map(({ Key, Values }) => ({ Key, Option: Key === "Name" ? "Contains" : "Equals", Values }));
  const found = sortedParameters(call).filter((row) => matchesFilters(row, [...older, ...ParameterFilters], keys));
  const page = pageOf(found, { nextToken: NextToken, size: MaxResults, errorCode: "InvalidNextToken" });
  return { Parameters: page.items.map(toMetadata), NextToken: page.nextToken };
}

function toMetadata(row: ParameterRow): ParameterMetadata {
  const { version, type, keyId, modifiedAt, modifiedBy, description, allowedPattern, tier, dataType, policies } =
    newestVersion(row);
  return {
    Name: row.name,
    ARN: row.arn,
    Type: type,
    KeyId: keyId,
    LastModifiedDate: modifiedAt,
    LastModifiedUser: modifiedBy,
    Description: description,
    AllowedPattern: allowedPattern,
    Version: version,
    Tier: tier,
    Policies: policies ? toPolicies(policies) : [],
    DataType: dataType,
  };
}

function toPolicies(text: string): NonNullable<ParameterMetadata["Policies"]> {
  return (JSON.parse(text) as { Type: string }[]).map((policy) => ({
    PolicyText: JSON.stringify(policy),
    PolicyType: policy.Type,
    PolicyStatus: "Pending",
  }));
}
