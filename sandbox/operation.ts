import type { Scope, World } from "./world";

/** Who calls. */
export interface Principal {
  arn: string;
  userId: string;
  accessKeyId: string;
  account: string;
  /** The role whose policies decide, for credentials that were given out for one; an administrator has none. */
  roleName?: string;
  roleArn?: string;
  sourceIdentity?: string;
  /** JSON: what the session may do at most. */
  sessionPolicy?: string;
  sessionTags?: Record<string, string>;
  /** When the credentials were given out, where they were. */
  issuedAt?: Date;
}

/** All that an operation knows besides its input. */
export interface Call extends Scope {
  world: World;
  principal: Principal;
  requestId: string;
}

// biome-ignore lint/suspicious/noExplicitAny: each service types its own operations with the SDK's input and output types
export type Operation = (call: Call, input: any) => object | Promise<object>;

/** One thing that exists, for the inventory. */
export interface InventoryItem {
  /** As CloudFormation calls it: `AWS::EC2::VPC`. */
  type: string;
  account: string;
  region: string;
  /** The ARN, or the id where there is none. */
  id: string;
  name?: string;
  tags?: Record<string, string>;
  createdAt?: Date;
  /** Who made it: a principal's ARN, or the service that did it for itself. */
  madeBy?: string;
}

/**
 * A service of the pretend AWS. `sdk` loads the real client's module, whose schemas drive the wire; `operations` is the
 * behaviour, keyed by operation name (`StartBuild`); `attach` registers the service's tasks with a world; `inventory`
 * lists what the service has.
 */
export interface ServiceDefinition {
  /** As in the credential scope of a signature: `codebuild`, `elasticloadbalancing`. */
  signingName: string;
  /** The IAM prefix where it differs from the signing name. */
  iamPrefix?: string;
  sdk: () => Promise<object>;
  operations: Record<string, Operation>;
  /** Operations that carry no signature; they are found by their path. */
  unsigned?: ReadonlySet<string>;
  /** Where it is, for a request without a signature that would tell. */
  homeRegion?: (world: World) => string;
  /** The ARNs that an operation is authorized against; a generic rule finds them where this is left out. */
  resources?: (call: Call, operation: string, input: object) => string[];
  attach?: (world: World) => void;
  inventory?: (world: World) => InventoryItem[];
}

/**
 * An error as AWS gives it. `code` is the name that a client sees (`ResourceNotFoundException`, `ValidationError`), `status`
 * the HTTP status (where the SDK's schemas know the error, theirs holds), `fields` further members of the error's shape.
 */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = code;
  }
}
