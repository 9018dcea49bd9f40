import type { Place } from "../place";
import { findParameter, selectVersion } from "../services/ssm/tables";
import type { ParameterValues } from "./parameters";
import type { Template } from "./template";
import { validationError } from "./validation-error";

/** The values of template parameters that only name one of the Parameter Store, as they are now. */
export function readStoredValues(place: Place, { parameters }: Template, given: ParameterValues): ParameterValues {
  const stored = Object.entries(given).filter(([name]) => parameters[name]?.type.startsWith("AWS::SSM::Parameter::"));
  const missing = stored.flatMap(([, key]) => (findStored(place, key) ? [] : [key]));
  if (missing.length) throw unfetchable(missing);
  const secret = stored.flatMap(([, key]) => (findStored(place, key)?.type === "SecureString" ? [key] : []));
  if (secret.length) {
    throw validationError(
      `Parameters [${secret.join(", ")}] referenced by template have types not supported by CloudFormation.`,
    );
  }
  return Object.fromEntries(
    stored
      .filter(([name]) => parameters[name]?.type !== "AWS::SSM::Parameter::Name")
      .map(([name, key]) => [name, findStored(place, key)?.value ?? ""]),
  );
}

/** A version of a parameter: `/shop/days`, `/shop/days:3`. */
export function findStored(place: Place, key: string) {
  const found = findParameter(place, key);
  return found && selectVersion(found.row, found.selector);
}

export function unfetchable(keys: string[]) {
  return validationError(`Unable to fetch parameters [${keys.join(",")}] from parameter store for this account.`);
}
