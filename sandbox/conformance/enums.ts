import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The values that an SDK knows for a member of a structure; nothing where the member is no enum. */
export type Enums = (structure: string, member: string) => ReadonlySet<string> | undefined;

/** Read from the types of a client, since its schemas say no more of an enum than that it is a string. */
export function readEnums(packageName: string): Enums {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const folder = join(dirname(manifest), "dist-types/models");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const text = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const values = new Map(
    [...text.matchAll(/^export declare const (\w+): \{\n((?: +readonly [\w"'.:/-]+: "[^"]*";\n)+)\};/gm)].map(
      ([, name = "", body = ""]) => [name, new Set([...body.matchAll(/: "([^"]*)";/g)].map(([, value = ""]) => value))],
    ),
  );
  const typeOf = new Map<string, string>();
  for (const [, structure, body = ""] of text.matchAll(/^export interface (\w+)[^{]*\{\n(.*?)^\}/gms)) {
    for (const [, member, type = ""] of body.matchAll(/^ {4}(\w+)\??: (\w+)(?:\[\])?(?: \| undefined)?;/gm)) {
      typeOf.set(`${structure}.${member}`, type);
    }
  }
  return (structure, member) => values.get(typeOf.get(`${structure}.${member}`) ?? "");
}
