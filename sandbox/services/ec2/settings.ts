import type { World } from "../../world";
import type { Quota } from "./quotas";

export interface Ec2Settings {
  /** Whether every Region has a default VPC from the start, as AWS makes new accounts. */
  defaultVpc: boolean;
  /** Quotas other than those of a new account. */
  quotas?: Partial<Record<Quota, number>>;
}

export function ec2Settings({ settings }: World): Ec2Settings {
  return { defaultVpc: false, ...(settings.ec2 as Partial<Ec2Settings> | undefined) };
}
