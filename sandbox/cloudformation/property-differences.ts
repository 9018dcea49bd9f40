import type { PropertyDifference } from "@aws-sdk/client-cloudformation";
import { isObject, isSame, isScalar, type TemplateObject, type TemplateValue } from "./template-value";

/** Where what is there is not what is wanted; what nobody asked for inside an object is no difference. */
export function differencesOf(expected: TemplateObject, actual: TemplateObject): PropertyDifference[] {
  return Object.keys(expected).flatMap((name) => compare(expected[name], actual[name], `/${name}`));
}

function compare(
  expected: TemplateValue | undefined,
  actual: TemplateValue | undefined,
  path: string,
): PropertyDifference[] {
  if (isAlike(expected, actual)) return [];
  if (isObject(expected) && isObject(actual)) {
    return Object.keys(expected).flatMap((name) => compare(expected[name], actual[name], `${path}/${name}`));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) return compareLists(expected, actual, path);
  return [
    {
      PropertyPath: path,
      ExpectedValue: asText(expected),
      ActualValue: asText(actual),
      DifferenceType: expected === undefined ? "ADD" : actual === undefined ? "REMOVE" : "NOT_EQUAL",
    },
  ];
}

/** The order of a list does not matter; what stands in one alone is told by its place there. */
function compareLists(expected: TemplateValue[], actual: TemplateValue[], path: string): PropertyDifference[] {
  const gone = expected.flatMap((item, at) =>
    actual.some((other) => isAlike(item, other)) ? [] : [[item, at] as const],
  );
  const added = actual.flatMap((item, at) =>
    expected.some((other) => isAlike(other, item)) ? [] : [[item, at] as const],
  );
  return [
    ...gone.flatMap(([item, at]) => compare(item, undefined, `${path}/${at}`)),
    ...added.flatMap(([item, at]) => compare(undefined, item, `${path}/${at}`)),
  ];
}

/** Documents may be there as text, and numbers too. */
function isAlike(expected: TemplateValue | undefined, actual: TemplateValue | undefined): boolean {
  if (isScalar(expected) && isScalar(actual))
    return String(expected) === String(actual) || isSameDocument(expected, actual);
  if (isObject(expected) && isObject(actual)) {
    return Object.keys(expected).every((name) => isAlike(expected[name], actual[name]));
  }
  return isSame(expected, actual);
}

function isSameDocument(one: string | number | boolean, other: string | number | boolean): boolean {
  if (!/^\s*[{[]/.test(String(one))) return false;
  try {
    return isSame(JSON.parse(String(one)), JSON.parse(String(other)));
  } catch {
    return false;
  }
}

function asText(value: TemplateValue | undefined): string {
  if (value === undefined) return "null";
  return isScalar(value) ? String(value) : JSON.stringify(value);
}
