import type {
  BatchGetRepositoryScanningConfigurationRequest,
  BatchGetRepositoryScanningConfigurationResponse,
  GetRegistryScanningConfigurationRequest,
  GetRegistryScanningConfigurationResponse,
  PutRegistryScanningConfigurationRequest,
  PutRegistryScanningConfigurationResponse,
  RegistryScanningConfiguration,
  RegistryScanningRule,
  RepositoryScanningConfiguration,
} from "@aws-sdk/client-ecr";
import type { Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { invalidParameter } from "./invalid-parameter";
import { type RepositoryRow, repositoryTable } from "./repositories";
import { matchesWildcard } from "./tag-mutability";

const frequencies = { BASIC: ["SCAN_ON_PUSH", "MANUAL"], ENHANCED: ["SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL"] };
const MOST_RULES = 2;

function configurationOf(place: Place): RegistryScanningConfiguration {
  return registryTable(place).get("scanning") ?? { scanType: "BASIC", rules: [] };
}

function registryTable(place: Place): Map<string, RegistryScanningConfiguration> {
  return place.world.table(place, "ecr.registry");
}

export function getRegistryScanningConfiguration(
  call: Call,
  _input: GetRegistryScanningConfigurationRequest,
): GetRegistryScanningConfigurationResponse {
  return { registryId: call.account, scanningConfiguration: configurationOf(call) };
}

export function putRegistryScanningConfiguration(
  call: Call,
  { scanType = "BASIC", rules = [] }: PutRegistryScanningConfigurationRequest,
): PutRegistryScanningConfigurationResponse {
  const allowed: readonly string[] | undefined = Object.hasOwn(frequencies, scanType)
    ? frequencies[scanType]
    : undefined;
  if (!allowed) throw invalidParameter("scanType", "Member must satisfy enum value set: [BASIC, ENHANCED]");
  if (rules.length > MOST_RULES) throw invalidParameter("rules", `Member must have at most ${MOST_RULES} items`);
  for (const { scanFrequency = "", repositoryFilters = [] } of rules) {
    if (!allowed.includes(scanFrequency)) {
      throw invalidParameter("rules", `${scanFrequency} is not a scan frequency of ${scanType} scanning`);
    }
    if (
      repositoryFilters.some(
        ({ filterType, filter = "" }) =>
          filterType !== "WILDCARD" || !/^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$/.test(filter),
      )
    ) {
      throw invalidParameter("rules", "repositoryFilters must be wildcard filters");
    }
  }
  const configuration = { scanType, rules };
  registryTable(call).set("scanning", configuration);
  call.world.record("effect", call, "ecr.registry-scanning-configured", configuration);
  return { registryScanningConfiguration: configuration };
}

export function batchGetRepositoryScanningConfiguration(
  call: Call,
  input: BatchGetRepositoryScanningConfigurationRequest,
): BatchGetRepositoryScanningConfigurationResponse {
  const names = required(input.repositoryNames, "repositoryNames");
  const found = names.map((name) => ({ name, repository: repositoryTable(call).get(name) }));
  return {
    scanningConfigurations: found.flatMap(({ repository }) => (repository ? [toConfiguration(call, repository)] : [])),
    failures: found.flatMap(({ name, repository }) =>
      repository
        ? []
        : [
            {
              repositoryName: name,
              failureCode: "REPOSITORY_NOT_FOUND" as const,
              failureReason: `The repository with name '${name}' does not exist in the registry with id '${call.account}'`,
            },
          ],
    ),
  };
}

/** The registry's rules come before what the repository says of itself. */
export function scansOnPush(place: Place, repository: RepositoryRow): boolean {
  const frequency = toConfiguration(place, repository).scanFrequency;
  return frequency === "SCAN_ON_PUSH" || frequency === "CONTINUOUS_SCAN";
}

function toConfiguration(place: Place, repository: RepositoryRow): RepositoryScanningConfiguration {
  const { repositoryArn, repositoryName, imageScanningConfiguration } = repository;
  const rule = ruleOf(configurationOf(place).rules ?? [], repositoryName);
  const own = imageScanningConfiguration?.scanOnPush ? "SCAN_ON_PUSH" : "MANUAL";
  const scanFrequency = rule?.scanFrequency ?? own;
  return {
    repositoryArn,
    repositoryName,
    scanOnPush: scanFrequency !== "MANUAL",
    scanFrequency,
    appliedScanFilters: rule?.repositoryFilters ?? [],
  };
}

/** Continuous scanning goes before the rest. */
function ruleOf(rules: RegistryScanningRule[], repositoryName: string): RegistryScanningRule | undefined {
  const matching = rules.filter(({ repositoryFilters = [] }) =>
    repositoryFilters.some(({ filter = "" }) =>
      matchesWildcard(filter.includes("*") ? filter : `*${filter}*`, repositoryName),
    ),
  );
  return matching.find(({ scanFrequency }) => scanFrequency === "CONTINUOUS_SCAN") ?? matching[0];
}
