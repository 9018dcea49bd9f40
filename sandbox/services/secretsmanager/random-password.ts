import { randomInt } from "node:crypto";
import type { GetRandomPasswordRequest, GetRandomPasswordResponse } from "@aws-sdk/client-secrets-manager";
import { AwsError, type Call } from "../../operation";

const LONGEST = 4096;
const DEFAULT_LENGTH = 32;
const kinds = {
  lowercase: "abcdefghijklmnopqrstuvwxyz",
  uppercase: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  numbers: "0123456789",
  punctuation: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
  space: " ",
};

export function getRandomPassword(_call: Call, input: GetRandomPasswordRequest): GetRandomPasswordResponse {
  return { RandomPassword: randomPassword(input) };
}

export function randomPassword(wanted: GetRandomPasswordRequest): string {
  const { PasswordLength: length = DEFAULT_LENGTH, ExcludeCharacters = "", RequireEachIncludedType = true } = wanted;
  if (length < 1 || length > LONGEST) {
    throw new AwsError("InvalidParameterException", `The password length must be between 1 and ${LONGEST}.`);
  }
  const allowed = [
    wanted.ExcludeLowercase ? "" : kinds.lowercase,
    wanted.ExcludeUppercase ? "" : kinds.uppercase,
    wanted.ExcludeNumbers ? "" : kinds.numbers,
    wanted.ExcludePunctuation ? "" : kinds.punctuation,
    wanted.IncludeSpace ? kinds.space : "",
  ].map((characters) => [...characters].filter((one) => !ExcludeCharacters.includes(one)).join(""));
  const used = allowed.filter((characters) => characters !== "");
  if (used.length === 0)
    throw new AwsError("InvalidParameterException", "The password can't be made: all characters are excluded.");
  if (RequireEachIncludedType && length < used.length) {
    throw new AwsError(
      "InvalidParameterException",
      "The password length is too short for the character types that are required.",
    );
  }
  const one = RequireEachIncludedType ? used.map(pick) : [];
  const rest = Array.from({ length: length - one.length }, () => pick(used.join("")));
  return shuffle([...one, ...rest]).join("");
}

function pick(characters: string): string {
  return characters[randomInt(characters.length)] ?? "";
}

function shuffle(items: string[]): string[] {
  const left = [...items];
  return items.map(() => left.splice(randomInt(left.length), 1)[0] ?? "");
}
