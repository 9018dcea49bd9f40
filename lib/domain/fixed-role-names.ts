import type { StackInput } from "./deploy-input";

interface Where {
  account: string;
  region: string;
}

/** A value of `RoleName` in YAML or JSON: plain, by `Ref`, or by `Fn::Sub`. */
const forms = [
  /\bRoleName["']?\s*:\s*(?:!Sub\s+|\{\s*["']?Fn::Sub["']?\s*:\s*)["']?(?<sub>(?:\$\{[^}]+\}|[\w+=,.@-])+)/g,
  /\bRoleName["']?\s*:\s*(?:!Ref\s+|\{\s*["']?Ref["']?\s*:\s*)["']?(?<ref>[\w:]+)/g,
  /\bRoleName["']?\s*:\s*["']?(?<plain>[\w+=,.@-]+)["']?\s*(?:[,}#]|$)/gm,
];

/** Roles that a template makes under a name of its own: such a name is there once in an account. */
export function fixedRoleNames({ stackName, template, parameters }: StackInput, where: Where): string[] {
  const known: Record<string, string> = {
    ...defaultsIn(template),
    ...parameters,
    "AWS::StackName": stackName,
    "AWS::AccountId": where.account,
    "AWS::Region": where.region,
  };
  const written = forms.flatMap((form) => [...template.matchAll(form)].map(({ groups = {} }) => groups));
  const names = written.map(({ sub, ref, plain }) => (ref ? known[ref] : filledIn(sub ?? plain ?? "", known)));
  return [...new Set(names.filter((name) => name !== undefined && /^[\w+=,.@-]{1,64}$/.test(name)))] as string[];
}

/** Undefined where it is not known before it is made. */
function filledIn(text: string, known: Record<string, string>): string | undefined {
  const filled = text.replace(/\$\{([^}!]+)\}/g, (all, name: string) => known[name] ?? all);
  return filled.includes("${") ? undefined : filled;
}

/** Of parameters of a YAML template that were not filled in. */
function defaultsIn(template: string): Record<string, string> {
  const found = template.matchAll(/^\s{2}(\w+):\s*\n(?:\s{4}.*\n)*?\s{4}Default:\s*["']?([^"'\n]+?)["']?\s*$/gm);
  return Object.fromEntries([...found].map(([, name = "", value = ""]) => [name, value]));
}
