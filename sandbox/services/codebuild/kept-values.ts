import type { Place } from "../../place";
import type { PhaseFailure } from "./build-progress";
import type { BuildRow } from "./builds";
import type { KeptVariable } from "./environment";
import { refusal } from "./service-role";

type Found = { value: string } | { reason: string };

/** The values from Parameter Store and Secrets Manager, as far as the service role may read them. */
export function readKeptValues(
  place: Place,
  row: BuildRow,
  kept: KeptVariable[],
  write: (line: string) => void,
): { variables: Record<string, string> } | PhaseFailure {
  const variables: Record<string, string> = {};
  if (kept.some(({ store }) => store === "PARAMETER_STORE")) write("Decrypting parameter store environment variables");
  for (const { name, store, reference } of kept) {
    const found =
      store === "PARAMETER_STORE" ? readParameter(place, row, reference) : readSecret(place, row, reference);
    if ("reason" in found) {
      const statusCode = store === "PARAMETER_STORE" ? "Decrypted Variables Error" : "Secrets Manager Error Message";
      return { statusCode, message: found.reason };
    }
    variables[name] = found.value;
  }
  return { variables };
}

function readParameter(place: Place, { build }: BuildRow, name: string): Found {
  const { account, region } = place;
  const arn = name.startsWith("arn:") ? name : `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, "")}`;
  const refused = refusal(place, build, "ssm:GetParameters", arn);
  if (refused) return { reason: `AccessDeniedException: ${refused}` };
  return { reason: `parameter does not exist: ${name}` };
}

/** `secret-id:json-key:version-stage:version-id`, of which all but the first may be left out. */
function readSecret(place: Place, { build }: BuildRow, reference: string): Found {
  const { account, region } = place;
  const [, id = reference] = /^(arn:(?:[^:]*:){5}[^:]*|[^:]*)/.exec(reference) ?? [];
  const arn = id.startsWith("arn:") ? id : `arn:aws:secretsmanager:${region}:${account}:secret:${id}`;
  const refused = refusal(place, build, "secretsmanager:GetSecretValue", arn);
  if (refused) return { reason: `AccessDeniedException: ${refused}` };
  return { reason: "ResourceNotFoundException: Secrets Manager can't find the specified secret." };
}
