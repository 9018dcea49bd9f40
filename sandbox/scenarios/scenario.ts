import type { Account } from "../accounts";
import type { CloudFormationSettings } from "../cloudformation/settings";
import type { FaultRule } from "../fault-rule";
import type { Directory } from "../identity-center/directory";
import type { CloudWatchSettings } from "../services/cloudwatch/settings";
import type { CodeBuildSettings } from "../services/codebuild/settings";
import type { Ec2Settings } from "../services/ec2/settings";
import type { EcsSettings } from "../services/ecs/settings";
import type { LogsSettings } from "../services/logs/settings";
import type { ServiceQuotasSettings } from "../services/servicequotas/settings";
import type { World } from "../world";

/** How a world begins. */
export interface Scenario {
  name: string;
  summary: string;
  /** One account where left out. */
  accounts?: readonly Account[];
  settings: {
    ec2: Ec2Settings;
    cloudformation?: Partial<CloudFormationSettings>;
    cloudwatch?: Partial<CloudWatchSettings>;
    codebuild?: Partial<CodeBuildSettings>;
    ecs?: Partial<EcsSettings>;
    identityCenter?: Directory;
    logs?: Partial<LogsSettings>;
    servicequotas?: Partial<ServiceQuotasSettings>;
  };
  /** What goes wrong from the start. */
  faults?: readonly FaultRule[];
  /** Whether AWS's published limits of calls hold. */
  enforceQuotas?: boolean;
  seed(world: World): void;
  /** Registers the tasks of what goes on in it by itself. */
  attach?(world: World): void;
}
