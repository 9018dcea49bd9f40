/** A policy of AWS's own: what it allows, in as few words as say the same for what exists here. */
export interface ManagedPolicy {
  path: string;
  name: string;
  statements: ManagedStatement[];
}

export interface ManagedStatement {
  actions?: string[];
  notActions?: string[];
  /** Everything where left out. */
  resources?: string[];
  condition?: Record<string, Record<string, string | string[]>>;
}

/** `ecs`, `Describe* List*` are `ecs:Describe*` and `ecs:List*`. */
export function of(prefix: string, names: string): string[] {
  return names.split(" ").map((name) => `${prefix}:${name}`);
}

export function policy(path: string, name: string, ...statements: (string[] | ManagedStatement)[]): ManagedPolicy {
  const full = statements.map((one) => (Array.isArray(one) ? { actions: one } : one));
  return { path, name, statements: full };
}
