import type { World } from "../world";

export interface Person {
  userName: string;
  displayName: string;
  email: string;
  groups?: string[];
}

/** What somebody may do in an account: it becomes a role there. */
export interface PermissionSet {
  name: string;
  description?: string;
  /** How long the credentials of its role are good, ms. */
  sessionMs: number;
  managedPolicyArns?: string[];
  /** JSON. */
  inlinePolicy?: string;
}

/** A person or a group has a permission set in some accounts. */
export interface Assignment {
  person?: string;
  group?: string;
  permissionSet: string;
  /** Account ids; where unset, every account there is. */
  accounts?: string[];
}

/**
 * An IAM Identity Center with those who sign in at it. All its lengths are of real time, whatever the clock's speed: a
 * person has to type a code within them.
 */
export interface Directory {
  /** `https://example.awsapps.com/start`, and further URLs of the same portal. */
  startUrls: string[];
  region: string;
  people: Person[];
  permissionSets: PermissionSet[];
  assignments: Assignment[];
  lifetimes?: Partial<Lifetimes>;
}

export interface Lifetimes {
  /** Of a device code, and of an authorization code. */
  codeMs: number;
  /** How long a client waits between two questions, seconds. */
  pollSeconds: number;
  /** From sign-in until a person has to sign in again. */
  sessionMs: number;
  accessTokenMs: number;
  clientSecretMs: number;
}

const defaults: Lifetimes = {
  codeMs: 10 * 60_000,
  pollSeconds: 5,
  sessionMs: 8 * 3_600_000,
  accessTokenMs: 3_600_000,
  clientSecretMs: 90 * 86_400_000,
};

export function findDirectory({ settings }: World): Directory | undefined {
  return settings.identityCenter as Directory | undefined;
}

export function readLifetimes(world: World): Lifetimes {
  return { ...defaults, ...findDirectory(world)?.lifetimes };
}

export function findPerson(world: World, userName: string): Person | undefined {
  return findDirectory(world)?.people.find((person) => person.userName === userName);
}

/** Whether a start URL is this portal's, with or without its last slash, or with the fragment that browsers show. */
export function hasStartUrl(world: World, startUrl: string): boolean {
  const plain = (url: string) => url.replace(/[#/]+$/, "").toLowerCase();
  return findDirectory(world)?.startUrls.some((url) => plain(url) === plain(startUrl)) ?? false;
}
