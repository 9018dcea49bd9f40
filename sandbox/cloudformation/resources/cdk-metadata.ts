import { randomUUID } from "node:crypto";
import { text } from "../property-schema";
import type { ResourceType } from "../resource-type";

/** What the CDK puts into each stack to count its use; it makes nothing. */
export const cdkMetadata: ResourceType = {
  typeName: "AWS::CDK::Metadata",
  properties: { Analytics: text },
  hasFurtherProperties: true,
  attributes: [],
  createMs: 500,
  updateMs: 500,
  deleteMs: 500,
  create: () => randomUUID(),
  update() {},
  delete() {},
  read: () => ({}),
};
