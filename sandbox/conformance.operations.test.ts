import { expect } from "vitest";
import { clientConfig } from "./client-config";
import { throughAccount, throughOrganizations } from "./conformance/account";
import { throughAcm } from "./conformance/acm";
import { throughAutoScaling } from "./conformance/application-autoscaling";
import { throughCloudFormation } from "./conformance/cloudformation";
import { throughCloudWatch } from "./conformance/cloudwatch";
import { throughCodeBuild } from "./conformance/codebuild";
import { throughEc2 } from "./conformance/ec2";
import { throughEcr } from "./conformance/ecr";
import { throughEcs } from "./conformance/ecs";
import { throughLoadBalancing } from "./conformance/elasticloadbalancing";
import { throughIam } from "./conformance/iam";
import type { Journey } from "./conformance/journey";
import { throughKms } from "./conformance/kms";
import { throughLogs } from "./conformance/logs";
import { packages } from "./conformance/packages";
import { throughPricing, throughQuotas } from "./conformance/pricing";
import { throughSecrets } from "./conformance/secretsmanager";
import { throughParameters } from "./conformance/ssm";
import { throughOidc, throughPortal } from "./conformance/sso";
import { throughSts, throughTagging } from "./conformance/sts";
import { Watch } from "./conformance/watch";
import { people } from "./scenarios/people";
import type { Scenario } from "./scenarios/scenario";
import { services } from "./services";
import { test } from "./testing";

/** By signing name. */
const journeys: Record<string, Journey> = {
  acm: throughAcm,
  account: throughAccount,
  "application-autoscaling": throughAutoScaling,
  cloudformation: throughCloudFormation,
  monitoring: throughCloudWatch,
  codebuild: throughCodeBuild,
  ec2: throughEc2,
  ecr: throughEcr,
  ecs: throughEcs,
  elasticloadbalancing: throughLoadBalancing,
  iam: throughIam,
  kms: throughKms,
  logs: throughLogs,
  organizations: throughOrganizations,
  awsssoportal: throughPortal,
  "sso-oauth": throughOidc,
  pricing: throughPricing,
  secretsmanager: throughSecrets,
  servicequotas: throughQuotas,
  ssm: throughParameters,
  sts: throughSts,
  tagging: throughTagging,
};

/** What no account of this pretend AWS can have done. */
const refusedAlways = ["StartBuildBatch"];

const scenario: Scenario = {
  name: "conformance",
  summary: "",
  settings: { ec2: { defaultVpc: false }, identityCenter: people },
  seed: () => {},
};

test.for(services.map((service) => [service.signingName, service] as const))(
  "every operation of %s answers a real client as its model says",
  async ([signingName, service], { start }) => {
    const journey = journeys[signingName];
    if (!journey) throw new Error(`Nobody tries the operations of ${signingName}.`);
    const watch = new Watch(await service.sdk(), `@aws-sdk/client-${packages[signingName]}`);
    const sandbox = await start({ scenario, speed: 1 });
    await journey({ sandbox, config: clientConfig(sandbox), watched: (client) => watch.over(client) });

    expect([...new Set(watch.problems)]).toEqual([]);
    const untried = Object.keys(service.operations).filter((name) => !watch.answered.has(name));
    expect(untried.filter((name) => !refusedAlways.includes(name))).toEqual([]);
  },
);
