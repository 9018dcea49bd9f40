import { EC2 } from "@aws-sdk/client-ec2";
import { ECR } from "@aws-sdk/client-ecr";
import { IAM } from "@aws-sdk/client-iam";
import { ResourceGroupsTaggingAPI } from "@aws-sdk/client-resource-groups-tagging-api";
import { STS } from "@aws-sdk/client-sts";
import { type Journey, minute } from "./journey";

export const throughSts: Journey = async ({ config, sandbox, watched }) => {
  const sts = watched(new STS(config));
  const iam = new IAM(config);
  await sts.getCallerIdentity({});
  await sts.getSessionToken({});
  const Statement = [
    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${sandbox.world.account}:root` }, Action: "sts:AssumeRole" },
  ];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const { Role } = await iam.createRole({ RoleName: "visitor", AssumeRolePolicyDocument });
  sandbox.world.step(minute);
  const { Credentials } = await sts.assumeRole({ RoleArn: Role?.Arn, RoleSessionName: "visit" });
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const refused = await new EC2({ ...config, credentials })
    .deleteVpc({ VpcId: "vpc-0123456789abcdef0" })
    .catch((error: Error) => error.message);
  const [, EncodedMessage = ""] = /Encoded authorization failure message: (\S+)/.exec(String(refused)) ?? [];
  await sts.decodeAuthorizationMessage({ EncodedMessage });
};

export const throughTagging: Journey = async ({ config, watched }) => {
  const { repository } = await new ECR(config).createRepository({ repositoryName: "shop" });
  const tagging = watched(new ResourceGroupsTaggingAPI(config));
  const ResourceARNList = [repository?.repositoryArn ?? ""];
  await tagging.tagResources({ ResourceARNList, Tags: { team: "shop" } });
  await tagging.getResources({});
  await tagging.getTagKeys({});
  await tagging.getTagValues({ Key: "team" });
  await tagging.untagResources({ ResourceARNList, TagKeys: ["team"] });
};
