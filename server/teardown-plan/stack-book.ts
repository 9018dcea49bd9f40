import "server-only";
import { type AnyStack, findOwner, listResourcesOf, type ResourceOfStack } from "@/server/aws/all-stacks";
import type { AwsClients } from "@/server/aws/clients";

const nestedStack = "AWS::CloudFormation::Stack";
const deepest = 5;

/** The stacks of a Region, and what is in those that are asked for; each is read once. */
export class StackBook {
  readonly #resources = new Map<string, Promise<ResourceOfStack[]>>();
  readonly #read = new Map<string, ResourceOfStack[]>();

  constructor(
    readonly aws: AwsClients,
    readonly stacks: readonly AnyStack[],
  ) {}

  byName(stackName: string): AnyStack | undefined {
    return this.stacks.find((stack) => stack.stackName === stackName);
  }

  byId(stackId: string | undefined): AnyStack | undefined {
    return this.stacks.find((stack) => stack.stackId === stackId);
  }

  /** With those of the stacks in it. */
  readResources(stackId: string, depth = 0): Promise<ResourceOfStack[]> {
    const reading = this.#resources.get(stackId) ?? this.#deep(stackId, depth);
    this.#resources.set(stackId, reading);
    return reading;
  }

  async #deep(stackId: string, depth: number): Promise<ResourceOfStack[]> {
    const own = await listResourcesOf(this.aws, stackId);
    const inner = own.filter(({ type }) => type === nestedStack && depth < deepest);
    const nested = await Promise.all(inner.map(({ physicalId }) => this.readResources(physicalId, depth + 1)));
    const all = [...own, ...nested.flat()];
    this.#read.set(stackId, all);
    return all;
  }

  /** Of a stack whose resources were read. */
  resourcesOf({ stackId }: Pick<AnyStack, "stackId">): readonly ResourceOfStack[] {
    return this.#read.get(stackId) ?? [];
  }

  /**
   * The outermost stack that has made something. Outputs that name it are the hint where to look, so that there is one call
   * instead of two; what CloudFormation itself says decides.
   */
  async findOwnerOf(physicalId: string, type: string, hints: readonly string[] = []): Promise<AnyStack | undefined> {
    const named = this.stacks.find(
      ({ outputs }) => outputs.includes(physicalId) || hints.some((hint) => outputs.includes(hint)),
    );
    if (named && (await this.readResources(named.stackId)).some((each) => isSame(each, physicalId, type)))
      return this.#outermost(named);
    const owner = this.byId(await findOwner(this.aws, physicalId, type));
    if (owner) await this.readResources(owner.stackId);
    return owner && this.#outermost(owner);
  }

  async #outermost(stack: AnyStack): Promise<AnyStack> {
    const root = this.byId(stack.rootId) ?? stack;
    await this.readResources(root.stackId);
    return root;
  }
}

function isSame(resource: ResourceOfStack, physicalId: string, type: string): boolean {
  return resource.type === type && resource.physicalId === physicalId;
}
