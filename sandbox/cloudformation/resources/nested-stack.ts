import { plainFailure } from "../plain-failure";
import { integer, json, listOf, required, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";

/** Its template would be an object of S3, and there is none: it fails as any nested stack whose template is out of reach. */
export const nestedStack: ResourceType = {
  typeName: "AWS::CloudFormation::Stack",
  properties: {
    NotificationARNs: listOf(text),
    Parameters: json,
    Tags: tagList,
    TemplateURL: required(text),
    TimeoutInMinutes: integer,
  },
  attributes: [],
  tagging: "update",
  createMs: 1_000,
  updateMs: 1_000,
  deleteMs: 1_000,
  create() {
    throw plainFailure(
      "S3 error: Access Denied For more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
    );
  },
  update() {},
  delete() {},
  read: () => ({}),
};
