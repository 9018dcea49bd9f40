import type { LogLine } from "./log";

export type LogLevel = "error" | "warning" | "info";

const field = /"(?:level|severity|lvl)"\s*:\s*"?([A-Za-z]+|\d+)|\b(?:level|severity|lvl)=([A-Za-z]+)/;
const docker = /^#\d+ (?:[\d.]+ )?/;
const noError = /\b(?:0|no|zero) (?:errors?|warnings?)\b|\b(?:errors?|warnings?):? (?:0|none|null)\b/i;
const errorWord =
  /\b(?:ERROR|FATAL|PANIC|CRITICAL|SEVERE|COMMAND_EXECUTION_ERROR|YAML_FILE_ERROR|CLIENT_ERROR)\b|State: FAILED|\bnpm (?:ERR!|error)|^(?:error|fatal|panic|denied|toomanyrequests|name unknown|tag invalid)\b\s*[:[!]|^\w*(?:Error|Exception): |\bfailed to (?:solve|compute|start|build)\b|\bexit (?:status|code):? [1-9]/;
const warningWord = /\bWARN(?:ING)?\b|^(?:npm )?warn(?:ing)?\b/i;
const stackFailure = /\b[A-Z_]+_FAILED\b|\b(?:UPDATE_)?ROLLBACK_(?:IN_PROGRESS|COMPLETE)\b/;
const rolloutFailure = /\bROLLBACK_[A-Z_]+\b|\bunable to\b|\bfailed\b|\bunhealthy\b|\bFAILED\b|\bTRIGGERED\b/;

// Most lines have no word that could matter.
const hint =
  /err|fail|fatal|panic|crit|severe|denied|toomany|name unknown|tag invalid|exception|warn|level|severity|lvl|rollback|unable|unhealthy|trigger|exit/i;

/** What a line is about, from its own field for it first, from its words second. `text` is without ANSI sequences. */
export function logLevel({ source }: Pick<LogLine, "source">, text: string): LogLevel {
  if (!hint.test(text)) return "info";
  if (source === "stack") return stackFailure.test(text) ? "error" : "info";
  if (source === "ecs" && rolloutFailure.test(text)) return "error";

  const said = field.exec(text);
  if (said) return levelSaid(said[1] ?? said[2] ?? "");

  const words = text.trimStart().replace(docker, "");
  if (noError.test(words)) return "info";
  if (errorWord.test(words)) return "error";
  return warningWord.test(words) ? "warning" : "info";
}

function levelSaid(level: string): LogLevel {
  if (/^(?:err|error|fatal|panic|crit|critical|severe|[5-9]0)$/i.test(level)) return "error";
  return /^(?:warn|warning|40)$/i.test(level) ? "warning" : "info";
}
