import type { Build } from "@aws-sdk/client-codebuild";
import type { Call } from "../../operation";
import { awsCli } from "./aws-cli";
import { docker } from "./docker";
import { pipOutput } from "./pip-output";
import { codebuildSettings } from "./settings";
import { builtins } from "./shell/builtins";
import type { Outcome, Program } from "./shell/shell";
import { textPrograms } from "./shell/text-programs";
import type { Push, Workspace } from "./workspace";

/** What can be called in a build container. Any other program does nothing and succeeds. */
export function programsOf(call: Call, build: Build, workspace: Workspace) {
  const programs: Record<string, Program<Push>> = {
    ...textPrograms(() => call.world.clock.date()),
    ...builtins,
    aws: awsCli(call, build),
    docker: docker({
      ...call,
      build,
      workspace,
      privileged: build.environment?.privilegedMode ?? false,
    }),
    env: (_args, _stdin, { variables }) => ({
      stdout: Object.entries(variables)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(""),
    }),
    git: (args) => git(args, workspace.commit),
    python: (args) => python(args, codebuildSettings(call).fail === "command"),
    pip: (_args, _stdin, { files }) => ({ progress: pipOutput(files["requirements.txt"] ?? "") }),
  };
  return (name: string) => (Object.hasOwn(programs, name) ? programs[name] : undefined);
}

function git(args: string[], commit: string) {
  if (args[0] !== "rev-parse") return {};
  const short = args.find((arg) => arg.startsWith("--short"));
  const length = short ? Number(short.split("=")[1] ?? 7) : commit.length;
  return { stdout: `${commit.slice(0, length)}\n` };
}

/** The tests of the repository; all else that Python could do is done without a word. */
function python(args: string[], fails: boolean): Outcome<Push> {
  if (!args.includes("pytest")) return {};
  const lines = fails
    ? [
        "tests/test_app.py .F                                                     [100%]",
        "\x1b[31mE       AssertionError: assert 500 == 200\x1b[0m",
        "FAILED tests/test_app.py::test_health - AssertionError: assert 500 == 200",
        "\x1b[31m1 failed, 1 passed in 0.84s\x1b[0m",
      ]
    : [
        "tests/test_app.py ..                                                     [100%]",
        "\x1b[32m2 passed in 0.61s\x1b[0m",
      ];
  return { progress: lines.map((text) => ({ waitMs: 400, text })), status: fails ? 1 : 0 };
}
