import { SSM } from "@aws-sdk/client-ssm";
import type { Journey } from "./journey";

const Name = "/shop/database/host";

export const throughParameters: Journey = async ({ config, watched }) => {
  const ssm = watched(new SSM(config));
  await ssm.putParameter({ Name, Value: "one", Type: "String" });
  await ssm.putParameter({ Name, Value: "two", Overwrite: true });
  await ssm.getParameter({ Name });
  await ssm.getParameters({ Names: [Name, "none"] });
  await ssm.getParametersByPath({ Path: "/shop", Recursive: true });
  await ssm.getParameterHistory({ Name });
  await ssm.labelParameterVersion({ Name, Labels: ["good"] });
  await ssm.unlabelParameterVersion({ Name, ParameterVersion: 2, Labels: ["good"] });
  await ssm.describeParameters({});
  const resource = { ResourceType: "Parameter", ResourceId: Name } as const;
  await ssm.addTagsToResource({ ...resource, Tags: [{ Key: "team", Value: "shop" }] });
  await ssm.listTagsForResource(resource);
  await ssm.removeTagsFromResource({ ...resource, TagKeys: ["team"] });
  await ssm.deleteParameters({ Names: [Name, "none"] });
  await ssm.putParameter({ Name, Value: "three", Type: "SecureString" });
  await ssm.deleteParameter({ Name });
};
