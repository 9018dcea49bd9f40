import { randomUUID } from "node:crypto";
import type { ResourceType } from "../resource-type";

/** Exists in CloudFormation alone: a URL to which something else can send a signal. */
export const waitConditionHandle: ResourceType = {
  typeName: "AWS::CloudFormation::WaitConditionHandle",
  properties: {},
  attributes: [],
  createMs: 500,
  updateMs: 500,
  deleteMs: 500,
  create({ account, region }, { stackName, logicalId }) {
    const id = `${account}:stack/${stackName}/${randomUUID()}/${logicalId}`;
    return `https://cloudformation-waitcondition-${region}.s3.${region}.amazonaws.com/arn%3Aaws%3Acloudformation%3A${region}%3A${encodeURIComponent(id)}`;
  },
  update() {},
  delete() {},
  read: () => ({}),
};
