import type { CliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
import { makeCliCommand } from "./make-cli-command";
import { shellLines } from "./shell-word";
import type { Recovery } from "./stack-recovery";
import type { Target } from "./target";

/** How the AWS CLI gets a stack out of a state in which it cannot be changed. */
export function recoverCommands(target: Target, { stackName, way, resources }: Recovery): CliCommand[] {
  return [makeCliCommand("place", cliPlace(target)), recover(`--stack-name ${stackName}`, way, resources.join(" "))];
}

function recover(stack: string, way: Recovery["way"], resources: string): CliCommand {
  switch (way) {
    case "continue-rollback":
      return makeCliCommand("continue-rollback", `aws cloudformation continue-update-rollback ${stack}`);
    case "continue-rollback-skipping":
      return makeCliCommand(
        "continue-rollback",
        shellLines("aws cloudformation continue-update-rollback", stack, `--resources-to-skip ${resources}`),
      );
    case "delete":
      return makeCliCommand("delete-stack", `aws cloudformation delete-stack ${stack}`);
    case "delete-retaining":
      return makeCliCommand(
        "delete-stack",
        shellLines("aws cloudformation delete-stack", stack, `--retain-resources ${resources}`),
      );
    case "force-delete":
      return makeCliCommand(
        "delete-stack",
        shellLines("aws cloudformation delete-stack", stack, "--deletion-mode FORCE_DELETE_STACK"),
      );
  }
}
