import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { deleteParameter, deleteParameters } from "./ssm/delete-parameters";
import { describeParameters } from "./ssm/describe-parameters";
import { getParameter, getParameterHistory, getParameters, getParametersByPath } from "./ssm/get-parameters";
import { labelParameterVersion, unlabelParameterVersion } from "./ssm/labels";
import { putParameter } from "./ssm/put-parameter";
import type { ParameterRow } from "./ssm/tables";
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from "./ssm/tags";

export const ssm: ServiceDefinition = {
  signingName: "ssm",
  sdk: () => import("@aws-sdk/client-ssm"),
  operations: {
    AddTagsToResource: addTagsToResource,
    DeleteParameter: deleteParameter,
    DeleteParameters: deleteParameters,
    DescribeParameters: describeParameters,
    GetParameter: getParameter,
    GetParameterHistory: getParameterHistory,
    GetParameters: getParameters,
    GetParametersByPath: getParametersByPath,
    LabelParameterVersion: labelParameterVersion,
    ListTagsForResource: listTagsForResource,
    PutParameter: putParameter,
    RemoveTagsFromResource: removeTagsFromResource,
    UnlabelParameterVersion: unlabelParameterVersion,
  },
  inventory: listParameters,
};

function listParameters(world: World): InventoryItem[] {
  return world.tablesNamed<ParameterRow>("ssm.parameters").flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ arn, name, tags, createdAt, madeBy }) => ({
      type: "AWS::SSM::Parameter",
      ...scope,
      id: arn,
      name,
      tags,
      createdAt,
      madeBy,
    })),
  );
}
